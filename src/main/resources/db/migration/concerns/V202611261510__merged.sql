-- One event that was registered twice: the one that goes on, and the one that ends in it. Both keep their course.
create table concern_merge (
  concern_id bigint primary key references concern,
  main_id bigint not null references concern,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (concern_id <> main_id)
);
call keep_facts('concern_merge');
grant insert on concern_merge to shenfa_app;
create index on concern_merge (main_id);

-- Into one that goes on, and never in a circle.
create function merged_into_one_that_goes_on() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('concern merge', 0));
  if exists (select from concern_merge m where m.concern_id = new.main_id)
     or concern_state(new.main_id) not in ('FOUND', 'ASSESSED', 'ASSIGNED', 'IN_REVIEW', 'RESPONDED') then
    raise exception '只能并入在办的关切' using errcode = 'SF409';
  end if;
  return new;
end $$;
revoke all on function merged_into_one_that_goes_on() from public;
create trigger merged_into_one_that_goes_on before insert on concern_merge for each row
  execute function merged_into_one_that_goes_on();
alter table concern_merge enable always trigger merged_into_one_that_goes_on;

-- Every concern that goes its own way, with itself and all that ended in it.
create view concern_family as
  with recursive family (main_id, concern_id) as (
    select c.id, c.id from concern c where not exists (select from concern_merge m where m.concern_id = c.id)
    union all
    select f.main_id, m.concern_id from concern_merge m join family f on f.concern_id = m.main_id)
  select main_id, concern_id from family;
grant select on concern_family to shenfa_app;

-- One page for all answers to an event, whichever registration they were made for; where another page stood before, the
-- visitor is led to this one.
create or replace view public_concern with (security_barrier) as
  select c.number, n.state in ('CONCLUDED', 'EVALUATED', 'ARCHIVED') as concluded,
    case when n.state = 'RESPONDED' then p.promised end as next_update,
    coalesce(n.state = 'RESPONDED' and p.promised < now(), false) as overdue,
    array(select o.details ->> 'item' from course o join concern_family f on f.concern_id = o.case_id
      where f.main_id = c.id and o.procedure = 'concern' and o.event in ('RESPOND', 'UPDATE', 'REFUTE')
      order by o.at, o.case_id, o.n) as items,
    array(select o.details ->> 'label' from course o join concern_family f on f.concern_id = o.case_id
      where f.main_id = c.id and o.procedure = 'concern' and o.event in ('RESPOND', 'UPDATE', 'REFUTE')
      order by o.at, o.case_id, o.n) as labels,
    array(select k.number from concern_family f join concern k on k.id = f.concern_id
      where f.main_id = c.id and f.concern_id <> c.id and exists (select from course o where o.procedure = 'concern'
        and o.case_id = k.id and o.event = 'RESPOND') order by k.number) as former
  from concern c join course_now n on n.procedure = 'concern' and n.case_id = c.id
    left join lateral (select case when l.details ->> 'next' <> '' then (l.details ->> 'next')::timestamptz end as promised
      from course l where l.procedure = 'concern' and l.case_id = c.id and l.event in ('RESPOND', 'UPDATE', 'REFUTE')
        and (l.details ->> 'next' <> '' or l.details ->> 'kind' = 'CONCLUSION') order by l.n desc limit 1) p on true
  where n.state in ('RESPONDED', 'CONCLUDED', 'EVALUATED', 'ARCHIVED');

insert into procedure_step (procedure, from_state, event, actor, to_state)
  select 'concern', s.state, 'MERGE', 'SUPERVISOR', 'MERGED'
  from unnest(array['FOUND', 'ASSESSED', 'ASSIGNED', 'RESPONDED']) s(state);
insert into procedure_step (procedure, from_state, event, actor, to_state)
  select 'concern', s.state, 'TAKE_IN', 'SUPERVISOR', s.state
  from unnest(array['FOUND', 'ASSESSED', 'ASSIGNED', 'IN_REVIEW', 'RESPONDED']) s(state);
