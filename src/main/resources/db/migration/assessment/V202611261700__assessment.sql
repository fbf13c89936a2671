-- 考评规则: dated versions. A version that a period uses takes no more lines, so what it scored stays what it was.
create table assessment_rules (
  version int primary key check (version > 0),
  from_day date not null,
  note text not null check (length(btrim(note)) between 4 and 200),
  person_id bigint references person check ((person_id is null) = (version = 1)),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('assessment_rules');
grant insert on assessment_rules to shenfa_app;

create table assessment_rule (
  version int not null references assessment_rules,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  area text not null check (area in ('DISCLOSURE', 'NEWS', 'INTERACTION', 'SERVICES')),
  clause text not null check (clause ~ '^[0-9]+-[0-9]+$'),
  points numeric(6, 2) not null check (points between -100 and 100),
  primary key (version, kind)
);
call keep_facts('assessment_rule');
grant insert on assessment_rule to shenfa_app;

-- What an area begins with and what it cannot exceed.
create table assessment_frame (
  version int not null references assessment_rules,
  area text not null check (area in ('DISCLOSURE', 'NEWS', 'INTERACTION', 'SERVICES')),
  base numeric(6, 2) not null check (base >= 0),
  most numeric(6, 2) not null check (most > 0 and most >= base),
  primary key (version, area)
);
call keep_facts('assessment_frame');
grant insert on assessment_frame to shenfa_app;

create table assessment_period (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 4 and 60),
  from_day date not null,
  until_day date not null check (until_day > from_day and until_day - from_day <= 366),
  version int not null references assessment_rules,
  person_id bigint not null references person,
  at timestamptz not null,
  exclude using gist (daterange(from_day, until_day, '[]') with &&)
);
call keep_facts('assessment_period');
grant insert on assessment_period to shenfa_app;

create function assessment_rules_are_whole() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from assessment_period p where p.version = new.version) then
    raise exception '这一版考评规则已经用于考评，不能再改' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger assessment_rules_are_whole before insert on assessment_rule for each row execute function assessment_rules_are_whole();
create trigger assessment_frames_are_whole before insert on assessment_frame for each row execute function assessment_rules_are_whole();
alter table assessment_rule enable always trigger assessment_rules_are_whole;
alter table assessment_frame enable always trigger assessment_frames_are_whole;

-- 计分账: one line for each thing that happened, once; with the event it rests on. Nothing else makes a score.
create table assessment_line (
  id bigint generated always as identity primary key,
  period_id bigint not null references assessment_period,
  unit_id bigint not null references unit,
  kind text not null,
  area text not null,
  clause text not null,
  points numeric(6, 2) not null,
  event_module text not null check (event_module ~ '^[a-z]+$'),
  event_kind text not null check (event_kind in ('ITEM', 'DEADLINE', 'STEP', 'CONFIRMATION', 'OBJECTION')),
  event_id text not null check (event_id ~ '^([0-9]+|[a-z]+/[0-9]+/[0-9]+)$'),
  event_at timestamptz not null,
  words text not null check (length(btrim(words)) between 2 and 300),
  address text not null check (address ~ '^/desk/[a-z]+/[0-9A-Za-z-]+'),
  corrects bigint unique references assessment_line check ((corrects is null) = (event_kind <> 'OBJECTION')),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('assessment_line');
grant insert on assessment_line to shenfa_app;
-- One event makes one line, also when its day was counted anew; a guide may be overdue again after another confirmation.
create unique index assessment_line_once on assessment_line (kind, unit_id, event_kind, event_id,
  (case when kind = 'GUIDE_OVERDUE' then event_at end)) nulls not distinct where corrects is null;
create index on assessment_line (period_id, unit_id);

-- 异议: a unit's head about one line; another person answers.
create table assessment_objection (
  id bigint generated always as identity primary key,
  line_id bigint not null unique references assessment_line,
  words text not null check (length(btrim(words)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('assessment_objection');
grant insert on assessment_objection to shenfa_app;

create table assessment_answer (
  objection_id bigint primary key references assessment_objection,
  upheld boolean not null,
  words text not null check (length(btrim(words)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('assessment_answer');
grant insert on assessment_answer to shenfa_app;

-- 得分: as it was calculated and as it was confirmed, with every line it rests on.
create table assessment_result (
  period_id bigint not null references assessment_period,
  stage text not null check (stage in ('PROVISIONAL', 'CONFIRMED')),
  content bytea not null check (octet_length(content) between 2 and 20000000),
  digest bytea not null generated always as (sha256(content)) stored,
  person_id bigint not null references person,
  at timestamptz not null,
  primary key (period_id, stage)
);
call keep_facts('assessment_result');
grant insert on assessment_result to shenfa_app;

-- The item of the main line by which the circular becomes public.
create table assessment_circular (
  period_id bigint primary key references assessment_period,
  item_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('assessment_circular');
grant insert on assessment_circular to shenfa_app;

-- Whether the event a line rests on is in the records.
create function assessment_event_is_there(of_kind text, of_id text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return case of_kind
    when 'ITEM' then exists (select from item i where i.id = of_id::bigint)
    when 'DEADLINE' then exists (select from deadline d where d.id = of_id::bigint)
    when 'CONFIRMATION' then exists (select from guide_confirmation c where c.id = of_id::bigint)
    when 'OBJECTION' then exists (select from assessment_answer a where a.objection_id = of_id::bigint and a.upheld)
    when 'STEP' then exists (select from course c where c.procedure = split_part(of_id, '/', 1)
      and c.case_id = split_part(of_id, '/', 2)::bigint and c.n = split_part(of_id, '/', 3)::int)
    else false end;
end $$;

-- A line is what the rules of its period say of an event that is in the records; a correction takes a line back whole.
create function assessment_line_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p assessment_period; said assessment_rule; wrong assessment_line; stands text;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('course assessment ' || new.period_id, 0));
  select * into p from assessment_period x where x.id = new.period_id;
  select n.state into stands from course_now n where n.procedure = 'assessment' and n.case_id = new.period_id;
  select * into said from assessment_rule r where r.version = p.version and r.kind = new.kind;
  if said.kind is null or (new.area, new.clause) is distinct from (said.area, said.clause) then
    raise exception '考评规则里没有这一项' using errcode = 'SF422';
  end if;
  if new.event_id !~ '^([0-9]+|[a-z]+/[0-9]+/[0-9]+)$' or not coalesce(assessment_event_is_there(new.event_kind, new.event_id), false) then
    raise exception '计分的事在记录里找不到，不能计分' using errcode = 'SF422';
  end if;
  if new.corrects is null then
    if stands not in ('PERIOD_OPEN', 'COLLECTING') then
      raise exception '这一期已经计分，不再收新的事' using errcode = 'SF409';
    end if;
    if new.points <> said.points or (new.event_at at time zone 'Asia/Shanghai')::date not between p.from_day and p.until_day then
      raise exception '分值或者日期与考评规则不符' using errcode = 'SF422';
    end if;
  else
    select * into wrong from assessment_line l where l.id = new.corrects;
    if stands <> 'OBJECTION' or wrong.corrects is not null
      or (wrong.period_id, wrong.unit_id, wrong.kind, wrong.points) is distinct from (new.period_id, new.unit_id, new.kind, -new.points)
      or not exists (select from assessment_objection o where o.id = new.event_id::bigint and o.line_id = wrong.id) then
      raise exception '更正须整行冲回一条异议成立的计分' using errcode = 'SF422';
    end if;
  end if;
  return new;
end $$;
create trigger assessment_line_holds before insert on assessment_line for each row execute function assessment_line_holds();
alter table assessment_line enable always trigger assessment_line_holds;

-- Objections are heard while their days run; whoever calculated the scores answers none and whoever answered confirms none.
create function assessment_other_eyes() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_period bigint;
begin
  if tg_table_name = 'course' then
    if exists (select from assessment_answer a join assessment_objection o on o.id = a.objection_id
        join assessment_line l on l.id = o.line_id where l.period_id = new.case_id and a.person_id = new.person_id) then
      raise exception '答复过异议的人不能确认这一期的得分' using errcode = 'SF403';
    end if;
    if exists (select from assessment_objection o join assessment_line l on l.id = o.line_id where l.period_id = new.case_id
        and not exists (select from assessment_answer a where a.objection_id = o.id)) then
      raise exception '还有异议没有答复，不能确认得分' using errcode = 'SF409';
    end if;
    return new;
  end if;
  if tg_table_name = 'assessment_objection' then
    select l.period_id into of_period from assessment_line l where l.id = new.line_id;
  else
    select l.period_id into of_period from assessment_objection o join assessment_line l on l.id = o.line_id where o.id = new.objection_id;
    if new.person_id = (select o.person_id from assessment_objection o where o.id = new.objection_id)
      or exists (select from course c where c.procedure = 'assessment' and c.case_id = of_period and c.event = 'CALCULATE'
        and c.person_id = new.person_id) then
      raise exception '异议由计分的人、提出异议的人以外的人答复' using errcode = 'SF403';
    end if;
  end if;
  if (select n.state from course_now n where n.procedure = 'assessment' and n.case_id = of_period) is distinct from 'OBJECTION' then
    raise exception '现在不是核对得分的时候' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger assessment_other_eyes before insert on assessment_objection for each row execute function assessment_other_eyes();
create trigger assessment_other_eyes before insert on assessment_answer for each row execute function assessment_other_eyes();
create trigger assessment_other_eyes before insert on course for each row
  when (new.procedure = 'assessment' and new.event = 'CONFIRM') execute function assessment_other_eyes();
alter table assessment_objection enable always trigger assessment_other_eyes;
alter table assessment_answer enable always trigger assessment_other_eyes;
alter table course enable always trigger assessment_other_eyes;

create view assessment_now as
  select p.*, n.state, n.at as since,
    exists (select from course c where c.procedure = 'assessment' and c.case_id = p.id and c.event = 'WINDOW_ENDS') as window_over,
    (select d.end_at from deadline_now d where d.procedure = 'assessment' and d.case_id = p.id and d.rule = 'ASSESSMENT_OBJECTION'
      order by d.id desc limit 1) as window_end,
    (select c.item_id from assessment_circular c where c.period_id = p.id) as circular_item
  from assessment_period p join course_now n on n.procedure = 'assessment' and n.case_id = p.id;
grant select on assessment_now to shenfa_app;

revoke all on function assessment_rules_are_whole(), assessment_event_is_there(text, text), assessment_line_holds(),
  assessment_other_eyes() from public;

insert into assessment_rules (version, from_day, note, person_id) values (1, '2020-05-22', '随办法施行的第一版', null);
insert into assessment_frame (version, area, base, most)
values (1, 'DISCLOSURE', 20, 25), (1, 'NEWS', 20, 25), (1, 'INTERACTION', 20, 25), (1, 'SERVICES', 20, 25);
insert into assessment_rule (version, kind, area, clause, points)
values
  (1, 'INFORMATION_ON_TIME', 'DISCLOSURE', '10-1', 0.5),
  (1, 'INFORMATION_LATE', 'DISCLOSURE', '10-1', -2),
  (1, 'REQUEST_LATE', 'DISCLOSURE', '10-3', -2),
  (1, 'ERROR_GRAVE', 'DISCLOSURE', '25-1', -5),
  (1, 'ERROR_PLAIN', 'DISCLOSURE', '25-1', -1),
  (1, 'ERROR_SLIGHT', 'DISCLOSURE', '25-1', -0.5),
  (1, 'ERROR_LATE', 'DISCLOSURE', '25-1', -2),
  (1, 'ERROR_REPEATED', 'DISCLOSURE', '25-1', -1),
  (1, 'ORDER_UNRECTIFIED', 'DISCLOSURE', '23-1', -3),
  (1, 'NEWS_RELEASED', 'NEWS', '11-2', 0.5),
  (1, 'LETTER_ON_TIME', 'INTERACTION', '19-1', 0.5),
  (1, 'LETTER_LATE', 'INTERACTION', '19-1', -3),
  (1, 'LETTER_RETURNED', 'INTERACTION', '19-2', 0),
  (1, 'LETTER_DESIGNATED', 'INTERACTION', '19-2', -1),
  (1, 'FEEDBACK_ON_TIME', 'INTERACTION', '17-3', 1),
  (1, 'FEEDBACK_LATE', 'INTERACTION', '17-3', -3),
  (1, 'GUIDE_CONFIRMED', 'SERVICES', '14-1', 0.5),
  (1, 'GUIDE_OVERDUE', 'SERVICES', '14-1', -2);

insert into procedure_step (procedure, from_state, event, actor, to_state)
values
  ('assessment', '', 'OPEN', 'SUPERVISOR', 'PERIOD_OPEN'),
  ('assessment', 'PERIOD_OPEN', 'COLLECT', 'SYSTEM', 'COLLECTING'),
  ('assessment', 'COLLECTING', 'CALCULATE', 'SUPERVISOR', 'PROVISIONAL'),
  ('assessment', 'PROVISIONAL', 'SHOW', 'SUPERVISOR', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'OBJECT', 'HEAD', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'ANSWER', 'INTAKE', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'ANSWER', 'LEADER', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'ANSWER', 'SITE', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'WINDOW_ENDS', 'SYSTEM', 'OBJECTION'),
  ('assessment', 'OBJECTION', 'CONFIRM', 'SUPERVISOR', 'CONFIRMED'),
  ('assessment', 'CONFIRMED', 'CIRCULATE', 'SYSTEM', 'CIRCULATED'),
  ('assessment', 'CIRCULATED', 'RECTIFY', 'SUPERVISOR', 'RECTIFYING'),
  ('assessment', 'RECTIFYING', 'CLOSE', 'SUPERVISOR', 'CLOSED');
