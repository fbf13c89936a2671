-- The steps of a request, as Disclosing lists them.
insert into procedure_step (procedure, from_state, event, actor, to_state) values
  ('disclosure', '', 'APPLY', 'CITIZEN', 'SUBMITTED'),
  ('disclosure', '', 'APPLY', 'OPENNESS_DESK', 'SUBMITTED'),
  ('disclosure', 'ABANDONED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED'),
  ('disclosure', 'ANSWERED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED'),
  ('disclosure', 'ANSWERED', 'PROPOSE_PROACTIVE', 'CITIZEN', 'ANSWERED'),
  ('disclosure', 'ANSWERED', 'PROPOSE_PROACTIVE', 'OPENNESS_DESK', 'ANSWERED'),
  ('disclosure', 'ANSWERED', 'RECORD_ERROR', 'CITIZEN', 'CORRECT_RECORD'),
  ('disclosure', 'ANSWERED', 'RECORD_ERROR', 'OPENNESS_DESK', 'CORRECT_RECORD'),
  ('disclosure', 'CONSULTING', 'OPINION', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'CONSULTING', 'OPINION_NOTED', 'OPENNESS_DESK', 'CONSULTING'),
  ('disclosure', 'CONSULTING', 'SILENCE', 'SYSTEM', 'RECEIVED'),
  ('disclosure', 'CORRECTING', 'CORRECTED', 'CITIZEN', 'RECEIVED'),
  ('disclosure', 'CORRECTING', 'CORRECTED', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'CORRECTING', 'LAPSE', 'OPENNESS_DESK', 'ABANDONED'),
  ('disclosure', 'CORRECTING', 'LAPSE', 'SYSTEM', 'ABANDONED'),
  ('disclosure', 'CORRECT_RECORD', 'RECORD_SETTLED', 'OPENNESS_DESK', 'ANSWERED'),
  ('disclosure', 'DECIDED', 'DELIVER', 'OPENNESS_DESK', 'ANSWERED'),
  ('disclosure', 'NOT_PROCESSED', 'ARCHIVE', 'SYSTEM', 'ARCHIVED'),
  ('disclosure', 'RECEIVED', 'ASK_CORRECTION', 'OPENNESS_DESK', 'CORRECTING'),
  ('disclosure', 'RECEIVED', 'ASK_REASONS', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'CHARGE', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'CONSULT_CO_AUTHOR', 'OPENNESS_DESK', 'CONSULTING'),
  ('disclosure', 'RECEIVED', 'CONSULT_THIRD_PARTY', 'OPENNESS_DESK', 'CONSULTING'),
  ('disclosure', 'RECEIVED', 'DECIDE', 'OFFICE_HEAD', 'DECIDED'),
  ('disclosure', 'RECEIVED', 'DELAY', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'EXTEND', 'OFFICE_HEAD', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'FEE_LAPSE', 'OPENNESS_DESK', 'ABANDONED'),
  ('disclosure', 'RECEIVED', 'FEE_LAPSE', 'SYSTEM', 'ABANDONED'),
  ('disclosure', 'RECEIVED', 'NOT_A_REQUEST', 'OPENNESS_DESK', 'NOT_PROCESSED'),
  ('disclosure', 'RECEIVED', 'PAID', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'PREPARE', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'REASONS_GIVEN', 'CITIZEN', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'REASONS_GIVEN', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'RECEIVED', 'REFUSE_EXCESS', 'OPENNESS_DESK', 'NOT_PROCESSED'),
  ('disclosure', 'RECEIVED', 'SEND_BACK', 'OFFICE_HEAD', 'RECEIVED'),
  ('disclosure', 'SUBMITTED', 'CONFIRM', 'OPENNESS_DESK', 'RECEIVED'),
  ('disclosure', 'SUBMITTED', 'CONFIRM', 'SYSTEM', 'RECEIVED'),
  ('disclosure', 'SUBMITTED', 'SUGGEST', 'SYSTEM', 'SUBMITTED'),
  ('disclosure', 'SUBMITTED', 'WITHDRAW', 'CITIZEN', 'WITHDRAWN'),
  ('disclosure', 'SUBMITTED', 'WITHDRAW', 'OPENNESS_DESK', 'WITHDRAWN'),
  ('disclosure', 'WITHDRAWN', 'ARCHIVE', 'SYSTEM', 'ARCHIVED');

-- 依申请公开: what was applied for, without who did; that is in the vault.
create table disclosure_request (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^GS[0-9]{4}-[0-9]{5}$'),
  code bytea not null check (octet_length(code) = 32),
  form bytea not null unique check (octet_length(form) = 32),
  channel text not null check (channel in ('ONLINE', 'COUNTER', 'ORAL', 'SIGNED_MAIL', 'PLAIN_MAIL', 'FAX')),
  applicant text not null check (applicant in ('PERSON', 'COMPANY', 'RESEARCH', 'WELFARE', 'LEGAL', 'OTHER')),
  identity_id bigint not null references identity_record,
  description text not null check (length(description) between 4 and 2000),
  wanted text not null check (wanted in ('ELECTRONIC', 'PAPER', 'PICK_UP', 'INSPECT')),
  help text not null check (length(help) <= 200),
  arrived date not null,
  person_id bigint references person,
  at timestamptz not null default clock_timestamp(),
  check ((channel = 'ONLINE') = (person_id is null))
);
call keep_facts('disclosure_request');

-- What the applicant says later: a correction, reasons, an error in a record; or a clerk for him.
create table disclosure_word (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  event text not null check (event in ('CORRECTED', 'REASONS_GIVEN', 'RECORD_ERROR', 'PROPOSE_PROACTIVE', 'WITHDRAW')),
  words text not null check (length(btrim(words)) between 2 and 2000),
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_word');
grant insert on disclosure_word to shenfa_app;
create index on disclosure_word (request_id);

-- 拟定的答复: the newest one that was prepared counts.
create table disclosure_reply (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  outcome text not null,
  withheld text,
  given jsonb not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_reply');
grant insert on disclosure_reply to shenfa_app;
create index on disclosure_reply (request_id);

-- 征求意见: who was asked, and what they said. Nobody is waited for without an end.
create table disclosure_consultation (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  kind text not null check (kind in ('THIRD_PARTY', 'CO_AUTHOR')),
  party text not null check (length(btrim(party)) between 2 and 100),
  until date not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_consultation');
create table disclosure_stance (
  consultation_id bigint primary key references disclosure_consultation,
  stance text not null check (stance in ('AGREES', 'OBJECTS')),
  words text not null check (length(words) <= 2000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_stance');
grant insert on disclosure_consultation, disclosure_stance to shenfa_app;
create index on disclosure_consultation (request_id);

-- 文书: as made out, numbered by the year. The applicant's name is not in them.
create table disclosure_writ (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  kind text not null,
  to_applicant boolean not null,
  number text not null unique,
  addressee text not null check (to_applicant = (addressee = '')),
  body jsonb not null,
  on_day date not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_writ');
create index on disclosure_writ (request_id);

-- Which steps of applicants the desk has taken up: they are in the log, and their terms run.
create table disclosure_taken_up (
  request_id bigint not null references disclosure_request,
  n int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (request_id, n)
);
call keep_facts('disclosure_taken_up');
grant insert on disclosure_taken_up to shenfa_app;

-- Registers a request under the next number of the year; a form that comes twice is one request.
create function register_disclosure(with_form bytea, with_code bytea, via text, who text, identity bigint, what text,
  as_form text, needs_help text, came date, clerk bigint) returns table (id bigint, number text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare year text := to_char(now() at time zone 'Asia/Shanghai', 'YYYY'); made disclosure_request;
begin
  perform pg_advisory_xact_lock(hashtextextended('disclosure ' || year, 0));
  insert into disclosure_request (number, code, form, channel, applicant, identity_id, description, wanted, help, arrived, person_id)
  select 'GS' || year || '-' || lpad((count(*) + 1)::text, 5, '0'), with_code, with_form, via, who, identity, what, as_form,
    needs_help, came, clerk
  from disclosure_request r where r.number like 'GS' || year || '-%'
  returning * into made;
  return query select made.id, made.number;
end $$;
grant execute on function register_disclosure(bytea, bytea, text, text, bigint, text, text, text, date, bigint) to shenfa_app;

-- What a visitor may do: it came online and it came now. Identity, request and first step, or none of them.
create function file_disclosure(with_form bytea, with_code bytea, who text, sealed bytea, wrapped bytea, nonce bytea,
  what text, as_form text, needs_help text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare known disclosure_request; made record;
begin
  perform pg_advisory_xact_lock(hashtextextended('disclosure form ' || encode(with_form, 'hex'), 0));
  select * into known from disclosure_request r where r.form = with_form;
  if found then
    if known.code <> with_code then
      raise exception '这一页已经提交过，请重新打开页面' using errcode = 'SF409';
    end if;
    return known.number;
  end if;
  select * into made from register_disclosure(with_form, with_code, 'ONLINE', who, keep_identity(sealed, wrapped, nonce), what,
    as_form, needs_help, (now() at time zone 'Asia/Shanghai')::date, null);
  insert into course (procedure, case_id, n, event, actor, at, from_state, to_state)
  values ('disclosure', made.id, 0, 'APPLY', 'CITIZEN', clock_timestamp(), '', 'SUBMITTED');
  return made.number;
end $$;
grant execute on function file_disclosure(bytea, bytea, text, bytea, bytea, bytea, text, text, text) to shenfa_public;

-- The newest of the steps that ask for reasons and answer them.
create function disclosure_asked(request bigint) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.event from course c where c.procedure = 'disclosure' and c.case_id = request
    and c.event in ('ASK_REASONS', 'REASONS_GIVEN') order by c.n desc limit 1
$$;
-- One more step of whoever holds number and code, with words of their own.
create function say_disclosure(of_number text, with_code bytea, what text, said text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r disclosure_request; s text; goes text;
begin
  select * into r from disclosure_request x where x.number = of_number and x.code = with_code;
  if not found then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('course disclosure ' || r.id, 0));
  select n.state into s from course_now n where n.procedure = 'disclosure' and n.case_id = r.id;
  select p.to_state into goes from procedure_step p
  where p.procedure = 'disclosure' and p.from_state = s and p.event = what and p.actor = 'CITIZEN';
  if goes is null or what = 'REASONS_GIVEN' and disclosure_asked(r.id) is distinct from 'ASK_REASONS' then
    raise exception '这件申请刚刚办到了下一步，请刷新后再看' using errcode = 'SF409';
  end if;
  if length(btrim(said)) not between 2 and 2000 then
    raise exception '请写 2 至 2000 字' using errcode = 'SF422';
  end if;
  insert into disclosure_word (request_id, event, words) values (r.id, what, btrim(said));
  insert into course (procedure, case_id, n, event, actor, at, from_state, to_state)
  values ('disclosure', r.id, 0, what, 'CITIZEN', clock_timestamp(), s, goes);
  return true;
end $$;

grant execute on function say_disclosure(text, bytea, text, text) to shenfa_public;

-- Numbers a paper and keeps it.
create function make_writ(request bigint, what text, ours boolean, mark text, to_whom text, words jsonb, day date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare head text := mark || '〔' || to_char(day, 'YYYY') || '〕'; made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('disclosure writ ' || head, 0));
  insert into disclosure_writ (request_id, kind, to_applicant, number, addressee, body, on_day)
  select request, what, ours, head || (count(*) + 1) || '号', to_whom, words, day
  from disclosure_writ w where starts_with(w.number, head)
  returning id into made;
  return made;
end $$;
grant execute on function make_writ(bigint, text, boolean, text, text, jsonb, date) to shenfa_app;

-- 登记簿: every request with how it stands; closed by the first step after which nothing is owed.
create view disclosure_register as
  select r.id, r.number, r.channel, r.applicant, r.identity_id, r.description, r.wanted, r.help, r.arrived, r.at, n.state,
    n.at as since,
    (select (c.details ->> 'day')::date from course c where c.procedure = 'disclosure' and c.case_id = r.id
      and c.event = 'CONFIRM') as received_on,
    (f.at at time zone 'Asia/Shanghai')::date as closed_on,
    case f.event when 'LAPSE' then 'OTHER_UNCORRECTED' when 'FEE_LAPSE' then 'OTHER_UNPAID' when 'WITHDRAW' then 'OTHER'
      else (select c.details ->> 'row' from course c where c.procedure = 'disclosure' and c.case_id = r.id
        and c.details ? 'row' order by c.n desc limit 1) end as row,
    (d.end_at at time zone 'Asia/Shanghai' - interval '1 microsecond')::date as due, coalesce(d.late, false) as late
  from disclosure_request r
    join course_now n on n.procedure = 'disclosure' and n.case_id = r.id
    left join lateral (select c.at, c.event from course c where c.procedure = 'disclosure' and c.case_id = r.id
      and c.to_state in ('ANSWERED', 'NOT_PROCESSED', 'ABANDONED', 'WITHDRAWN') order by c.n limit 1) f on true
    left join lateral (select x.end_at, x.late from deadline_now x where x.procedure = 'disclosure' and x.case_id = r.id
      and x.rule = 'DISCLOSURE_ANSWER' order by x.id desc limit 1) d on true;
grant select on disclosure_register to shenfa_app;

-- What whoever holds number and code may read: how it stands, when, the papers to the applicant; nobody's name.
create function disclosure_of(of_number text, with_code bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('number', g.number, 'state', g.state, 'channel', g.channel, 'description', g.description,
    'wanted', g.wanted, 'arrived', g.arrived, 'receivedOn', g.received_on, 'due', g.due, 'late', g.late,
    'asked', coalesce(disclosure_asked(g.id), ''),
    'trace', coalesce((select m.trace from deadline_now d join deadline_moment m on m.deadline_id = d.id
      where d.procedure = 'disclosure' and d.case_id = g.id and d.rule = 'DISCLOSURE_ANSWER'
        and m.kind in ('COUNTED', 'RECOUNTED', 'RESUMED', 'EXTENDED') order by d.id desc, m.n desc limit 1), '[]'),
    'steps', (select jsonb_agg(jsonb_build_object('event', c.event, 'day', (c.at at time zone 'Asia/Shanghai')::date) order by c.n)
      from course c where c.procedure = 'disclosure' and c.case_id = g.id
        and c.event not in ('SUGGEST', 'PREPARE', 'SEND_BACK', 'DECIDE', 'OPINION_NOTED', 'ARCHIVE')),
    'suggested', coalesce((select c.details from course c where c.procedure = 'disclosure' and c.case_id = g.id
      and c.event = 'SUGGEST' order by c.n desc limit 1), '{}'),
    'writs', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'number', w.number, 'body', w.body, 'on', w.on_day)
      order by w.id) from disclosure_writ w where w.request_id = g.id and w.to_applicant
        and (w.kind <> 'REPLY' or g.state not in ('RECEIVED', 'DECIDED'))), '[]'),
    'views', (select count(*) from identity_view v where v.identity_id = g.identity_id))
  from disclosure_register g join disclosure_request r on r.id = g.id
  where g.number = of_number and r.code = with_code
$$;
grant execute on function disclosure_of(text, bytea) to shenfa_public;
