-- 值班读网: who reads the site on which day, what there is to read, and what came of it.

-- Whose turn a day is: the newest row of a day counts, and no row is written for a day that has gone by.
create table duty_turn (
  id bigint generated always as identity primary key,
  day date not null,
  person_id bigint not null references person,
  why text not null check (why in ('PLAN', 'SWAP', 'SUBSTITUTE')),
  reason text not null default '' check (length(reason) <= 500),
  by_person bigint not null references person,
  at timestamptz not null,
  check (why <> 'SUBSTITUTE' or length(btrim(reason)) >= 4)
);
call keep_facts('duty_turn');
grant insert on duty_turn to shenfa_app;
create index on duty_turn (day, id);

create view duty_roster as select distinct on (day) * from duty_turn order by day, id desc;
grant select on duty_roster to shenfa_app;

-- Days on which somebody cannot be asked.
create table duty_absence (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  from_day date not null,
  to_day date not null check (to_day between from_day and from_day + 366),
  reason text not null check (length(btrim(reason)) between 2 and 100),
  by_person bigint not null references person,
  at timestamptz not null
);
call keep_facts('duty_absence');
grant insert on duty_absence to shenfa_app;
create table duty_absence_end (
  absence_id bigint primary key references duty_absence,
  by_person bigint not null references person,
  at timestamptz not null
);
call keep_facts('duty_absence_end');
grant insert on duty_absence_end to shenfa_app;
create view duty_away as
  select a.* from duty_absence a where not exists (select from duty_absence_end e where e.absence_id = a.id);
grant select on duty_away to shenfa_app;

-- One asks, the other answers; nothing changes before the answer.
create table duty_swap (
  id bigint generated always as identity primary key,
  day date not null,
  from_person bigint not null references person,
  to_person bigint not null references person check (to_person <> from_person),
  give_back date check (give_back <> day),
  reason text not null check (length(btrim(reason)) between 2 and 200),
  at timestamptz not null
);
call keep_facts('duty_swap');
grant insert on duty_swap to shenfa_app;
create table duty_swap_answer (
  swap_id bigint primary key references duty_swap,
  accepted boolean not null,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('duty_swap_answer');
grant insert on duty_swap_answer to shenfa_app;

create function swap_is_answered_by_the_other() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.accepted and not exists (select from duty_swap s where s.id = new.swap_id and s.to_person = new.person_id) then
    raise exception '换班由被请的人同意' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger swap_is_answered_by_the_other before insert on duty_swap_answer
  for each row execute function swap_is_answered_by_the_other();
alter table duty_swap_answer enable always trigger swap_is_answered_by_the_other;

-- 值班日: one case of the procedure for each calendar day that had a person.
create table duty_day (
  id bigint generated always as identity primary key,
  day date not null unique
);
call keep_facts('duty_day');
grant insert on duty_day to shenfa_app;

create view duty_day_now as
  select d.id, d.day, c.state, r.person_id, p.name as person_name
  from duty_day d join course_now c on c.procedure = 'duty' and c.case_id = d.id
    join duty_roster r on r.day = d.day join person p on p.id = r.person_id;
grant select on duty_day_now to shenfa_app;

create function turn_is_open() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('duty ' || new.day, 0));
  if new.day < (new.at at time zone 'Asia/Shanghai')::date then
    raise exception '已经过去的日子，值班的人不再改' using errcode = 'SF409';
  end if;
  if exists (select from duty_day_now d where d.day = new.day and d.state not in ('PLANNED', 'NOT_STARTED', 'READING')) then
    raise exception '这一天已经交班，不能再换人' using errcode = 'SF409';
  end if;
  if new.why = 'SWAP' and not exists (select from duty_swap s join duty_swap_answer a on a.swap_id = s.id and a.accepted
      where new.person_id in (s.to_person, s.from_person) and new.day in (s.day, s.give_back)) then
    raise exception '对方还没有同意换班' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger turn_is_open before insert on duty_turn for each row execute function turn_is_open();
alter table duty_turn enable always trigger turn_is_open;

-- 读网单: what the day's reader is to look at, written down when the reading begins.
create table duty_line (
  id bigint generated always as identity primary key,
  day_id bigint not null references duty_day,
  n int not null,
  kind text not null check (kind in ('SITE', 'HANDOVER', 'RELEASED', 'COLUMN', 'LETTERS', 'SOLICITATIONS', 'SAMPLE', 'LONG_UNREAD')),
  subject text not null check (length(subject) <= 400),
  why text not null check (length(why) <= 400),
  path text not null default '',
  link text not null default '',
  item_id bigint references item,
  unique (day_id, n)
);
call keep_facts('duty_line');
grant insert on duty_line to shenfa_app;
create index on duty_line (item_id) where item_id is not null;

-- What the reader found; the newest of a line counts, and none is added once the day is handed over.
create table duty_mark (
  id bigint generated always as identity primary key,
  line_id bigint not null references duty_line,
  verdict text not null check (verdict in ('FINE', 'FAULT', 'UNREAD')),
  words text not null default '' check (length(words) <= 500),
  quoted text not null default '' check (length(quoted) <= 300),
  person_id bigint not null references person,
  at timestamptz not null,
  check (verdict = 'FINE' or length(btrim(words)) >= 2)
);
call keep_facts('duty_mark');
grant insert on duty_mark to shenfa_app;
create index on duty_mark (line_id, id);

create function mark_is_of_the_reader() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from duty_line l join duty_day_now d on d.id = l.day_id
      where l.id = new.line_id and d.state = 'READING' and d.person_id = new.person_id) then
    raise exception '读网单由当天值班的人在交班以前填写' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger mark_is_of_the_reader before insert on duty_mark for each row execute function mark_is_of_the_reader();
alter table duty_mark enable always trigger mark_is_of_the_reader;

create view duty_line_now as
  select l.*, m.verdict, coalesce(m.words, '') as words, coalesce(m.quoted, '') as quoted, m.at as marked_at
  from duty_line l left join lateral (select * from duty_mark m where m.line_id = l.id order by m.id desc limit 1) m on true;
grant select on duty_line_now to shenfa_app;

-- 交班: the reader's words and signature, once.
create table duty_handover (
  day_id bigint primary key references duty_day,
  note text not null check (length(note) <= 1000),
  tomorrow text not null check (length(tomorrow) <= 1000),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('duty_handover');
grant insert on duty_handover to shenfa_app;

create function nothing_is_left_open() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from duty_line_now l where l.day_id = new.day_id and l.verdict is null) then
    raise exception '读网单还有没填的行' using errcode = 'SF422';
  end if;
  if not exists (select from duty_day_now d where d.id = new.day_id and d.state = 'READING' and d.person_id = new.person_id) then
    raise exception '交班由当天值班的人办' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger nothing_is_left_open before insert on duty_handover for each row execute function nothing_is_left_open();
alter table duty_handover enable always trigger nothing_is_left_open;

-- 抽查: the head reads some pages of a day again without seeing what the reader wrote of them.
create table duty_second_look (
  id bigint generated always as identity primary key,
  line_id bigint not null references duty_line unique,
  fault boolean not null,
  words text not null check (length(words) <= 500),
  person_id bigint not null references person,
  at timestamptz not null,
  check (not fault or length(btrim(words)) >= 2)
);
call keep_facts('duty_second_look');
grant insert on duty_second_look to shenfa_app;

-- 读过的页面: on which day somebody last read each current page as duty.
create view page_reading as
  select c.item_id, c.path, l.title, l.columns, c.first_released_at,
    (select max(d.day) from duty_line_now n join duty_day d on d.id = n.day_id
      where n.item_id = c.item_id and n.verdict in ('FINE', 'FAULT')) as read_on
  from current_release c join item_listing l on l.item_id = c.item_id;
grant select on page_reading to shenfa_app;

insert into procedure_step (procedure, from_state, event, actor, to_state) values
  ('duty', '', 'PLAN', 'SUPERVISOR', 'PLANNED'),
  ('duty', 'ACKNOWLEDGED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED'),
  ('duty', 'ACKNOWLEDGED', 'SECOND_LOOK', 'SUPERVISOR', 'ACKNOWLEDGED'),
  ('duty', 'MISSED', 'LATE_NOTE', 'READER', 'MISSED'),
  ('duty', 'NOT_STARTED', 'MISS', 'SYSTEM', 'MISSED'),
  ('duty', 'NOT_STARTED', 'START', 'READER', 'READING'),
  ('duty', 'NOT_STARTED', 'SUBSTITUTE', 'SUPERVISOR', 'NOT_STARTED'),
  ('duty', 'PLANNED', 'MISS', 'SYSTEM', 'MISSED'),
  ('duty', 'PLANNED', 'REMIND', 'SYSTEM', 'NOT_STARTED'),
  ('duty', 'PLANNED', 'START', 'READER', 'READING'),
  ('duty', 'PLANNED', 'SUBSTITUTE', 'SUPERVISOR', 'PLANNED'),
  ('duty', 'PLANNED', 'SWAP', 'READER', 'PLANNED'),
  ('duty', 'READING', 'MISS', 'SYSTEM', 'MISSED'),
  ('duty', 'READING', 'SUBMIT', 'READER', 'SUBMITTED'),
  ('duty', 'READING', 'SUBSTITUTE', 'SUPERVISOR', 'READING'),
  ('duty', 'SUBMITTED', 'ACKNOWLEDGE', 'READER', 'ACKNOWLEDGED'),
  ('duty', 'SUBMITTED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED'),
  ('duty', 'SUBMITTED', 'SECOND_LOOK', 'SUPERVISOR', 'SUBMITTED');
