-- Reporters of errors who left an address are told by mail how their report stands, by the machine that tells writers and
-- applicants. News is what a person of the office did; what was joined to another ticket follows that one.
alter table citizen_mail_wish drop constraint citizen_mail_wish_procedure_check,
  add constraint citizen_mail_wish_procedure_check check (procedure in ('letter', 'disclosure', 'remark', 'report'));

create or replace view citizen_news as
  select 'letter'::text as procedure, n.id as case_id, n.number, n.identity_id,
    case when n.state = 'MERGED' and x.answered then 'CLOSED' else n.state end as state, x.news
  from letter_now n
    join lateral (
      select count(*) filter (where c.event in ('ASSIGN', 'REASSIGN', 'DESIGNATE', 'TO_PETITION', 'REDIRECT', 'MERGE', 'REFUSE',
          'ASK_MORE', 'INTERIM_REPLY', 'REPLY', 'RESULT', 'PETITION_NOTICE', 'PETITION_ENDS', 'ACCEPT_AGAIN', 'DECLINE_AGAIN',
          'PUBLISH', 'UNPUBLISH'))::int as news,
        bool_or(c.case_id <> n.id and c.event in ('REPLY', 'RESULT', 'PETITION_ENDS')) as answered
      from course c where c.procedure = 'letter' and (c.case_id = n.id
        or c.event in ('REPLY', 'RESULT', 'PETITION_ENDS') and c.case_id in (select (j.details ->> 'main')::bigint from course j
          where j.procedure = 'letter' and j.case_id = n.id and j.event = 'MERGE'))) x on true
  where n.identity_id is not null and n.state <> 'ARCHIVED'
  union all
  select 'disclosure', r.id, r.number, r.identity_id, n.state || '/' || x.newest, x.news
  from disclosure_request r join course_now n on n.procedure = 'disclosure' and n.case_id = r.id
    join lateral (
      select count(*)::int as news, (array_agg(c.event order by c.n desc))[1] as newest
      from course c where c.procedure = 'disclosure' and c.case_id = r.id
        and c.event in ('CONFIRM', 'ASK_CORRECTION', 'NOT_A_REQUEST', 'ASK_REASONS', 'REFUSE_EXCESS', 'DELAY', 'CHARGE',
          'CONSULT_THIRD_PARTY', 'CONSULT_CO_AUTHOR', 'EXTEND', 'LAPSE', 'FEE_LAPSE', 'DELIVER', 'RECORD_SETTLED')) x on true
  where n.state <> 'ARCHIVED'
  union all
  select 'remark', r.id, r.number, k.identity_id, coalesce(x.newest, case when r.late then 'LATE' else 'REGISTERED' end),
    1 + x.news
  from remark_contact k join remark_receipt r on r.id = k.receipt_id
    left join lateral (select y.counts from receipt_judgment y where y.receipt_id = r.id order by y.id desc limit 1) j on true
    join lateral (
      select count(*)::int as news, (array_agg(c.event order by c.n desc))[1] as newest
      from course c where c.procedure = 'solicitation' and c.case_id = r.item_id and c.at > r.received_at
        and c.event in ('EXTEND', 'AMEND', 'CANCEL', 'PUBLISH')) x on true
  where coalesce(j.counts, not r.suspect)
    and not exists (select from course_now n where n.procedure = 'solicitation' and n.case_id = r.item_id and n.state = 'ARCHIVED')
  union all
  select 'report', r.id, r.number, r.identity_id, n.state, x.news
  from ticket_report r join course_now n on n.procedure = 'ticket' and n.case_id = ticket_followed(r.ticket_id)
    join lateral (
      select count(*)::int as news from course c where c.procedure = 'ticket' and c.at > r.at
        and c.case_id in (r.ticket_id, ticket_followed(r.ticket_id))
        and c.event in ('CONFIRM', 'REJECT', 'DUPLICATE', 'HIDE', 'NOTIFY', 'VERIFY', 'ANSWER')
        and not (c.event = 'DUPLICATE' and c.case_id <> r.ticket_id)) x on true
  where r.source = 'CITIZEN' and r.identity_id is not null and n.state <> 'ABUSE';

create or replace function citizen_mail_of(of_number text, with_code bytea) returns table (standing text, notices bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select citizen_mail_standing(x.procedure, x.id), (select count(*) from identity_notice i where i.identity_id = x.identity_id)
  from (
    select 'disclosure' as procedure, r.id, r.identity_id from disclosure_request r where r.number = of_number and r.code = with_code
    union all
    select 'remark', r.id, k.identity_id from remark_receipt r join remark_contact k on k.receipt_id = r.id
    where r.number = of_number and r.code = with_code
    union all
    select 'report', r.id, r.identity_id from ticket_report r where r.number = of_number and r.code_hash = with_code) x
  where not exists (select from identity_erasure e where e.identity_id = x.identity_id)
$$;

-- A report whose sender gave an address.
create function submit_ticket_told(path text, quoted text, kind text, words text, command bytea, code bytea, sealed bytea,
  wrapped bytea, nonce bytea, suspicions text[], fingerprint bytea, text_print bytea, digest bytea, packed bytea,
  found_there boolean, told boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named text;
begin
  named := submit_ticket(path, quoted, kind, words, command, code, sealed, wrapped, nonce, suspicions, fingerprint,
    text_print, digest, packed, found_there);
  if told and sealed is not null then
    insert into citizen_mail_wish (procedure, case_id) select 'report', r.id from ticket_report r where r.number = named
      on conflict do nothing;
  end if;
  return named;
end $$;
revoke all on function submit_ticket_told(text, text, text, text, bytea, bytea, bytea, bytea, bytea, text[], bytea, bytea,
  bytea, bytea, boolean, boolean) from public;
grant execute on function submit_ticket_told(text, text, text, text, bytea, bytea, bytea, bytea, bytea, text[], bytea, bytea,
  bytea, bytea, boolean, boolean) to shenfa_public;
revoke execute on function submit_ticket(text, text, text, text, bytea, bytea, bytea, bytea, bytea, text[], bytea, bytea,
  bytea, bytea, boolean) from shenfa_public;
