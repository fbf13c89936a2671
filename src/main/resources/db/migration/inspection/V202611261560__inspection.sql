-- 巡检: one look at the whole site. Its end stands beside it; one without an end was interrupted or is under way.
create table inspection_scan (
  id bigint generated always as identity primary key,
  begun_by bigint references person,
  at timestamptz not null
);
call keep_facts('inspection_scan');
grant insert on inspection_scan to shenfa_app;

create table inspection_scan_end (
  scan_id bigint primary key references inspection_scan,
  outcome text not null check (outcome in ('FINISHED', 'INTERRUPTED', 'FAILED')),
  pages int not null check (pages >= 0),
  faults int not null check (faults >= 0),
  served boolean not null,
  note text not null default '' check (length(note) <= 500),
  at timestamptz not null
);
call keep_facts('inspection_scan_end');
grant insert on inspection_scan_end to shenfa_app;

-- 问题: what an inspection found, once for each key. What is masked here is shown at the desk only.
create table inspection_fault (
  id bigint generated always as identity primary key,
  key text not null unique check (key ~ '^[0-9a-f]{24}$'),
  kind text not null,
  page text not null check (length(page) between 1 and 2000),
  place text not null check (length(place) <= 400),
  words text not null check (length(words) <= 500),
  evidence text not null check (length(evidence) <= 500),
  unit_id bigint not null references unit,
  item_id bigint references item,
  at timestamptz not null
);
call keep_facts('inspection_fault');
grant insert on inspection_fault to shenfa_app;
create index on inspection_fault (kind, unit_id);

-- When it was seen last, and by which inspection; 0 where it was noticed between two of them.
create table inspection_sighting (
  fault_id bigint primary key references inspection_fault,
  scan_id bigint not null,
  at timestamptz not null
);
grant select, insert, update on inspection_sighting to shenfa_app;

create table inspection_judgment (
  id bigint generated always as identity primary key,
  fault_id bigint not null references inspection_fault,
  decision text not null check (decision in ('ACCEPTED', 'FALSE_ALARM', 'HANDED_OVER')),
  reason text not null check (length(reason) <= 500 and (decision <> 'FALSE_ALARM' or length(btrim(reason)) >= 4)),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('inspection_judgment');
grant insert on inspection_judgment to shenfa_app;
create index on inspection_judgment (fault_id);

-- What an inspection saw is there until the next whole one does not see it; what was noticed between two of them, until
-- somebody judged it and a whole inspection came after.
create view inspection_fault_now as
  select f.*, s.scan_id, s.at as seen_at, u.short_name as unit_name,
    case when s.scan_id = 0 then j.id is null
        or s.at > coalesce((select max(e.at) from inspection_scan_end e where e.outcome = 'FINISHED'), '-infinity')
      else s.scan_id >= coalesce((select max(e.scan_id) from inspection_scan_end e where e.outcome = 'FINISHED'), 0) end as present,
    j.decision, coalesce(j.reason, '') as reason, coalesce(p.name, '') as decided_by, j.at as decided_at
  from inspection_fault f join inspection_sighting s on s.fault_id = f.id join unit u on u.id = f.unit_id
    left join lateral (select * from inspection_judgment k where k.fault_id = f.id order by k.id desc limit 1) j on true
    left join person p on p.id = j.person_id;
grant select on inspection_fault_now to shenfa_app;

-- 首页访问: every visit that was made, as the national check makes them.
create table site_visit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  millis int not null check (millis >= 0),
  opened boolean not null
);
call keep_facts('site_visit');
grant insert on site_visit to shenfa_app;
create index on site_visit (at);

-- 外站链接: where the last inspection found which address.
create table abroad_link (
  address text not null check (length(address) <= 2000),
  page text not null check (length(page) <= 2000),
  primary key (address, page)
);
grant select, insert, delete on abroad_link to shenfa_app;

-- 外站链接的查看: one look each.
create table abroad_look (
  id bigint generated always as identity primary key,
  address text not null check (length(address) <= 2000),
  outcome text not null check (outcome in ('OPENED', 'WALLED', 'FAILED', 'NOT_ASKED')),
  sentence text not null check (length(sentence) <= 500),
  at timestamptz not null
);
call keep_facts('abroad_look');
grant insert on abroad_look to shenfa_app;
create index on abroad_look (address, at desc);
