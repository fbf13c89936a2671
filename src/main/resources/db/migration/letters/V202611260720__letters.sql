-- 来信. What was handed in stays; its words lie apart, for they are masked when their time is over.
create table letter (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^[0-9]{8}-[0-9]{4,}$'),
  command_hash bytea not null unique check (octet_length(command_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  channel text not null check (channel in ('WEB', 'PHONE', 'PAPER', 'VISIT')),
  kind text not null check (kind in ('CONSULTATION', 'SUGGESTION', 'COMPLAINT', 'REPORT', 'PLEA', 'UNSURE')),
  may_publish boolean not null,
  consent text not null check (length(consent) between 1 and 20),
  identity_id bigint references identity_record,
  entered_by bigint references person check ((entered_by is null) = (channel = 'WEB')),
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  suspicions text[] not null default '{}',
  received_at timestamptz not null
);
call keep_facts('letter');
create index on letter (received_at);
create index on letter (fingerprint, received_at);

-- Every piece of writing of a case: the letter, what was added, drafts and interim answers.
create table letter_text (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letter,
  kind text not null check (kind in ('LETTER', 'SUPPLEMENT', 'AGAIN', 'DRAFT', 'INTERIM', 'RESULT')),
  title text not null default '' check (length(title) <= 100),
  body text not null check (length(btrim(body)) between 1 and 10000),
  place text not null default '' check (length(place) <= 100),
  person_id bigint references person check ((person_id is null) = (kind in ('LETTER', 'SUPPLEMENT', 'AGAIN'))),
  at timestamptz not null,
  masked_at timestamptz
);
create index on letter_text (letter_id);
grant select, insert on letter_text to shenfa_app;

-- Words are never changed, only replaced once by their masked copy when they are no longer needed.
create function letter_words_stay() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.masked_at is null and new.masked_at is not null
    and (new.id, new.letter_id, new.kind, new.at) = (old.id, old.letter_id, old.kind, old.at) then
    return new;
  end if;
  raise exception '来信的文字只能在期满以后遮盖一次，不接受 %', tg_op using errcode = '23001';
end $$;
create trigger letter_words_stay before update or delete on letter_text for each row execute function letter_words_stay();
create trigger letter_words_stay_whole before truncate on letter_text for each statement execute function letter_words_stay();
alter table letter_text enable always trigger letter_words_stay;
alter table letter_text enable always trigger letter_words_stay_whole;
grant update (title, body, place, masked_at) on letter_text to shenfa_app;

-- What a draft rests on and which questions of the letter it answers, with what was found about it.
create table letter_draft (
  text_id bigint primary key references letter_text,
  basis text not null check (length(btrim(basis)) between 1 and 500),
  answered int[] not null,
  findings text[] not null,
  in_spite_of text not null default '' check (length(in_spite_of) <= 500)
);
call keep_facts('letter_draft');
grant insert on letter_draft to shenfa_app;

create table letter_rating (
  letter_id bigint not null references letter,
  round int not null,
  solved boolean not null,
  attitude int not null check (attitude between 1 and 5),
  speed int not null check (speed between 1 and 5),
  at timestamptz not null default clock_timestamp(),
  primary key (letter_id, round)
);
call keep_facts('letter_rating');

create table letter_consent_withdrawn (
  letter_id bigint primary key references letter,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('letter_consent_withdrawn');

-- The item of the main line by which a letter and its answer become public.
create table letter_item (
  letter_id bigint not null references letter,
  item_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (letter_id, item_id)
);
call keep_facts('letter_item');
grant insert on letter_item to shenfa_app;

-- Wrong codes, by number; forgotten after a day.
create table letter_guess (
  number text not null check (length(number) <= 20),
  at timestamptz not null default clock_timestamp()
);
create index on letter_guess (number, at);
grant select on letter_guess to shenfa_app;

create function letter_said(of bigint, what text, from_state text, to_state text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into audit_event (object_type, object_id, content) values ('letter', of::text, convert_to(format(
    '{"action":"letter.%s","actor":0,"actorName":"公众","delegation":null,"details":{"from":"%s","to":"%s"},"digest":null,"objectId":"%s","objectType":"letter"}',
    lower(what), from_state, to_state, of), 'UTF8'))
$$;

create function letter_step(of bigint, what text, who text, why text, more jsonb, moment timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare before text; after text;
begin
  select coalesce((select c.to_state from course c where c.procedure = 'letter' and c.case_id = of order by c.n desc limit 1), '')
    into before;
  select s.to_state into after from procedure_step s
    where s.procedure = 'letter' and s.from_state = before and s.event = what and s.actor = who;
  if not found then
    raise exception '现在不能这样做，请刷新查看办理情况' using errcode = 'SF409';
  end if;
  insert into course (procedure, case_id, n, event, actor, at, from_state, to_state, reason, details)
    values ('letter', of, 0, what, who, moment, before, after, why, more);
  perform letter_said(of, what, before, after);
end $$;

-- Hands a letter in: number, words, sealed identity and first step in one transaction; the same command again is the
-- same letter.
create function submit_letter(command bytea, code bytea, kind text, title text, body text, place text, may_publish boolean,
  consent text, sealed bytea, wrapped bytea, nonce bytea, fingerprint bytea, suspicions text[]) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare known text; today text; of bigint; named text; who bigint; moment timestamptz := clock_timestamp();
  why text[] := submit_letter.suspicions;
begin
  perform pg_advisory_xact_lock(hashtextextended('letters', 0));
  select l.number into known from letter l where l.command_hash = submit_letter.command;
  if found then
    return known;
  end if;
  today := to_char(moment at time zone 'Asia/Shanghai', 'YYYYMMDD');
  select today || '-' || lpad((coalesce(max(split_part(l.number, '-', 2)::int), 0) + 1)::text, 4, '0') into named
    from letter l where l.received_at >= moment - interval '25 hours' and l.number like today || '-%';
  if exists (select from letter l where l.fingerprint = submit_letter.fingerprint and l.received_at > moment - interval '1 day') then
    why := why || 'SAME_TEXT'::text;
  end if;
  if sealed is not null then
    who := keep_identity(sealed, wrapped, nonce);
  end if;
  insert into letter (number, command_hash, code_hash, channel, kind, may_publish, consent, identity_id, fingerprint,
      suspicions, received_at)
    values (named, command, code, 'WEB', submit_letter.kind, submit_letter.may_publish, submit_letter.consent, who,
      submit_letter.fingerprint, why, moment)
    returning id into of;
  insert into letter_text (letter_id, kind, title, body, place, at)
    values (of, 'LETTER', submit_letter.title, submit_letter.body, submit_letter.place, moment);
  perform letter_step(of, 'SUBMIT', 'CITIZEN', '', '{}', moment);
  if cardinality(why) > 0 then
    perform letter_step(of, 'SUSPECT', 'SYSTEM', '', jsonb_build_object('why', array_to_string(why, ',')), moment);
  end if;
  return named;
end $$;

-- The letter of a number and its code, or nothing: for a wrong code, an unknown number, and for both while too many
-- were tried.
create function letter_of(number text, code bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare tried int; of bigint;
begin
  select count(*) into tried from letter_guess g
    where g.number = letter_of.number and g.at > clock_timestamp() - interval '15 minutes';
  select l.id into of from letter l where l.number = letter_of.number and l.code_hash = letter_of.code;
  if tried >= 5 or of is null then
    insert into letter_guess (number) values (left(letter_of.number, 20));
    delete from letter_guess g where g.at < clock_timestamp() - interval '1 day';
    return null;
  end if;
  return of;
end $$;

-- What the writer sees, as data: never a name of a person of the office, never an internal state's reason but returns.
create function letter_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of bigint := letter_of(number, code); l letter; now_in text;
begin
  if of is null then
    return null;
  end if;
  select * into l from letter where id = of;
  select c.to_state into now_in from course c where c.procedure = 'letter' and c.case_id = of order by c.n desc limit 1;
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
      from letter_text t where t.letter_id = of and (t.kind in ('LETTER', 'SUPPLEMENT', 'AGAIN', 'INTERIM', 'RESULT')
        or t.id in (select (c.details ->> 'text')::bigint from course c where c.procedure = 'letter' and c.case_id = of
          and c.event = 'REPLY'))),
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
create function letter_act(number text, code bytea, what text, words text, solved boolean, attitude int, speed int) returns text
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

-- The writer takes the consent back: who wrote is not a person of the office.
alter table withdrawal alter column withdrawn_by drop not null;

-- No letter is made public without consent, whatever the review said.
create function letter_consent_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from letter_item i join letter l on l.id = i.letter_id where i.item_id = new.item_id
      and (not l.may_publish or exists (select from letter_consent_withdrawn w where w.letter_id = l.id))) then
    raise exception '写信人没有同意公开，或者已经撤回同意' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger letter_consent_holds before insert on release for each row execute function letter_consent_holds();
alter table release enable always trigger letter_consent_holds;

grant execute on function submit_letter(bytea, bytea, text, text, text, text, boolean, text, bytea, bytea, bytea, bytea, text[]),
  letter_status(text, bytea), letter_act(text, bytea, text, text, boolean, int, int) to shenfa_public;

-- A letter entered by the office for somebody who phoned, wrote or came.
grant insert on letter to shenfa_app;

-- Where every letter stands: the unit that handles it, the kind the office took it for, its open questions of time.
create view letter_now as
  select l.id, l.number, l.channel, l.received_at, l.kind as chosen, l.may_publish, l.identity_id, l.suspicions,
    coalesce((select k.details ->> 'kind' from course k where k.procedure = 'letter' and k.case_id = l.id and k.details ? 'kind'
      order by k.n desc limit 1), l.kind) as kind,
    c.to_state as state, c.n, c.at as since,
    (select (h.details ->> 'unit')::bigint from course h where h.procedure = 'letter' and h.case_id = l.id and h.details ? 'unit'
      order by h.n desc limit 1) as unit_id,
    exists (select from course h where h.procedure = 'letter' and h.case_id = l.id and h.event = 'DESIGNATE') as designated
  from letter l join lateral (select * from course s where s.procedure = 'letter' and s.case_id = l.id order by s.n desc limit 1) c
    on true;
grant select on letter_now to shenfa_app;
