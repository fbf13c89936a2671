-- 纠错. Pages as they stood when somebody said they were wrong, once each.
create table ticket_page (
  digest bytea primary key check (octet_length(digest) = 32),
  packed bytea not null check (octet_length(packed) <= 4194304),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('ticket_page');
grant insert on ticket_page to shenfa_app;

-- One error on one page, however many people saw it.
create table ticket (
  id bigint generated always as identity primary key,
  number text not null unique,
  path text not null check (path ~ '^/' and length(path) <= 300),
  quoted text not null check (length(quoted) <= 200),
  item_id bigint references item,
  unit_id bigint references unit,
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  text_print bytea check (octet_length(text_print) = 32),
  repeats bigint references ticket,
  kin bigint references ticket,
  at timestamptz not null
);
call keep_facts('ticket');
create index on ticket (fingerprint);
create index on ticket (text_print);

-- Everybody who saw it. Their words are replaced by a masked copy once, when they are no longer needed.
create table ticket_report (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references ticket,
  number text not null unique check (number ~ '^JC[0-9]{8}-[0-9]{4,}$'),
  source text not null check (source in ('CITIZEN', 'DUTY', 'SCANNER', 'SUPERIOR')),
  kind text not null check (kind in ('WORDING', 'LEAK', 'TAMPERED', 'FACT', 'LINK', 'DOWNLOAD', 'OUTDATED', 'TYPO', 'LAYOUT', 'OTHER')),
  words text not null check (length(btrim(words)) between 1 and 1000),
  origin text not null default '' check (length(origin) <= 100),
  person_id bigint references person check ((person_id is null) = (source in ('CITIZEN', 'SCANNER'))),
  command_hash bytea unique check (octet_length(command_hash) = 32),
  code_hash bytea check (octet_length(code_hash) = 32 and (code_hash is null) = (source <> 'CITIZEN')),
  identity_id bigint references identity_record,
  suspicions text[] not null default '{}',
  at timestamptz not null,
  masked_at timestamptz
);
grant select on ticket_report to shenfa_app;
create trigger masked_once before update or delete on ticket_report for each row execute function masked_once('words');
create trigger masked_once_whole before truncate on ticket_report for each statement execute function masked_once();
alter table ticket_report enable always trigger masked_once;
alter table ticket_report enable always trigger masked_once_whole;
grant update (words, masked_at) on ticket_report to shenfa_app;
create index on ticket_report (ticket_id);
create index on ticket_report (at);

-- How the page stood: when it was reported, when it was said to be put right, when somebody else looked.
create table ticket_evidence (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references ticket,
  moment text not null check (moment in ('REPORT', 'HIDE', 'FIX', 'VERIFY')),
  digest bytea references ticket_page,
  release_no text not null default '' check (length(release_no) <= 60),
  found boolean,
  at timestamptz not null
);
call keep_facts('ticket_evidence');
grant insert on ticket_evidence to shenfa_app;
create index on ticket_evidence (ticket_id);

-- Wrong codes, by number; forgotten after a day.
create table ticket_guess (
  number text not null check (length(number) <= 20),
  at timestamptz not null default clock_timestamp()
);
create index on ticket_guess (number, at);
grant select on ticket_guess to shenfa_app;

-- Nobody says of a page of his own making that it is right.
create function ticket_other_eyes() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.person_id = (select c.person_id from course c where c.procedure = 'ticket' and c.case_id = new.case_id
      and c.event = 'FIX' order by c.n desc limit 1) then
    raise exception '改正由另一个人核验，改的人自己不能核验' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger ticket_other_eyes before insert on course for each row
  when (new.procedure = 'ticket' and new.event in ('VERIFY', 'NOT_FIXED')) execute function ticket_other_eyes();
alter table course enable always trigger ticket_other_eyes;

-- Keeps a page that was seen; the same bytes are kept once.
create function keep_ticket_page(of_digest bytea, of_packed bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into ticket_page (digest, packed) select of_digest, of_packed where of_digest is not null on conflict do nothing
$$;

-- Takes a report in. The same words about the same page join the ticket that is open, unless it looks like abuse;
-- the same command again is the same report, and a scanner says a thing once.
create function file_ticket(of_path text, of_quoted text, of_kind text, of_words text, of_source text, of_origin text,
  of_person bigint, of_command bytea, of_code bytea, of_identity bigint, of_suspicions text[], of_kin bigint,
  of_fingerprint bytea, of_text_print bytea, of_digest bytea, of_packed bytea, of_found boolean, moment timestamptz)
returns table (ticket bigint, report text, event text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_ticket bigint; named text; day text := to_char(moment at time zone 'Asia/Shanghai', 'YYYYMMDD'); shown record; earlier bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('tickets', 0));
  return query select r.ticket_id, r.number, '' from ticket_report r where r.command_hash = of_command;
  if found then
    return;
  end if;
  if cardinality(of_suspicions) = 0 then
    select t.id into of_ticket from ticket t join course_now n on n.procedure = 'ticket' and n.case_id = t.id
      where t.fingerprint = of_fingerprint and n.state in ('REPORTED', 'CONFIRMED', 'HIDDEN', 'AT_UNIT', 'FIXED')
      order by t.id limit 1;
    if of_ticket is not null and of_source = 'SCANNER' then
      return query select r.ticket_id, r.number, '' from ticket_report r
        where r.ticket_id = of_ticket and r.source = 'SCANNER' limit 1;
      if found then
        return;
      end if;
    end if;
  end if;
  select 'JC' || day || '-' || lpad((coalesce(max(split_part(r.number, '-', 2)::int), 0) + 1)::text, 4, '0') into named
    from ticket_report r where r.number like 'JC' || day || '-%';
  select c.release_no, c.item_id, i.unit_id into shown from current_release c join item i on i.id = c.item_id
    where c.path = of_path;
  event := 'JOIN';
  if of_ticket is null then
    event := 'REPORT';
    select t.id into earlier from ticket t join course_now n on n.procedure = 'ticket' and n.case_id = t.id
      where t.text_print = of_text_print and t.unit_id is not distinct from shown.unit_id and n.state = 'CLOSED'
        and n.at > moment - interval '90 days'
        and exists (select from course c where c.procedure = 'ticket' and c.case_id = t.id and c.event = 'CONFIRM')
      order by t.id desc limit 1;
    insert into ticket (number, path, quoted, item_id, unit_id, fingerprint, text_print, repeats, kin, at)
      values (named, of_path, of_quoted, shown.item_id, shown.unit_id, of_fingerprint, of_text_print, earlier, of_kin, moment)
      returning id into of_ticket;
  end if;
  insert into ticket_report (ticket_id, number, source, kind, words, origin, person_id, command_hash, code_hash, identity_id,
      suspicions, at)
    values (of_ticket, named, of_source, of_kind, of_words, of_origin, of_person, of_command, of_code, of_identity,
      of_suspicions, moment);
  perform keep_ticket_page(of_digest, of_packed);
  insert into ticket_evidence (ticket_id, moment, digest, release_no, found, at)
    values (of_ticket, 'REPORT', of_digest, coalesce(shown.release_no, ''), of_found, file_ticket.moment);
  ticket := of_ticket;
  report := named;
  return next;
end $$;

create function ticket_step(of bigint, what text, who text, more jsonb, moment timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare before text; after text;
begin
  select coalesce((select c.to_state from course c where c.procedure = 'ticket' and c.case_id = of order by c.n desc limit 1), '')
    into before;
  select s.to_state into after from procedure_step s
    where s.procedure = 'ticket' and s.from_state = before and s.event = what and s.actor = who;
  insert into course (procedure, case_id, n, event, actor, at, from_state, to_state, details)
    values ('ticket', of, 0, what, who, moment, before, after, more);
  insert into audit_event (object_type, object_id, content) values ('ticket', of::text, convert_to(format(
    '{"action":"ticket.%s","actor":0,"actorName":"公众","delegation":null,"details":{"from":"%s","to":"%s"},"digest":null,"objectId":"%s","objectType":"ticket"}',
    lower(what), before, after, of), 'UTF8'));
end $$;

-- What a visitor hands in: number, words, sealed contact, the page as it stands and the first step, or nothing.
create function submit_ticket(path text, quoted text, kind text, words text, command bytea, code bytea, sealed bytea,
  wrapped bytea, nonce bytea, suspicions text[], fingerprint bytea, text_print bytea, digest bytea, packed bytea,
  found_there boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made record; who bigint; moment timestamptz := clock_timestamp(); known text;
begin
  select r.number into known from ticket_report r where r.command_hash = command;
  if found then
    return known;
  end if;
  if sealed is not null then
    who := keep_identity(sealed, wrapped, nonce);
  end if;
  select * into made from file_ticket(path, quoted, kind, words, 'CITIZEN', '', null, command, code, who, suspicions, null,
    fingerprint, text_print, digest, packed, found_there, moment);
  if made.event <> '' then
    perform ticket_step(made.ticket, made.event, 'CITIZEN', jsonb_build_object('report', made.report), moment);
  end if;
  if made.event = 'REPORT' and cardinality(suspicions) > 0 then
    perform ticket_step(made.ticket, 'SUSPECT', 'SYSTEM', jsonb_build_object('why', array_to_string(suspicions, ',')), moment);
  end if;
  return made.report;
end $$;

-- The ticket whose course a ticket follows: a duplicate follows the one it was joined to.
create function ticket_followed(of bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select (c.details ->> 'main')::bigint from course c where c.procedure = 'ticket' and c.case_id = of
    and c.event = 'DUPLICATE'), of)
$$;

-- What a reporter sees, by number and code: the same nothing for a wrong code, an unknown number, and too many tries.
create function ticket_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare tried int; r ticket_report; main bigint;
begin
  select count(*) into tried from ticket_guess g
    where g.number = left(ticket_status.number, 20) and g.at > clock_timestamp() - interval '15 minutes';
  select * into r from ticket_report x where x.number = ticket_status.number and x.code_hash = ticket_status.code;
  if tried >= 5 or r.id is null then
    insert into ticket_guess (number) values (left(ticket_status.number, 20));
    delete from ticket_guess g where g.at < clock_timestamp() - interval '1 day';
    return null;
  end if;
  main := ticket_followed(r.ticket_id);
  return jsonb_build_object('number', r.number, 'at', r.at, 'kind', r.kind, 'words', r.words,
    'path', (select t.path from ticket t where t.id = r.ticket_id), 'quoted', (select t.quoted from ticket t where t.id = r.ticket_id),
    'state', (select n.state from course_now n where n.procedure = 'ticket' and n.case_id = main),
    'reporters', (select count(*) from ticket_report x where x.ticket_id = main),
    'due', (select (d.end_at - interval '1 second') at time zone 'Asia/Shanghai' from deadline_now d
      where d.procedure = 'ticket' and d.case_id = r.ticket_id and d.rule = 'TICKET_ANSWER' order by d.id desc limit 1),
    'views', coalesce((select jsonb_agg(v.reason order by v.at) from identity_view v where v.identity_id = r.identity_id), '[]'),
    'contact', case when r.identity_id is null then 'NONE'
      when exists (select from identity_erasure e where e.identity_id = r.identity_id) then 'ERASED' else 'KEPT' end,
    'passages', (select coalesce(jsonb_agg(jsonb_build_object('event', c.event, 'at', c.at,
        'unit', case when c.event = 'NOTIFY' then coalesce((select u.name from unit u where u.id = (c.details ->> 'unit')::bigint), '') else '' end,
        'words', case when c.event in ('ANSWER', 'REJECT') then c.reason else '' end) order by c.at, c.n), '[]')
      from course c where c.procedure = 'ticket' and c.case_id in (main, r.ticket_id)
        and c.event in ('REPORT', 'CONFIRM', 'REJECT', 'DUPLICATE', 'HIDE', 'NOTIFY', 'FIX', 'VERIFY', 'ANSWER')
        and not (c.event = 'REPORT' and c.case_id <> r.ticket_id) and not (c.case_id = main and main <> r.ticket_id and c.event = 'DUPLICATE')));
end $$;

-- Where every ticket stands.
create view ticket_now as
  select t.*, n.state, n.at as since,
    (select c.details ->> 'severity' from course c where c.procedure = 'ticket' and c.case_id = t.id and c.details ? 'severity'
      order by c.n desc limit 1) as severity,
    (select (c.details ->> 'unit')::bigint from course c where c.procedure = 'ticket' and c.case_id = t.id and c.event = 'NOTIFY'
      order by c.n desc limit 1) as charged_unit,
    (select r.kind from ticket_report r where r.ticket_id = t.id order by r.id limit 1) as kind,
    (select r.source from ticket_report r where r.ticket_id = t.id order by r.id limit 1) as source,
    (select count(*) from ticket_report r where r.ticket_id = t.id) as reports,
    (select min(d.end_at) from deadline_now d where d.procedure = 'ticket' and d.case_id = t.id and d.met_at is null
      and not d.dropped and d.rule <> 'TICKET_ANSWER') as step_end,
    (select d.end_at from deadline_now d where d.procedure = 'ticket' and d.case_id = t.id and d.rule = 'TICKET_ANSWER'
      order by d.id desc limit 1) as answer_end,
    exists (select from deadline_now d where d.procedure = 'ticket' and d.case_id = t.id and d.late) as late
  from ticket t join course_now n on n.procedure = 'ticket' and n.case_id = t.id;
grant select on ticket_now to shenfa_app;

-- Current releases that show a text, in title, body or the words of their attachments.
create function pages_with(words text, most int) returns table (item_id bigint, path text, title text, unit_id bigint, place text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with shown as (
    select c.item_id, c.path, c.release_id, i.unit_id, convert_from(c.manifest, 'UTF8')::jsonb as m
    from current_release c join item i on i.id = c.item_id),
  plain as (
    select s.*, s.m ->> 'title' as title,
      regexp_replace(regexp_replace(coalesce(s.m ->> 'title', '') || ' ' || coalesce(s.m ->> 'body', ''), '<[^>]*>', '', 'g'), '\s', '', 'g') as text
    from shown s)
  select p.item_id, p.path, p.title, p.unit_id, case when position(words in p.text) > 0 then 'PAGE' else 'FILE' end
  from plain p
  where position(words in p.text) > 0
    or jsonb_array_length(coalesce(p.m -> 'attachments', '[]')) > 0
      and exists (select from file_texts_of(p.release_id) f where position(words in regexp_replace(f, '\s', '', 'g')) > 0)
  order by p.path limit most
$$;

revoke all on function ticket_other_eyes(), keep_ticket_page(bytea, bytea),
  file_ticket(text, text, text, text, text, text, bigint, bytea, bytea, bigint, text[], bigint, bytea, bytea, bytea, bytea, boolean, timestamptz),
  ticket_step(bigint, text, text, jsonb, timestamptz), ticket_followed(bigint), ticket_status(text, bytea), pages_with(text, int),
  submit_ticket(text, text, text, text, bytea, bytea, bytea, bytea, bytea, text[], bytea, bytea, bytea, bytea, boolean) from public;
grant execute on function keep_ticket_page(bytea, bytea), ticket_followed(bigint), pages_with(text, int),
  file_ticket(text, text, text, text, text, text, bigint, bytea, bytea, bigint, text[], bigint, bytea, bytea, bytea, bytea, boolean, timestamptz)
  to shenfa_app;
grant execute on function ticket_status(text, bytea),
  submit_ticket(text, text, text, text, bytea, bytea, bytea, bytea, bytea, text[], bytea, bytea, bytea, bytea, boolean) to shenfa_public;

insert into procedure_step (procedure, from_state, event, actor, to_state)
values
  ('ticket', '', 'REPORT', 'CITIZEN', 'REPORTED'),
  ('ticket', '', 'REPORT', 'HANDLER', 'REPORTED'),
  ('ticket', '', 'REPORT', 'HEAD', 'REPORTED'),
  ('ticket', '', 'REPORT', 'INTAKE', 'REPORTED'),
  ('ticket', '', 'REPORT', 'LEADER', 'REPORTED'),
  ('ticket', '', 'REPORT', 'OFFICE_HEAD', 'REPORTED'),
  ('ticket', '', 'REPORT', 'OPENNESS_DESK', 'REPORTED'),
  ('ticket', '', 'REPORT', 'PETITION_DESK', 'REPORTED'),
  ('ticket', '', 'REPORT', 'SECRECY', 'REPORTED'),
  ('ticket', '', 'REPORT', 'SITE', 'REPORTED'),
  ('ticket', '', 'REPORT', 'SUPERVISOR', 'REPORTED'),
  ('ticket', '', 'REPORT', 'SYSTEM', 'REPORTED'),
  ('ticket', 'AT_UNIT', 'DISPUTE', 'HANDLER', 'REPORTED'),
  ('ticket', 'AT_UNIT', 'DISPUTE', 'HEAD', 'REPORTED'),
  ('ticket', 'AT_UNIT', 'FIX', 'HANDLER', 'FIXED'),
  ('ticket', 'AT_UNIT', 'FIX', 'HEAD', 'FIXED'),
  ('ticket', 'AT_UNIT', 'JOIN', 'CITIZEN', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'HANDLER', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'HEAD', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'INTAKE', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'LEADER', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'OFFICE_HEAD', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'OPENNESS_DESK', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'PETITION_DESK', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'SECRECY', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'SITE', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'SUPERVISOR', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'JOIN', 'SYSTEM', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'REGRADE', 'INTAKE', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'REGRADE', 'SITE', 'AT_UNIT'),
  ('ticket', 'AT_UNIT', 'REGRADE', 'SUPERVISOR', 'AT_UNIT'),
  ('ticket', 'CONFIRMED', 'FIX', 'INTAKE', 'FIXED'),
  ('ticket', 'CONFIRMED', 'FIX', 'SITE', 'FIXED'),
  ('ticket', 'CONFIRMED', 'FIX', 'SUPERVISOR', 'FIXED'),
  ('ticket', 'CONFIRMED', 'HIDE', 'SITE', 'HIDDEN'),
  ('ticket', 'CONFIRMED', 'HIDE', 'SUPERVISOR', 'HIDDEN'),
  ('ticket', 'CONFIRMED', 'JOIN', 'CITIZEN', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'HANDLER', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'HEAD', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'INTAKE', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'LEADER', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'OFFICE_HEAD', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'OPENNESS_DESK', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'PETITION_DESK', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'SECRECY', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'SITE', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'SUPERVISOR', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'JOIN', 'SYSTEM', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'NOTIFY', 'INTAKE', 'AT_UNIT'),
  ('ticket', 'CONFIRMED', 'NOTIFY', 'SITE', 'AT_UNIT'),
  ('ticket', 'CONFIRMED', 'NOTIFY', 'SUPERVISOR', 'AT_UNIT'),
  ('ticket', 'CONFIRMED', 'REGRADE', 'INTAKE', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'REGRADE', 'SITE', 'CONFIRMED'),
  ('ticket', 'CONFIRMED', 'REGRADE', 'SUPERVISOR', 'CONFIRMED'),
  ('ticket', 'FIXED', 'JOIN', 'CITIZEN', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'HANDLER', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'HEAD', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'INTAKE', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'LEADER', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'OFFICE_HEAD', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'OPENNESS_DESK', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'PETITION_DESK', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'SECRECY', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'SITE', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'SUPERVISOR', 'FIXED'),
  ('ticket', 'FIXED', 'JOIN', 'SYSTEM', 'FIXED'),
  ('ticket', 'FIXED', 'NOT_FIXED', 'INTAKE', 'CONFIRMED'),
  ('ticket', 'FIXED', 'NOT_FIXED', 'SITE', 'CONFIRMED'),
  ('ticket', 'FIXED', 'NOT_FIXED', 'SUPERVISOR', 'CONFIRMED'),
  ('ticket', 'FIXED', 'VERIFY', 'INTAKE', 'VERIFIED'),
  ('ticket', 'FIXED', 'VERIFY', 'SITE', 'VERIFIED'),
  ('ticket', 'FIXED', 'VERIFY', 'SUPERVISOR', 'VERIFIED'),
  ('ticket', 'HIDDEN', 'FIX', 'INTAKE', 'FIXED'),
  ('ticket', 'HIDDEN', 'FIX', 'SITE', 'FIXED'),
  ('ticket', 'HIDDEN', 'FIX', 'SUPERVISOR', 'FIXED'),
  ('ticket', 'HIDDEN', 'JOIN', 'CITIZEN', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'HANDLER', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'HEAD', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'INTAKE', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'LEADER', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'OFFICE_HEAD', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'OPENNESS_DESK', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'PETITION_DESK', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'SECRECY', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'SITE', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'SUPERVISOR', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'JOIN', 'SYSTEM', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'NOTIFY', 'INTAKE', 'AT_UNIT'),
  ('ticket', 'HIDDEN', 'NOTIFY', 'SITE', 'AT_UNIT'),
  ('ticket', 'HIDDEN', 'NOTIFY', 'SUPERVISOR', 'AT_UNIT'),
  ('ticket', 'HIDDEN', 'REGRADE', 'INTAKE', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'REGRADE', 'SITE', 'HIDDEN'),
  ('ticket', 'HIDDEN', 'REGRADE', 'SUPERVISOR', 'HIDDEN'),
  ('ticket', 'NOT_ERROR', 'ANSWER', 'INTAKE', 'CLOSED'),
  ('ticket', 'NOT_ERROR', 'ANSWER', 'SUPERVISOR', 'CLOSED'),
  ('ticket', 'QUARANTINED', 'CONFIRM_ABUSE', 'INTAKE', 'ABUSE'),
  ('ticket', 'QUARANTINED', 'RELEASE', 'INTAKE', 'REPORTED'),
  ('ticket', 'REPORTED', 'CONFIRM', 'INTAKE', 'CONFIRMED'),
  ('ticket', 'REPORTED', 'CONFIRM', 'SITE', 'CONFIRMED'),
  ('ticket', 'REPORTED', 'CONFIRM', 'SUPERVISOR', 'CONFIRMED'),
  ('ticket', 'REPORTED', 'DUPLICATE', 'INTAKE', 'DUPLICATE'),
  ('ticket', 'REPORTED', 'DUPLICATE', 'SITE', 'DUPLICATE'),
  ('ticket', 'REPORTED', 'DUPLICATE', 'SUPERVISOR', 'DUPLICATE'),
  ('ticket', 'REPORTED', 'JOIN', 'CITIZEN', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'HANDLER', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'HEAD', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'INTAKE', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'LEADER', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'OFFICE_HEAD', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'OPENNESS_DESK', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'PETITION_DESK', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'SECRECY', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'SITE', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'SUPERVISOR', 'REPORTED'),
  ('ticket', 'REPORTED', 'JOIN', 'SYSTEM', 'REPORTED'),
  ('ticket', 'REPORTED', 'REJECT', 'INTAKE', 'NOT_ERROR'),
  ('ticket', 'REPORTED', 'REJECT', 'SITE', 'NOT_ERROR'),
  ('ticket', 'REPORTED', 'REJECT', 'SUPERVISOR', 'NOT_ERROR'),
  ('ticket', 'REPORTED', 'SUSPECT', 'SYSTEM', 'QUARANTINED'),
  ('ticket', 'VERIFIED', 'ANSWER', 'INTAKE', 'CLOSED'),
  ('ticket', 'VERIFIED', 'ANSWER', 'SUPERVISOR', 'CLOSED');
