-- 保管期限表: how long the file of a release is kept, by its kind, from a day on; the newest line of a kind that has begun holds.
-- Without a person it came with the product and waits for 新闻宣传处.
create table archive_rule (
  id bigint generated always as identity primary key,
  kind text not null,
  class text not null check (class in ('PERMANENT', 'THIRTY', 'TEN')),
  valid_from date not null,
  explanation text not null check (length(btrim(explanation)) between 4 and 500),
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('archive_rule');
grant insert on archive_rule to shenfa_app;
create index on archive_rule (kind, valid_from);

insert into archive_rule (kind, class, valid_from, explanation) values
  ('FORMAL_DOCUMENT', 'PERMANENT', '2020-05-22', '本机关制发的公文，查考价值长久'),
  ('INTERPRETATION', 'THIRTY', '2020-05-22', '说明公文的材料，随公文查考'),
  ('NOTICE', 'THIRTY', '2020-05-22', '一般性通知、公告、公示'),
  ('DRAFT_FOR_COMMENT', 'THIRTY', '2020-05-22', '征求意见的过程材料'),
  ('MAJOR_NEWS', 'PERMANENT', '2020-05-22', '重大决策部署和主要领导的重要活动'),
  ('DEPUTY_LEADER_NEWS', 'THIRTY', '2020-05-22', '厅领导的公务活动'),
  ('ORDINARY_NEWS', 'TEN', '2020-05-22', '一般工作动态'),
  ('UNIT_HEAD_NEWS', 'TEN', '2020-05-22', '经批准的例外报道'),
  ('REPRINT', 'TEN', '2020-05-22', '转载，原件由来源单位保管'),
  ('INTERACTION_REPLY', 'TEN', '2020-05-22', '公开的答复；来信原件按来信的保存期限另行保管'),
  ('SERVICE_GUIDE', 'THIRTY', '2020-05-22', '办事依据和流程，供日后查对'),
  ('SITE_ARRANGEMENT', 'TEN', '2020-05-22', '网站布置的改动');

-- 归档文件目录: one package for each release, numbered without a gap within its year and class. Its manifest names every
-- content by digest; the contents themselves stay where they are. The printed form has no other place and is kept here.
create table archive_package (
  id bigint generated always as identity primary key,
  release_id bigint not null unique references release,
  year int not null check (year between 2000 and 2200),
  class text not null check (class in ('PERMANENT', 'THIRTY', 'TEN')),
  n int not null check (n > 0),
  number text not null unique,
  rule_id bigint not null references archive_rule,
  item text not null,
  kind text not null,
  title text not null,
  unit text not null,
  document_number text not null,
  released_at timestamptz not null,
  digest bytea not null unique,
  manifest bytea not null,
  form bytea not null,
  page text check (page ~ '^[0-9a-f]{64}$'),
  files int not null check (files > 0),
  size bigint not null check (size > 0),
  at timestamptz not null default clock_timestamp(),
  words text not null generated always as (lower(number || ' ' || title || ' ' || unit || ' ' || item || ' ' || document_number)) stored,
  unique (year, class, n),
  check (digest = sha256(manifest)),
  check (number = year || '-' || case class when 'PERMANENT' then 'Y' when 'THIRTY' then 'D30' else 'D10' end || '-'
    || case when n < 10000 then lpad(n::text, 4, '0') else n::text end)
);
call keep_facts('archive_package');
grant insert on archive_package to shenfa_app;
-- Manifests and forms lie beside the table, so that looking through the register does not read them.
alter table archive_package set (toast_tuple_target = 256);
create index on archive_package (released_at, id);

create function package_follows() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.n > 1 and not exists (select from archive_package p where p.year = new.year and p.class = new.class and p.n = new.n - 1) then
    raise exception '档号跳号：% 之前缺号', new.number using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger package_follows before insert on archive_package for each row execute function package_follows();
alter table archive_package enable always trigger package_follows;

-- 长时间的工作: an export of a year or of the site on a day, or the inventory of a year. Its end stands beside it; one without
-- an end was interrupted or is under way.
create table archive_work (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('YEAR', 'DAY', 'INVENTORY')),
  year int not null check (year between 2000 and 2200),
  day date check ((day is not null) = (kind = 'DAY')),
  person_id bigint not null references person,
  purpose text not null check (length(btrim(purpose)) between 4 and 200),
  at timestamptz not null
);
call keep_facts('archive_work');
grant insert on archive_work to shenfa_app;

create table archive_work_end (
  work_id bigint primary key references archive_work,
  outcome text not null check (outcome in ('FINISHED', 'INTERRUPTED', 'FAILED')),
  note text not null default '' check (length(note) <= 500),
  units int not null check (units >= 0),
  size bigint not null check (size >= 0),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  result jsonb,
  at timestamptz not null
);
call keep_facts('archive_work_end');
grant insert on archive_work_end to shenfa_app;

-- 年度清点证明: what an inventory found, signed by whoever ran it.
create table archive_certificate (
  work_id bigint primary key references archive_work,
  text text not null,
  remark text not null check (length(remark) <= 500),
  digest bytea not null check (digest = sha256(convert_to(text, 'UTF8'))),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('archive_certificate');
grant insert on archive_certificate to shenfa_app;

create function certified_by_its_runner() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from archive_work w join archive_work_end e on e.work_id = w.id
      where w.id = new.work_id and w.kind = 'INVENTORY' and w.person_id = new.person_id and e.outcome = 'FINISHED') then
    raise exception '清点证明由办理这次清点的人在清点完成以后签署' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger certified_by_its_runner before insert on archive_certificate for each row execute function certified_by_its_runner();
alter table archive_certificate enable always trigger certified_by_its_runner;

-- 自行审查的档案: a subordinate unit's word, year by year, that the papers it registered are all there (20-1).
create table archive_papers (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  year int not null check (year between 2000 and 2200),
  entries int not null check (entries >= 0),
  whole boolean not null,
  remark text not null check (length(remark) <= 500 and (whole or length(btrim(remark)) >= 4)),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('archive_papers');
grant insert on archive_papers to shenfa_app;
create index on archive_papers (year, unit_id);
