-- Of every case that is told of by mail: how many pieces of news there are, and by which word the newest is told. News of a
-- letter or a request is what a person of the office did, so that a form alone sends no mail to anybody; of opinions the
-- receipt is news, too, three times at most for one address and solicitation, and not while a person has to look first.
create view citizen_news as
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
    and not exists (select from course_now n where n.procedure = 'solicitation' and n.case_id = r.item_id and n.state = 'ARCHIVED');

create view citizen_untold as
  select n.procedure, n.case_id, n.number, n.identity_id, n.state, n.news, t.tries, t.tried_at
  from citizen_mail_wish w join citizen_news n on n.procedure = w.procedure and n.case_id = w.case_id
    cross join lateral (
      select count(*) filter (where m.news = n.news and m.failure is not null) as tries,
        max(m.at) filter (where m.news = n.news and m.failure is not null) as tried_at,
        coalesce(max(m.news) filter (where m.failure is null), 0) as told
      from citizen_mail m where m.procedure = n.procedure and m.case_id = n.case_id) t
  where n.news > t.told
    and not exists (select from citizen_mail_stop s where s.procedure = n.procedure and s.case_id = n.case_id)
    and not exists (select from identity_erasure e where e.identity_id = n.identity_id);
grant select on citizen_news, citizen_untold to shenfa_app;

-- What whoever holds number and code of a request or of opinions reads of the mails about it.
create function citizen_mail_of(of_number text, with_code bytea) returns table (standing text, notices bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select citizen_mail_standing(x.procedure, x.id), (select count(*) from identity_notice i where i.identity_id = x.identity_id)
  from (
    select 'disclosure' as procedure, r.id, r.identity_id from disclosure_request r where r.number = of_number and r.code = with_code
    union all
    select 'remark', r.id, k.identity_id from remark_receipt r join remark_contact k on k.receipt_id = r.id
    where r.number = of_number and r.code = with_code) x
  where not exists (select from identity_erasure e where e.identity_id = x.identity_id)
$$;

-- No more mails of a request or of opinions; true says that number and code belong together.
create function stop_citizen_mails(of_number text, with_code bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare k record;
begin
  select * into k from held_case(of_number, with_code);
  if k.of_case is null then
    return false;
  end if;
  insert into citizen_mail_stop (procedure, case_id)
    select w.procedure, w.case_id from citizen_mail_wish w where w.procedure = k.of_procedure and w.case_id = k.of_case
    on conflict do nothing;
  if found then
    insert into audit_event (object_type, object_id, content) values (k.of_procedure, k.of_case::text, convert_to(format(
      '{"action":"mail.stopped","actor":0,"actorName":"公众","delegation":null,"details":{},"digest":null,"objectId":"%s","objectType":"%s"}',
      k.of_case, k.of_procedure), 'UTF8'));
  end if;
  return true;
end $$;
revoke all on function citizen_mail_of(text, bytea), stop_citizen_mails(text, bytea) from public;
grant execute on function citizen_mail_of(text, bytea), stop_citizen_mails(text, bytea) to shenfa_public;
