-- Whoever wrote a letter that was joined to another reads the answer under the own number.
create or replace function letter_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of bigint := letter_of(number, code); l letter; now_in text; main bigint;
begin
  if of is null then
    return null;
  end if;
  select * into l from letter where id = of;
  select c.to_state into now_in from course c where c.procedure = 'letter' and c.case_id = of order by c.n desc limit 1;
  -- A letter that was joined to another is answered with it.
  select (c.details ->> 'main')::bigint into main from course c
    where now_in = 'MERGED' and c.procedure = 'letter' and c.case_id = of and c.event = 'MERGE' order by c.n desc limit 1;
  if exists (select from course c where c.procedure = 'letter' and c.case_id = main and c.event in ('REPLY', 'RESULT')) then
    now_in := 'CLOSED';
  end if;
  return jsonb_build_object(
    'number', l.number, 'kind', l.kind, 'state', now_in, 'received', l.received_at, 'mayPublish', l.may_publish,
    'withdrawn', exists (select from letter_consent_withdrawn w where w.letter_id = of),
    'identity', case when l.identity_id is null then 'NONE'
      when exists (select from identity_erasure e where e.identity_id = l.identity_id) then 'ERASED' else 'KEPT' end,
    'views', coalesce((select jsonb_agg(v.reason order by v.at) from identity_view v where v.identity_id = l.identity_id), '[]'),
    'promised', (select (d.end_at - interval '1 second') at time zone 'Asia/Shanghai' from deadline_now d
      where d.procedure = 'letter' and d.case_id = of and d.rule = 'LETTER_PROMISE' order by d.id desc limit 1),
    'acts', (select coalesce(jsonb_agg(s.event order by s.event), '[]') from procedure_step s
      where s.procedure = 'letter' and s.from_state = now_in and s.actor = 'CITIZEN'),
    'again', exists (select from course c where c.procedure = 'letter' and c.case_id = of and c.event = 'ASK_AGAIN'),
    'texts', (select jsonb_agg(jsonb_build_object('kind', t.kind, 'title', t.title, 'body', t.body, 'at', t.at) order by t.id)
      from letter_text t where t.letter_id = of and t.kind in ('LETTER', 'SUPPLEMENT', 'AGAIN', 'INTERIM')
        or t.id in (select (c.details ->> 'text')::bigint from course c where c.procedure = 'letter'
          and c.case_id in (of, main) and c.event in ('REPLY', 'RESULT'))),
    'page', (select r.path from letter_item i join release r on r.item_id = i.item_id
      where i.letter_id = of and not exists (select from withdrawal w where w.release_id = r.id) order by r.id desc limit 1),
    'passages', (select jsonb_agg(jsonb_build_object('event', c.event, 'at', c.at,
        'unit', coalesce((select u.name from unit u where u.id = coalesce((c.details ->> 'unit')::bigint,
          case when c.event in ('RETURN', 'INTERIM_REPLY', 'ASK_MORE') then c.unit_id end)), ''),
        'why', case when c.event in ('RETURN', 'REDIRECT', 'REFUSE', 'DECLINE_AGAIN', 'ASK_MORE', 'CONFIRM_ABUSE', 'MERGE')
          then c.reason else '' end) order by c.n)
      from course c where c.procedure = 'letter' and c.case_id = of and c.event not in ('SUSPECT', 'RELEASE', 'DRAFT',
        'SEND_BACK', 'SECRECY_PASS', 'SECRECY_FAIL', 'APPROVE', 'SITE_SENDS_BACK', 'ADD_CO_HANDLER', 'PREPARE_PUBLICATION',
        'KEEP_PRIVATE', 'CONFIRM_LIVE', 'ARCHIVE')));
end $$;
