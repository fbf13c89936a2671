-- The steps of every procedure, as its module defines them; a test compares the two.
create table procedure_step (
  procedure text not null check (procedure ~ '^[a-z]+$'),
  from_state text not null,
  event text not null,
  actor text not null,
  to_state text not null,
  primary key (procedure, from_state, event, actor)
);
call keep_facts('procedure_step');

-- What every case went through. The state of a case is where its last step led.
create table course (
  procedure text not null,
  case_id bigint not null,
  n int not null,
  event text not null,
  actor text not null,
  person_id bigint references person,
  unit_id bigint references unit,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  reason text not null default '' check (length(reason) <= 4000),
  details jsonb not null default '{}',
  primary key (procedure, case_id, n),
  check ((person_id is null) = (actor in ('CITIZEN', 'OUTSIDE', 'SYSTEM')))
);
call keep_facts('course');
grant insert on course to shenfa_app;
create index on course (procedure, to_state);

-- Numbers the step, and refuses it when the case is elsewhere by now or the procedure has none like it.
create function step_is_listed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare before course;
begin
  perform pg_advisory_xact_lock(hashtextextended('course ' || new.procedure || ' ' || new.case_id, 0));
  select * into before from course c where c.procedure = new.procedure and c.case_id = new.case_id order by c.n desc limit 1;
  if coalesce(before.to_state, '') <> new.from_state then
    raise exception '这一件刚刚由别人办到了下一步，请刷新后再看' using errcode = 'SF409';
  end if;
  if not exists (select from procedure_step s where s.procedure = new.procedure and s.from_state = new.from_state
      and s.event = new.event and s.actor = new.actor and s.to_state = new.to_state) then
    raise exception '办理程序里没有这一步' using errcode = 'SF422';
  end if;
  new.n := coalesce(before.n, 0) + 1;
  new.at := greatest(new.at, before.at);
  return new;
end $$;
create trigger step_is_listed before insert on course for each row execute function step_is_listed();
alter table course enable always trigger step_is_listed;

-- Where every case stands.
create view course_now as
  select distinct on (procedure, case_id) procedure, case_id, n, to_state as state, at, unit_id
  from course order by procedure, case_id, n desc;
grant select on course_now to shenfa_app;
