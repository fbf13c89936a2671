-- 问责登记: what may be one of the six situations of article 23, raised by the records or by people; people decide.
create table accountability_case (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^WZ[0-9]{4}-[0-9]{4,}$'),
  unit_id bigint not null references unit,
  cause text unique check (length(cause) between 3 and 120),
  title text not null check (length(btrim(title)) between 4 and 200),
  words text not null check (length(btrim(words)) between 4 and 1000),
  proposed text check (proposed in ('FALSE_INFORMATION', 'DIFFERENT_ELSEWHERE', 'STALE_AFTER_SUPERVISION', 'WITHOUT_REVIEW',
    'UNLAWFUL_OR_RUMOUR', 'OTHER_BREACH')),
  raised_by bigint references person check ((raised_by is null) = (cause is not null)),
  at timestamptz not null
);
call keep_facts('accountability_case');

-- Numbers and keeps it; a cause that was raised before gives nothing.
create function raise_accountability(of_unit bigint, of_cause text, of_title text, of_words text, of_proposed text,
  by_person bigint, moment timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare year text := to_char(moment at time zone 'Asia/Shanghai', 'YYYY'); named text; made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('accountability cases', 0));
  select 'WZ' || year || '-' || lpad((coalesce(max(split_part(c.number, '-', 2)::int), 0) + 1)::text, 4, '0') into named
    from accountability_case c where c.number like 'WZ' || year || '-%';
  insert into accountability_case (number, unit_id, cause, title, words, proposed, raised_by, at)
    values (named, of_unit, of_cause, of_title, of_words, of_proposed, by_person, moment)
    on conflict (cause) do nothing returning id into made;
  return made;
end $$;

-- 证据: where in the records it stands; added to, never taken away.
create table accountability_proof (
  id bigint generated always as identity primary key,
  case_id bigint not null references accountability_case,
  kind text not null check (kind in ('ORDER', 'TICKET', 'RELEASE', 'FAULT', 'LOG')),
  ref text not null check (length(ref) between 1 and 80),
  words text not null check (length(words) <= 300),
  person_id bigint references person,
  at timestamptz not null,
  unique (case_id, kind, ref)
);
call keep_facts('accountability_proof');
grant insert on accountability_proof to shenfa_app;

create function accountability_proof_is_there() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not (case new.kind
    when 'ORDER' then exists (select from supervision_order o where o.number = new.ref)
    when 'TICKET' then exists (select from ticket t where t.number = new.ref)
    when 'RELEASE' then exists (select from release r where r.release_no = new.ref)
    when 'FAULT' then new.ref ~ '^[0-9]{1,18}$' and exists (select from inspection_fault f where f.id::text = new.ref)
    when 'LOG' then new.ref ~ '^(item|supervision|ticket|column)/' and exists (select from audit_event e where e.object_type = split_part(new.ref, '/', 1)
      and e.object_id = substr(new.ref, position('/' in new.ref) + 1))
    else false end) then
    raise exception '记录里没有这一份：%', new.ref using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger accountability_proof_is_there before insert on accountability_proof for each row execute function accountability_proof_is_there();
alter table accountability_proof enable always trigger accountability_proof_is_there;

-- One of the six, light or serious; light is criticised and serious handed over; whoever raised it, looked into it or
-- classified it does not decide.
create function accountability_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare gravity text;
begin
  if new.event = 'CLASSIFY' and (coalesce(new.details ->> 'situation', '') not in ('FALSE_INFORMATION', 'DIFFERENT_ELSEWHERE',
      'STALE_AFTER_SUPERVISION', 'WITHOUT_REVIEW', 'UNLAWFUL_OR_RUMOUR', 'OTHER_BREACH')
    or coalesce(new.details ->> 'gravity', '') not in ('LIGHT', 'SERIOUS')) then
    raise exception '只能定为第二十三条的六种情形之一，情节较轻或者情节严重' using errcode = 'SF422';
  end if;
  if new.event = 'CHECK_FACTS' and not exists (select from accountability_proof p where p.case_id = new.case_id) then
    raise exception '还没有证据，不能认定事实' using errcode = 'SF422';
  end if;
  if new.event in ('DECIDE', 'SEND_BACK') or new.event = 'DISMISS' and new.from_state = 'HEARD' then
    if exists (select from course c where c.procedure = 'accountability' and c.case_id = new.case_id
        and c.event in ('SUSPECT', 'CHECK_FACTS', 'CLASSIFY') and c.person_id = new.person_id) then
      raise exception '提出、查实、定性的人不能作决定' using errcode = 'SF403';
    end if;
  end if;
  if new.event = 'DECIDE' then
    select c.details ->> 'gravity' into gravity from course c where c.procedure = 'accountability' and c.case_id = new.case_id
      and c.event = 'CLASSIFY' order by c.n desc limit 1;
    if new.details ->> 'outcome' is distinct from (case gravity when 'LIGHT' then 'CRITICISM' when 'SERIOUS' then 'LIABILITY' end) then
      raise exception '情节较轻的通报批评，情节严重的移交追责' using errcode = 'SF422';
    end if;
  end if;
  return new;
end $$;
create trigger accountability_holds before insert on course for each row
  when (new.procedure = 'accountability') execute function accountability_holds();
alter table course enable always trigger accountability_holds;

create view accountability_now as
  select a.*, n.state, n.at as since,
    (select c.details ->> 'situation' from course c where c.procedure = 'accountability' and c.case_id = a.id and c.event = 'CLASSIFY'
      order by c.n desc limit 1) as situation,
    (select c.details ->> 'gravity' from course c where c.procedure = 'accountability' and c.case_id = a.id and c.event = 'CLASSIFY'
      order by c.n desc limit 1) as gravity,
    (select c.details ->> 'outcome' from course c where c.procedure = 'accountability' and c.case_id = a.id and c.event = 'DECIDE'
      order by c.n desc limit 1) as outcome,
    (select d.end_at from deadline_now d where d.procedure = 'accountability' and d.case_id = a.id and d.met_at is null
      and not d.dropped order by d.id desc limit 1) as end_at
  from accountability_case a join course_now n on n.procedure = 'accountability' and n.case_id = a.id;
grant select on accountability_now to shenfa_app;

revoke all on function raise_accountability(bigint, text, text, text, text, bigint, timestamptz), accountability_proof_is_there(),
  accountability_holds() from public;
grant execute on function raise_accountability(bigint, text, text, text, text, bigint, timestamptz) to shenfa_app;

insert into procedure_step (procedure, from_state, event, actor, to_state)
values
  ('accountability', '', 'SUSPECT', 'LEADER', 'SUSPECTED'),
  ('accountability', '', 'SUSPECT', 'SUPERVISOR', 'SUSPECTED'),
  ('accountability', '', 'SUSPECT', 'SYSTEM', 'SUSPECTED'),
  ('accountability', 'SUSPECTED', 'CHECK_FACTS', 'INTAKE', 'FACTS_CHECKED'),
  ('accountability', 'SUSPECTED', 'CHECK_FACTS', 'LEADER', 'FACTS_CHECKED'),
  ('accountability', 'SUSPECTED', 'CHECK_FACTS', 'SITE', 'FACTS_CHECKED'),
  ('accountability', 'SUSPECTED', 'CHECK_FACTS', 'SUPERVISOR', 'FACTS_CHECKED'),
  ('accountability', 'SUSPECTED', 'DISMISS', 'LEADER', 'NOT_ESTABLISHED'),
  ('accountability', 'SUSPECTED', 'DISMISS', 'SUPERVISOR', 'NOT_ESTABLISHED'),
  ('accountability', 'FACTS_CHECKED', 'CLASSIFY', 'LEADER', 'CLASSIFIED'),
  ('accountability', 'FACTS_CHECKED', 'CLASSIFY', 'SUPERVISOR', 'CLASSIFIED'),
  ('accountability', 'FACTS_CHECKED', 'DISMISS', 'LEADER', 'NOT_ESTABLISHED'),
  ('accountability', 'FACTS_CHECKED', 'DISMISS', 'SUPERVISOR', 'NOT_ESTABLISHED'),
  ('accountability', 'CLASSIFIED', 'HEAR', 'HEAD', 'HEARD'),
  ('accountability', 'CLASSIFIED', 'LAPSE', 'SYSTEM', 'HEARD'),
  ('accountability', 'HEARD', 'DECIDE', 'LEADER', 'DECIDED'),
  ('accountability', 'HEARD', 'DISMISS', 'LEADER', 'NOT_ESTABLISHED'),
  ('accountability', 'HEARD', 'SEND_BACK', 'LEADER', 'FACTS_CHECKED'),
  ('accountability', 'DECIDED', 'RECORD', 'LEADER', 'RECORDED'),
  ('accountability', 'DECIDED', 'RECORD', 'SUPERVISOR', 'RECORDED'),
  ('accountability', 'RECORDED', 'CLOSE', 'LEADER', 'CLOSED'),
  ('accountability', 'RECORDED', 'CLOSE', 'SUPERVISOR', 'CLOSED');
