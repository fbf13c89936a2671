-- 督办单: what a unit is pressed for, by hand or by what is overdue; each overdue thing once.
create table supervision_order (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^DB[0-9]{4}-[0-9]{4,}$'),
  unit_id bigint not null references unit,
  cause text unique check (length(cause) between 3 and 120),
  title text not null check (length(btrim(title)) between 4 and 200),
  demand text not null check (length(btrim(demand)) between 4 and 1000),
  basis text not null check (length(btrim(basis)) between 2 and 200),
  address text not null default '' check (address = '' or address ~ '^/desk/[a-z]+/[0-9A-Za-z-]+$'),
  term text not null check (term in ('ONE', 'THREE', 'FIVE', 'TEN')),
  issued_by bigint references person check ((issued_by is null) = (cause is not null)),
  at timestamptz not null
);
call keep_facts('supervision_order');

-- Numbers and keeps it; a cause that was raised before gives nothing.
create function issue_supervision_order(of_unit bigint, of_cause text, of_title text, of_demand text, of_basis text,
  of_address text, of_term text, by_person bigint, moment timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare year text := to_char(moment at time zone 'Asia/Shanghai', 'YYYY'); named text; made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('supervision orders', 0));
  select 'DB' || year || '-' || lpad((coalesce(max(split_part(o.number, '-', 2)::int), 0) + 1)::text, 4, '0') into named
    from supervision_order o where o.number like 'DB' || year || '-%';
  insert into supervision_order (number, unit_id, cause, title, demand, basis, address, term, issued_by, at)
    values (named, of_unit, of_cause, of_title, of_demand, of_basis, of_address, of_term, by_person, moment)
    on conflict (cause) do nothing returning id into made;
  return made;
end $$;

-- Verified by somebody who neither issued it nor says it is rectified.
create function supervision_other_eyes() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.person_id = (select o.issued_by from supervision_order o where o.id = new.case_id)
    or new.person_id = (select c.person_id from course c where c.procedure = 'supervision' and c.case_id = new.case_id
      and c.event = 'RECTIFY' order by c.n desc limit 1) then
    raise exception '整改由另一个人核验：签发的人和整改的人都不能核验' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger supervision_other_eyes before insert on course for each row
  when (new.procedure = 'supervision' and new.event in ('VERIFY', 'SEND_BACK')) execute function supervision_other_eyes();
alter table course enable always trigger supervision_other_eyes;

create view supervision_now as
  select o.*, n.state, n.at as since,
    exists (select from course c where c.procedure = 'supervision' and c.case_id = o.id and c.event = 'LAPSE') as unrectified,
    (select d.end_at from deadline_now d where d.procedure = 'supervision' and d.case_id = o.id and d.met_at is null
      and not d.dropped order by d.end_at limit 1) as end_at
  from supervision_order o join course_now n on n.procedure = 'supervision' and n.case_id = o.id;
grant select on supervision_now to shenfa_app;

revoke all on function issue_supervision_order(bigint, text, text, text, text, text, text, bigint, timestamptz),
  supervision_other_eyes() from public;
grant execute on function issue_supervision_order(bigint, text, text, text, text, text, text, bigint, timestamptz) to shenfa_app;

insert into procedure_step (procedure, from_state, event, actor, to_state)
values
  ('supervision', '', 'ISSUE', 'SUPERVISOR', 'ISSUED'),
  ('supervision', '', 'ISSUE', 'SYSTEM', 'ISSUED'),
  ('supervision', 'ACKNOWLEDGED', 'LAPSE', 'SYSTEM', 'UNRECTIFIED'),
  ('supervision', 'ACKNOWLEDGED', 'RECTIFY', 'HANDLER', 'RECTIFIED'),
  ('supervision', 'ACKNOWLEDGED', 'RECTIFY', 'HEAD', 'RECTIFIED'),
  ('supervision', 'ACKNOWLEDGED', 'WITHDRAW', 'SUPERVISOR', 'WITHDRAWN'),
  ('supervision', 'ISSUED', 'ACKNOWLEDGE', 'HANDLER', 'ACKNOWLEDGED'),
  ('supervision', 'ISSUED', 'ACKNOWLEDGE', 'HEAD', 'ACKNOWLEDGED'),
  ('supervision', 'ISSUED', 'LAPSE', 'SYSTEM', 'UNRECTIFIED'),
  ('supervision', 'ISSUED', 'WITHDRAW', 'SUPERVISOR', 'WITHDRAWN'),
  ('supervision', 'RECTIFIED', 'SEND_BACK', 'INTAKE', 'ACKNOWLEDGED'),
  ('supervision', 'RECTIFIED', 'SEND_BACK', 'SITE', 'ACKNOWLEDGED'),
  ('supervision', 'RECTIFIED', 'SEND_BACK', 'SUPERVISOR', 'ACKNOWLEDGED'),
  ('supervision', 'RECTIFIED', 'VERIFY', 'INTAKE', 'VERIFIED'),
  ('supervision', 'RECTIFIED', 'VERIFY', 'SITE', 'VERIFIED'),
  ('supervision', 'RECTIFIED', 'VERIFY', 'SUPERVISOR', 'VERIFIED'),
  ('supervision', 'UNRECTIFIED', 'RECTIFY', 'HANDLER', 'RECTIFIED'),
  ('supervision', 'UNRECTIFIED', 'RECTIFY', 'HEAD', 'RECTIFIED'),
  ('supervision', 'UNRECTIFIED', 'WITHDRAW', 'SUPERVISOR', 'WITHDRAWN'),
  ('supervision', 'VERIFIED', 'CLOSE', 'SUPERVISOR', 'CLOSED');
