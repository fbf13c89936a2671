-- Reports of citizens in the machine of keeping: words and contact end when the term after the answer is over.
create function report_closing(of bigint) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select course_closing('ticket', ticket_followed(of), '{CLOSED,ABUSE}')
$$;

create or replace view retention_case as
  select 'letter'::text as procedure, l.id as case_id, l.number, l.identity_id, l.received_at as opened_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'TO_PETITION') as sealed,
    letter_closing(l.id) as closed_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'CONFIRM_ABUSE') as abuse,
    (select (max(c.at) at time zone 'Asia/Shanghai')::date + 30 from course c
      where c.procedure = 'letter' and c.case_id = l.id and c.event = 'RESULT') as held_until
  from letter l
  union all
  select 'disclosure', r.id, r.number, r.identity_id, r.at, false, disclosure_closing(r.id), false,
    (select ((max(c.at) at time zone 'Asia/Shanghai')::date + interval '6 months')::date from course c
      where c.procedure = 'disclosure' and c.case_id = r.id and c.event <> 'WITHDRAW'
        and c.to_state in ('ANSWERED', 'NOT_PROCESSED', 'ABANDONED') and c.from_state <> c.to_state)
  from disclosure_request r
  union all
  select 'remark', r.id, r.number, (select k.identity_id from remark_contact k where k.receipt_id = r.id), r.received_at, false,
    coalesce(j.at, (select min(c.at) from course c where c.procedure = 'solicitation' and c.case_id = r.item_id
      and c.to_state = 'FEEDBACK_PUBLISHED')),
    j.at is not null, null
  from remark_receipt r left join lateral (select x.at, x.counts from receipt_judgment x where x.receipt_id = r.id
    order by x.id desc limit 1) j on not j.counts
  union all
  select 'petition', p.id, p.number, p.identity_id, p.received_at, true, petition_closing(p.id), false, petition_held_until(p.id)
  from petition p where p.letter_id is null
  union all
  select 'report', r.id, r.number, r.identity_id, r.at, false, report_closing(r.ticket_id),
    exists (select from course c where c.procedure = 'ticket' and c.case_id = r.ticket_id and c.event = 'CONFIRM_ABUSE'), null
  from ticket_report r where r.source = 'CITIZEN';

alter table purge drop constraint purge_procedure_check,
  add constraint purge_procedure_check check (procedure in ('letter', 'disclosure', 'remark', 'petition', 'report'));
alter table erasure_request drop constraint erasure_request_procedure_check,
  add constraint erasure_request_procedure_check check (procedure in ('letter', 'disclosure', 'remark', 'report'));

create or replace function held_case(of_number text, with_code bytea, out of_procedure text, out of_case bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare known text := left(of_number, 20);
begin
  if (select count(*) from letter_guess g where g.number = known and g.at > clock_timestamp() - interval '15 minutes') < 5 then
    select x.procedure, x.id into of_procedure, of_case from (
      select 'letter' as procedure, l.id from letter l where l.number = of_number and l.code_hash = with_code
      union all select 'disclosure', r.id from disclosure_request r where r.number = of_number and r.code = with_code
      union all select 'remark', r.id from remark_receipt r where r.number = of_number and r.code = with_code
      union all select 'report', r.id from ticket_report r where r.number = of_number and r.code_hash = with_code) x;
  end if;
  if of_case is null then
    insert into letter_guess (number) values (known);
    delete from letter_guess g where g.at < clock_timestamp() - interval '1 day';
  end if;
end $$;

revoke all on function report_closing(bigint) from public;
grant execute on function report_closing(bigint) to shenfa_app;
