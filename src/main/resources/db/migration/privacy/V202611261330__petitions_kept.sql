-- Petitions in the machine of keeping: their own words end with their letter, or, where they came on paper, by themselves.

-- A petition is closed when this organ owes nothing any more: answered, handed on with a notice, or put away after a review.
create function petition_closing(of bigint) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select course_closing('petition', of, '{SENT_BACK,NOT_REMIT,ROUTED_LEGAL,NOT_ACCEPTED,SITE_REPLIED,ARCHIVED}')
$$;

-- Until when a review of a petition's result can still be asked for: 30 days (信访工作条例第三十五条).
create function petition_held_until(of bigint) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (max(c.at) at time zone 'Asia/Shanghai')::date + 30 from course c
  where c.procedure = 'petition' and c.case_id = of and c.event in ('REPLY', 'DELIVER')
$$;

-- A letter that was joined to another is closed with that one; one that became a petition not before the petition.
create or replace function letter_closing(of bigint) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare own timestamptz; main bigint; became bigint; theirs timestamptz;
begin
  own := course_closing('letter', of, '{CLOSED,NOT_ACCEPTED,WITHDRAWN,REDIRECTED,MERGED,ARCHIVED}');
  select (c.details ->> 'main')::bigint into main from course c
    where c.procedure = 'letter' and c.case_id = of and c.event = 'MERGE' order by c.n desc limit 1;
  select p.id into became from petition p where p.letter_id = of;
  if own is null or (main is null and became is null) then
    return own;
  end if;
  theirs := case when main is null then petition_closing(became) else letter_closing(main) end;
  return case when theirs is not null then greatest(own, theirs) end;
end $$;

create or replace view retention_case as
  select 'letter'::text as procedure, l.id as case_id, l.number, l.identity_id, l.received_at as opened_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'TO_PETITION') as sealed,
    letter_closing(l.id) as closed_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'CONFIRM_ABUSE') as abuse,
    (select (max(c.at) at time zone 'Asia/Shanghai')::date + 30 from course c
      where c.procedure = 'letter' and c.case_id = l.id and c.event = 'RESULT') as held_until
  from letter l
  union all
  select 'disclosure', r.id, r.number, r.identity_id, r.at, false,
    course_closing('disclosure', r.id, '{ANSWERED,NOT_PROCESSED,ABANDONED,WITHDRAWN,ARCHIVED}'), false,
    (select ((max(c.at) at time zone 'Asia/Shanghai')::date + interval '6 months')::date from course c
      where c.procedure = 'disclosure' and c.case_id = r.id and c.event <> 'WITHDRAW'
        and c.to_state in ('ANSWERED', 'NOT_PROCESSED', 'ABANDONED') and c.from_state <> c.to_state)
  from disclosure_request r
  union all
  select 'remark', r.id, r.number, null, r.received_at, false,
    coalesce(j.at, (select min(c.at) from course c where c.procedure = 'solicitation' and c.case_id = r.item_id
      and c.to_state = 'FEEDBACK_PUBLISHED')),
    j.at is not null, null
  from remark_receipt r left join lateral (select x.at, x.counts from receipt_judgment x where x.receipt_id = r.id
    order by x.id desc limit 1) j on not j.counts
  union all
  select 'petition', p.id, p.number, p.identity_id, p.received_at, true, petition_closing(p.id), false, petition_held_until(p.id)
  from petition p where p.letter_id is null;

alter table purge drop constraint purge_procedure_check,
  add constraint purge_procedure_check check (procedure in ('letter', 'disclosure', 'remark', 'petition'));

-- The petition's words, what was registered, drafted, found and written of it: masked once.
alter table petition add column masked_at timestamptz;
alter table petition_entry add column masked_at timestamptz;
alter table petition_opinion add column masked_at timestamptz;
alter table petition_result add column masked_at timestamptz;
alter table petition_paper add column masked_at timestamptz;
do $$
declare t record;
begin
  for t in select * from (values ('petition', 'words'), ('petition_entry', 'matter'),
      ('petition_opinion', 'claim, facts, decision, basis'), ('petition_result', 'body'), ('petition_paper', 'body')) v(name, words) loop
    execute format('drop trigger facts_stay on %I', t.name);
    execute format('create trigger masked_once before update or delete on %I for each row execute function masked_once(%s)',
      t.name, (select string_agg(quote_literal(btrim(w)), ', ') from unnest(string_to_array(t.words, ',')) w));
    execute format('alter table %I enable always trigger masked_once', t.name);
    execute format('grant update (%s, masked_at) on %I to shenfa_app', t.words, t.name);
  end loop;
end $$;
grant execute on function petition_closing(bigint), petition_held_until(bigint) to shenfa_app;
