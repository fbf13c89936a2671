-- 回应关切: what was noticed, how grave it is, who answers for it, and which releases are its answers.
create sequence concern_number;
create table concern (
  id bigint generated always as identity primary key,
  number text not null unique default 'GQ' || to_char(now() at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(nextval('concern_number')::text, 4, '0'),
  name text not null check (length(btrim(name)) between 4 and 60),
  words text not null check (length(btrim(words)) between 10 and 2000),
  source text not null check (source in ('DUTY', 'LETTERS', 'MEDIA', 'SUPERIOR', 'MONITORING', 'OTHER')),
  origin text not null check (length(btrim(origin)) between 4 and 500),
  occurred_at timestamptz,
  found_at timestamptz not null check (occurred_at is null or occurred_at <= found_at),
  urgent boolean not null,
  noticed_by bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (found_at <= at)
);
call keep_facts('concern');
grant insert on concern to shenfa_app;
grant usage on sequence concern_number to shenfa_app;

create table concern_level (
  concern_id bigint primary key references concern,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('concern_level');
grant insert on concern_level to shenfa_app;

-- Who answers for it: by function, with the person who speaks.
create table concern_charge (
  concern_id bigint primary key references concern,
  unit_id bigint not null references unit,
  spokesperson_id bigint not null references person,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('concern_charge');
grant insert on concern_charge to shenfa_app;

-- Each answer is an item of the main line; what it says is what was reviewed there.
create table concern_statement (
  item_id bigint primary key references item,
  concern_id bigint not null references concern,
  kind text not null check (kind in ('FIRST', 'UPDATE', 'REFUTATION', 'CONCLUSION')),
  actor text not null check (actor in ('HANDLER', 'HEAD')),
  person_id bigint not null references person,
  evidence text not null default '' check (length(evidence) <= 2000),
  handed_to text not null default '' check (length(handed_to) <= 500),
  at timestamptz not null default clock_timestamp(),
  check (kind <> 'REFUTATION' or length(btrim(evidence)) >= 4)
);
call keep_facts('concern_statement');
grant insert on concern_statement to shenfa_app;
create index on concern_statement (concern_id);
create unique index on concern_statement (concern_id) where kind = 'FIRST';

-- 厅领导同意 of the words of the first answer to the gravest.
create table concern_approval (
  concern_id bigint not null references concern,
  digest bytea not null references revision (digest),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (concern_id, digest)
);
call keep_facts('concern_approval');
grant insert on concern_approval to shenfa_app;

create table concern_press (
  concern_id bigint primary key references concern,
  held_at timestamptz not null,
  place text not null check (length(btrim(place)) between 4 and 200),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (held_at <= at)
);
call keep_facts('concern_press');
grant insert on concern_press to shenfa_app;

-- 不予回应: one proposes, another decides.
create table concern_drop (
  id bigint generated always as identity primary key,
  concern_id bigint not null references concern,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('concern_drop');
grant insert on concern_drop to shenfa_app;
create table concern_drop_decision (
  drop_id bigint primary key references concern_drop,
  agrees boolean not null,
  reason text not null check (agrees or length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('concern_drop_decision');
grant insert on concern_drop_decision to shenfa_app;

create function two_drop() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.agrees and new.person_id = (select d.person_id from concern_drop d where d.id = new.drop_id) then
    raise exception '不予回应须由另一人同意' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger two_drop before insert on concern_drop_decision for each row execute function two_drop();
alter table concern_drop_decision enable always trigger two_drop;

-- 不予回应的每月复看: the month that was gone through, once.
create table concern_monthly (
  month date primary key check (extract(day from month) = 1),
  words text not null check (length(btrim(words)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('concern_monthly');
grant insert on concern_monthly to shenfa_app;

create table concern_letter (
  concern_id bigint not null references concern,
  letter text not null check (letter ~ '^[0-9A-Z-]{4,24}$'),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (concern_id, letter)
);
call keep_facts('concern_letter');
grant insert on concern_letter to shenfa_app;

-- When the next word is promised, as the reviewed text says it; null where it says nothing that can be read.
create function promised_in(text_of bytea) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return substring(convert_from((select manifest from revision where digest = text_of), 'UTF8')::jsonb ->> 'body'
    from '下次更新</h2>\s*<p>[^<]*?(\d{4}-\d\d-\d\d \d\d:\d\d)')::timestamp at time zone 'Asia/Shanghai';
exception when datetime_field_overflow or invalid_datetime_format then return null;
end $$;

create function concern_state(of_concern bigint) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select state from course_now where procedure = 'concern' and case_id = of_concern
$$;

-- What goes out for a concern goes out at its time, with the promise it owes, and the gravest with a leader's word.
create function answers_as_owed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s concern_statement; next_word timestamptz;
begin
  select * into s from concern_statement where item_id = new.item_id;
  if not found then return new; end if;
  if s.kind = 'FIRST' and exists (select from concern_level l where l.concern_id = s.concern_id and l.level = 'A')
     and not exists (select from concern_approval a where a.concern_id = s.concern_id and a.digest = new.digest) then
    raise exception 'A 级关切的首次回应，这一稿还没有厅领导同意' using errcode = 'SF409';
  end if;
  if exists (select from release r where r.item_id = new.item_id) then return new; end if;
  if concern_state(s.concern_id) is distinct from (case s.kind when 'FIRST' then 'IN_REVIEW' else 'RESPONDED' end) then
    raise exception '这一关切现在不能再发这一件' using errcode = 'SF409';
  end if;
  next_word := promised_in(new.digest);
  if s.kind in ('FIRST', 'UPDATE') and next_word is null then
    raise exception '正文没有写明下次更新的时间' using errcode = 'SF422';
  end if;
  if next_word <= clock_timestamp() then
    raise exception '正文约定的下次更新时间已经过去' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger answers_as_owed before insert on release for each row execute function answers_as_owed();
alter table release enable always trigger answers_as_owed;

revoke all on function promised_in(bytea), concern_state(bigint) from public;
grant execute on function promised_in(bytea), concern_state(bigint) to shenfa_app;

-- Every statement that went out, with the step it was in the course of its concern; null while that is not taken.
create view concern_answer as
  select s.concern_id, s.item_id, i.number as item, s.kind, l.title, l.state, s.actor, s.person_id, p.name as person_name,
    s.evidence, s.handed_to, s.at, f.id as release_id, f.release_no, f.path, f.released_at, f.released_by, f.digest,
    case when f.id is not null then promised_in(f.digest) end as promised,
    exists (select from course c where c.procedure = 'concern' and c.case_id = s.concern_id
      and c.event in ('RESPOND', 'UPDATE', 'REFUTE') and c.details ->> 'item' = i.number) as taken
  from concern_statement s join item i on i.id = s.item_id join item_listing l on l.item_id = s.item_id
    join person p on p.id = s.person_id
    left join lateral (select * from release r where r.item_id = s.item_id order by r.id limit 1) f on true;
grant select on concern_answer to shenfa_app;
-- Each release is one step of the course, and each promise is missed once, whoever looks how often.
create unique index concern_answer_once on course ((details ->> 'item'))
  where procedure = 'concern' and event in ('RESPOND', 'UPDATE', 'REFUTE');
create unique index concern_checked_once on course ((details ->> 'item')) where procedure = 'concern' and event = 'CHECK_LIVE';
create unique index concern_missed_once on course (case_id, (details ->> 'promise')) where procedure = 'concern' and event = 'MISS';

-- What the visitor's role may read: concerns that were answered on the site, and which items are the answers.
-- Neither the notice nor its words are among them.
create view public_concern with (security_barrier) as
  select c.number, n.state in ('CONCLUDED', 'EVALUATED', 'ARCHIVED') as concluded,
    case when n.state = 'RESPONDED' then p.promised end as next_update,
    coalesce(n.state = 'RESPONDED' and p.promised < now(), false) as overdue,
    array(select o.details ->> 'item' from course o where o.procedure = 'concern' and o.case_id = c.id
      and o.event in ('RESPOND', 'UPDATE', 'REFUTE') order by o.n) as items,
    array(select o.details ->> 'label' from course o where o.procedure = 'concern' and o.case_id = c.id
      and o.event in ('RESPOND', 'UPDATE', 'REFUTE') order by o.n) as labels
  from concern c join course_now n on n.procedure = 'concern' and n.case_id = c.id
    left join lateral (select case when l.details ->> 'next' <> '' then (l.details ->> 'next')::timestamptz end as promised
      from course l where l.procedure = 'concern' and l.case_id = c.id and l.event in ('RESPOND', 'UPDATE', 'REFUTE')
        and (l.details ->> 'next' <> '' or l.details ->> 'kind' = 'CONCLUSION') order by l.n desc limit 1) p on true
  where n.state in ('RESPONDED', 'CONCLUDED', 'EVALUATED', 'ARCHIVED');
grant select on public_concern to shenfa_public, shenfa_app;

insert into procedure_step (procedure, from_state, event, actor, to_state)
values
  ('concern', '', 'NOTICE', 'INTAKE', 'FOUND'),
  ('concern', '', 'NOTICE', 'HANDLER', 'FOUND'),
  ('concern', '', 'NOTICE', 'HEAD', 'FOUND'),
  ('concern', '', 'NOTICE', 'SITE', 'FOUND'),
  ('concern', '', 'NOTICE', 'PETITION_DESK', 'FOUND'),
  ('concern', '', 'NOTICE', 'OPENNESS_DESK', 'FOUND'),
  ('concern', '', 'NOTICE', 'OFFICE_HEAD', 'FOUND'),
  ('concern', '', 'NOTICE', 'SUPERVISOR', 'FOUND'),
  ('concern', '', 'NOTICE', 'LEADER', 'FOUND'),
  ('concern', 'FOUND', 'ASSESS', 'INTAKE', 'ASSESSED'),
  ('concern', 'FOUND', 'ASSESS', 'SITE', 'ASSESSED'),
  ('concern', 'FOUND', 'ASSESS', 'SUPERVISOR', 'ASSESSED'),
  ('concern', 'ASSESSED', 'ASSIGN', 'SUPERVISOR', 'ASSIGNED'),
  ('concern', 'ASSESSED', 'ASSIGN', 'LEADER', 'ASSIGNED'),
  ('concern', 'ASSIGNED', 'DRAFT', 'HANDLER', 'IN_REVIEW'),
  ('concern', 'ASSIGNED', 'DRAFT', 'HEAD', 'IN_REVIEW'),
  ('concern', 'IN_REVIEW', 'RESPOND', 'SITE', 'RESPONDED'),
  ('concern', 'RESPONDED', 'CHECK_LIVE', 'SITE', 'RESPONDED'),
  ('concern', 'RESPONDED', 'UPDATE', 'HANDLER', 'RESPONDED'),
  ('concern', 'RESPONDED', 'UPDATE', 'HEAD', 'RESPONDED'),
  ('concern', 'RESPONDED', 'MISS', 'SYSTEM', 'RESPONDED'),
  ('concern', 'RESPONDED', 'REFUTE', 'HANDLER', 'RESPONDED'),
  ('concern', 'RESPONDED', 'REFUTE', 'HEAD', 'RESPONDED'),
  ('concern', 'RESPONDED', 'CONCLUDE', 'HEAD', 'CONCLUDED'),
  ('concern', 'CONCLUDED', 'EVALUATE', 'INTAKE', 'EVALUATED'),
  ('concern', 'CONCLUDED', 'EVALUATE', 'SITE', 'EVALUATED'),
  ('concern', 'CONCLUDED', 'EVALUATE', 'SUPERVISOR', 'EVALUATED'),
  ('concern', 'FOUND', 'DROP', 'INTAKE', 'NO_RESPONSE_NEEDED'),
  ('concern', 'FOUND', 'DROP', 'SITE', 'NO_RESPONSE_NEEDED'),
  ('concern', 'FOUND', 'DROP', 'SUPERVISOR', 'NO_RESPONSE_NEEDED'),
  ('concern', 'ASSESSED', 'DROP', 'INTAKE', 'NO_RESPONSE_NEEDED'),
  ('concern', 'ASSESSED', 'DROP', 'SITE', 'NO_RESPONSE_NEEDED'),
  ('concern', 'ASSESSED', 'DROP', 'SUPERVISOR', 'NO_RESPONSE_NEEDED'),
  ('concern', 'EVALUATED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED');
