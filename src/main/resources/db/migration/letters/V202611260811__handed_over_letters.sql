-- What goes the way of petitions is answered by the site under the letter's number, and its writer reads every notice.
alter table procedure_step disable trigger facts_stay;
delete from procedure_step where procedure = 'letter' and from_state = 'PETITION' and event = 'RESULT';
alter table procedure_step enable always trigger facts_stay;
insert into procedure_step values
  ('letter', 'PETITION', 'RESULT', 'SITE', 'REPLIED'),
  ('letter', 'PETITION', 'PETITION_NOTICE', 'PETITION_DESK', 'PETITION'),
  ('letter', 'PETITION', 'PETITION_NOTICE', 'LEADER', 'PETITION'),
  ('letter', 'PETITION', 'PETITION_ENDS', 'PETITION_DESK', 'CLOSED'),
  ('letter', 'PETITION', 'PETITION_ENDS', 'SYSTEM', 'CLOSED');

alter table letter_text drop constraint letter_text_kind_check;
alter table letter_text add constraint letter_text_kind_check
  check (kind in ('LETTER', 'SUPPLEMENT', 'AGAIN', 'DRAFT', 'INTERIM', 'RESULT', 'NOTICE'));

-- What the writer sees: the dates of the petition's terms, every notice, and no second question, for petitions have reviews.
create or replace function letter_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of bigint := letter_of(number, code); l letter; now_in text; main bigint; petitioned boolean;
begin
  if of is null then
    return null;
  end if;
  select * into l from letter where id = of;
  select c.to_state into now_in from course c where c.procedure = 'letter' and c.case_id = of order by c.n desc limit 1;
  -- A letter that was joined to another is answered with it.
  select (c.details ->> 'main')::bigint into main from course c
    where now_in = 'MERGED' and c.procedure = 'letter' and c.case_id = of and c.event = 'MERGE' order by c.n desc limit 1;
  if exists (select from course c where c.procedure = 'letter' and c.case_id = main and c.event in ('REPLY', 'RESULT', 'PETITION_ENDS')) then
    now_in := 'CLOSED';
  end if;
  petitioned := exists (select from course c where c.procedure = 'letter' and c.case_id = of and c.event = 'TO_PETITION');
  return jsonb_build_object(
    'number', l.number, 'kind', l.kind, 'state', now_in, 'received', l.received_at, 'mayPublish', l.may_publish,
    'withdrawn', exists (select from letter_consent_withdrawn w where w.letter_id = of),
    'identity', case when l.identity_id is null then 'NONE'
      when exists (select from identity_erasure e where e.identity_id = l.identity_id) then 'ERASED' else 'KEPT' end,
    'views', coalesce((select jsonb_agg(v.reason order by v.at) from identity_view v where v.identity_id = l.identity_id), '[]'),
    -- By the terms of petitions once it goes that way, for the promise of an answer ended there.
    'promised', case when petitioned then (select (d.end_at - interval '1 second') at time zone 'Asia/Shanghai'
        from petition p join deadline_now d on d.procedure = 'petition' and d.case_id = p.id
        where p.letter_id = of and d.rule in ('PETITION_NOTICE', 'PETITION_CONCLUSION') and d.met_at is null and not d.dropped
        order by d.id desc limit 1)
      else (select (d.end_at - interval '1 second') at time zone 'Asia/Shanghai' from deadline_now d
        where d.procedure = 'letter' and d.case_id = of and d.rule = 'LETTER_PROMISE' order by d.id desc limit 1) end,
    'acts', (select coalesce(jsonb_agg(s.event order by s.event), '[]') from procedure_step s
      where s.procedure = 'letter' and s.from_state = now_in and s.actor = 'CITIZEN' and not (petitioned and s.event = 'ASK_AGAIN')),
    'again', exists (select from course c where c.procedure = 'letter' and c.case_id = of and c.event = 'ASK_AGAIN'),
    'texts', (select jsonb_agg(jsonb_build_object('kind', t.kind, 'title', t.title, 'body', t.body, 'at', t.at) order by t.id)
      from letter_text t where t.letter_id = of and t.kind in ('LETTER', 'SUPPLEMENT', 'AGAIN', 'INTERIM', 'NOTICE')
        or t.id in (select (c.details ->> 'text')::bigint from course c where c.procedure = 'letter'
          and c.case_id in (of, main)
          and c.event in ('REPLY', 'RESULT', 'PETITION_NOTICE', 'PETITION_ENDS'))),
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

-- What the writer may do; null when number and code do not belong together.
create or replace function letter_act(number text, code bytea, what text, words text, solved boolean, attitude int, speed int) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare of bigint := letter_of(number, code); moment timestamptz := clock_timestamp(); round int;
begin
  if of is null then
    return null;
  end if;
  if what = 'WITHDRAW_CONSENT' then
    insert into letter_consent_withdrawn (letter_id) values (of) on conflict do nothing;
    insert into withdrawal (release_id, reason, remark)
      select r.id, 'PRIVACY', '写信人撤回公开的同意' from letter_item i join release r on r.item_id = i.item_id
      where i.letter_id = of and not exists (select from withdrawal w where w.release_id = r.id)
        and not exists (select from release n where n.item_id = r.item_id and n.id > r.id);
    perform letter_said(of, 'consent_withdrawn', '', '');
    return 'DONE';
  end if;
  if what = 'SUPPLEMENT' then
    if (select count(*) from letter_text t where t.letter_id = of and t.kind = 'SUPPLEMENT') >= 5 then
      raise exception '补充最多五次' using errcode = 'SF422';
    end if;
    perform letter_step(of, 'SUPPLEMENT', 'CITIZEN', '', '{}', moment);
    insert into letter_text (letter_id, kind, body, at) values (of, 'SUPPLEMENT', words, moment);
  elsif what = 'ASK_AGAIN' then
    if exists (select from course c where c.procedure = 'letter' and c.case_id = of and c.event = 'TO_PETITION') then
      raise exception '这封信按信访办理；对处理意见不服的，自收到之日起 30 日内可以请求上一级机关复查' using errcode = 'SF422';
    end if;
    if exists (select from course c where c.procedure = 'letter' and c.case_id = of and c.event = 'ASK_AGAIN') then
      raise exception '同一封信只能再问一次；新的事情请另写一封' using errcode = 'SF422';
    end if;
    perform letter_step(of, 'ASK_AGAIN', 'CITIZEN', '', '{}', moment);
    insert into letter_text (letter_id, kind, body, at) values (of, 'AGAIN', words, moment);
  elsif what = 'RATE' then
    perform letter_step(of, 'RATE', 'CITIZEN', '', '{}', moment);
    select count(*) into round from course c where c.procedure = 'letter' and c.case_id = of and c.event in ('REPLY', 'RESULT');
    insert into letter_rating (letter_id, round, solved, attitude, speed) values (of, round, solved, attitude, speed);
  elsif what = 'WITHDRAW' then
    perform letter_step(of, 'WITHDRAW', 'CITIZEN', '', '{}', moment);
  else
    raise exception '没有这一项' using errcode = 'SF422';
  end if;
  return 'DONE';
end $$;
