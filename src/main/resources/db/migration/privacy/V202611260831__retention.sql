-- 保存期限: how long what came with a case is kept, counted from its closure; each from a day on.
create table retention_term (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('IDENTITY', 'ABUSE', 'ARCHIVE')),
  amount int not null check (amount between 1 and 1200),
  unit text not null check (unit in ('DAYS', 'MONTHS')),
  from_day date not null,
  basis text not null check (length(btrim(basis)) between 4 and 200),
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('retention_term');
insert into retention_term (kind, amount, unit, from_day, basis) values
  ('IDENTITY', 12, 'MONTHS', '2000-01-01', '本厅规定，随产品启用'),
  ('ABUSE', 90, 'DAYS', '2000-01-01', '本厅规定，随产品启用'),
  ('ARCHIVE', 120, 'MONTHS', '2000-01-01', '随产品启用，以本单位经批准的文件材料归档范围和保管期限表为准');
grant insert on retention_term to shenfa_app;

-- 本厅规定，12 个月; empty for none.
create function term_words(term bigint) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select t.basis || '，' || t.amount || case t.unit when 'DAYS' then ' 天' else ' 个月' end
    from retention_term t where t.id = term), '')
$$;
grant execute on function term_words(bigint) to shenfa_app;

create function term_holds_from_tomorrow() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.from_day <= (clock_timestamp() at time zone 'Asia/Shanghai')::date then
    raise exception '新的期限从明天起才能生效' using errcode = 'SF422';
  end if;
  return new;
end $$;
revoke all on function term_holds_from_tomorrow() from public;
create trigger term_holds_from_tomorrow before insert on retention_term for each row execute function term_holds_from_tomorrow();

-- When a course came to where nothing is owed any more and stayed there; null while it has not.
create function course_closing(of_procedure text, of bigint, closed text[]) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select min(c.at) from course c where c.procedure = of_procedure and c.case_id = of and c.n > coalesce(
    (select max(x.n) from course x where x.procedure = of_procedure and x.case_id = of and x.to_state <> all (closed)), 0)
$$;

-- A letter that was joined to another is closed with that one.
create function letter_closing(of bigint) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare own timestamptz; main bigint; theirs timestamptz;
begin
  own := course_closing('letter', of, '{CLOSED,NOT_ACCEPTED,WITHDRAWN,REDIRECTED,MERGED,ARCHIVED}');
  select (c.details ->> 'main')::bigint into main from course c
    where c.procedure = 'letter' and c.case_id = of and c.event = 'MERGE' order by c.n desc limit 1;
  if own is null or main is null then
    return own;
  end if;
  theirs := letter_closing(main);
  return case when theirs is not null then greatest(own, theirs) end;
end $$;

-- Every case that holds something of a person: when it was closed, whether it was abuse, until which day a review of it can
-- still be asked for. A petition's result: 30 days (信访工作条例第三十五条). A reply about information: six months
-- (行政诉讼法第四十六条; the 60 days of 行政复议法第二十条 lie within).
create view retention_case as
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
    order by x.id desc limit 1) j on not j.counts;

-- The last day something of a case is kept, by the term that held on the day of its closure.
create function kept_until(closed timestamptz, abuse boolean, what text) returns table (term_id bigint, day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id, case t.unit when 'DAYS' then d.day + t.amount else (d.day + make_interval(months => t.amount))::date end
  from (select (closed at time zone 'Asia/Shanghai')::date as day) d, retention_term t
  where t.kind = case when what = 'ARCHIVE' then 'ARCHIVE' when abuse then 'ABUSE' else 'IDENTITY' end and t.from_day <= d.day
  order by t.from_day desc, t.id desc limit 1
$$;
create view retention_now as
  select c.*, k.term_id, k.day as kept_until, greatest(k.day, c.held_until) as until,
    (select a.day from kept_until(c.closed_at, c.abuse, 'ARCHIVE') a) as archived_until
  from retention_case c left join lateral kept_until(c.closed_at, c.abuse, 'IDENTITY') k on c.closed_at is not null;
grant select on retention_case, retention_now to shenfa_app;
grant execute on function course_closing(text, bigint, text[]), letter_closing(bigint), kept_until(timestamptz, boolean, text) to shenfa_app;

-- 销毁证明: what was destroyed of a case, when, by which rule. Once for each case.
create table purge (
  id bigint generated always as identity primary key,
  procedure text not null check (procedure in ('letter', 'disclosure', 'remark')),
  case_id bigint not null,
  rule text not null check (rule in ('RETENTION', 'REQUEST', 'ABUSE')),
  term_id bigint references retention_term check ((term_id is null) = (rule = 'REQUEST')),
  person_id bigint references person check ((person_id is null) = (rule <> 'REQUEST')),
  closed_at timestamptz not null,
  identity boolean not null,
  texts int not null check (texts >= 0),
  files int not null check (files >= 0),
  at timestamptz not null,
  unique (procedure, case_id)
);
call keep_facts('purge');
grant insert on purge to shenfa_app;

-- The database believes nobody: what is not closed, can be reviewed or is not over is not purged.
create function purge_is_due() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c retention_now; today date := (new.at at time zone 'Asia/Shanghai')::date;
begin
  select * into c from retention_now x where x.procedure = new.procedure and x.case_id = new.case_id;
  if not found or c.closed_at is null then
    raise exception '还没有办结，不能销毁' using errcode = 'SF409';
  end if;
  if today <= c.held_until then
    raise exception '到 % 为止还可以申请复查、复议或者起诉，这以前不能销毁', to_char(c.held_until, 'YYYY年FMMM月FMDD日') using errcode = 'SF409';
  end if;
  if new.rule <> 'REQUEST' and today <= c.kept_until then
    raise exception '保存期限还没有满' using errcode = 'SF409';
  end if;
  return new;
end $$;
revoke all on function purge_is_due() from public;
create trigger purge_is_due before insert on purge for each row execute function purge_is_due();
alter table purge enable always trigger purge_is_due;

-- Words that are replaced by their masked copy, once and with the certificate of their case; nothing else of a row changes.
create function masked_once() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare words text[] := array_append(tg_argv::text[], 'masked_at');
begin
  if tg_op = 'UPDATE' then
    if old.masked_at is null and new.masked_at is not null and to_jsonb(new) - words = to_jsonb(old) - words then
      return new;
    end if;
  end if;
  raise exception '文字只能在期满以后遮盖一次：% 不接受 %', tg_table_name, tg_op using errcode = '23001';
end $$;
revoke all on function masked_once() from public;

alter table remark add column masked_at timestamptz;
alter table disclosure_request add column masked_at timestamptz;
alter table disclosure_word add column masked_at timestamptz;
alter table disclosure_consultation add column masked_at timestamptz;
alter table disclosure_stance add column masked_at timestamptz;
do $$
declare t record;
begin
  for t in select * from (values ('remark', 'words'), ('disclosure_request', 'description, help'), ('disclosure_word', 'words'),
      ('disclosure_consultation', 'party'), ('disclosure_stance', 'words')) v(name, words) loop
    execute format('drop trigger facts_stay on %I', t.name);
    execute format('create trigger masked_once before update or delete on %I for each row execute function masked_once(%s)',
      t.name, (select string_agg(quote_literal(btrim(w)), ', ') from unnest(string_to_array(t.words, ',')) w));
    execute format('alter table %I enable always trigger masked_once', t.name);
    execute format('grant update (%s, masked_at) on %I to shenfa_app', t.words, t.name);
  end loop;
end $$;

-- 删除请求: what a person asks for; how it was decided stands in its course.
create table erasure_request (
  id bigint generated always as identity primary key,
  procedure text not null check (procedure in ('letter', 'disclosure', 'remark')),
  case_id bigint not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('erasure_request');
create index on erasure_request (procedure, case_id);

insert into procedure_step (procedure, from_state, event, actor, to_state) values
  ('erasure', '', 'ASK', 'CITIZEN', 'ASKED'),
  ('erasure', 'ASKED', 'DECLINE', 'INTAKE', 'DECLINED'),
  ('erasure', 'ASKED', 'DECLINE', 'OPENNESS_DESK', 'DECLINED'),
  ('erasure', 'ASKED', 'DECLINE', 'PETITION_DESK', 'DECLINED'),
  ('erasure', 'ASKED', 'GRANT', 'INTAKE', 'GRANTED'),
  ('erasure', 'ASKED', 'GRANT', 'OPENNESS_DESK', 'GRANTED'),
  ('erasure', 'ASKED', 'GRANT', 'PETITION_DESK', 'GRANTED'),
  ('erasure', 'ASKED', 'LAPSE', 'SYSTEM', 'GRANTED');

-- The case of a number and its code, of whichever kind; too many wrong codes for a number are answered like an unknown one.
create function held_case(of_number text, with_code bytea, out of_procedure text, out of_case bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare known text := left(of_number, 20);
begin
  if (select count(*) from letter_guess g where g.number = known and g.at > clock_timestamp() - interval '15 minutes') < 5 then
    select x.procedure, x.id into of_procedure, of_case from (
      select 'letter' as procedure, l.id from letter l where l.number = of_number and l.code_hash = with_code
      union all select 'disclosure', r.id from disclosure_request r where r.number = of_number and r.code = with_code
      union all select 'remark', r.id from remark_receipt r where r.number = of_number and r.code = with_code) x;
  end if;
  if of_case is null then
    insert into letter_guess (number) values (known);
    delete from letter_guess g where g.at < clock_timestamp() - interval '1 day';
  end if;
end $$;

-- What a person reads of what is kept about him: no word of the case, and nobody's name.
create function held_of(of_number text, with_code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare k record; c retention_now; asked bigint;
begin
  select * into k from held_case(of_number, with_code);
  if k.of_case is null then
    return null;
  end if;
  select * into c from retention_now x where x.procedure = k.of_procedure and x.case_id = k.of_case;
  select max(e.id) into asked from erasure_request e where e.procedure = c.procedure and e.case_id = c.case_id;
  return jsonb_build_object('procedure', c.procedure, 'number', c.number, 'opened', c.opened_at, 'closed', c.closed_at,
    'identity', c.identity_id is not null, 'until', c.until, 'heldUntil', c.held_until,
    'views', coalesce((select jsonb_agg(jsonb_build_object('at', v.at, 'reason', v.reason) order by v.id)
      from identity_view v where v.identity_id = c.identity_id), '[]'),
    'notices', (select count(*) from identity_notice n where n.identity_id = c.identity_id),
    'purge', (select jsonb_build_object('id', p.id, 'number', c.number, 'procedure', p.procedure, 'rule', p.rule, 'closed', p.closed_at,
        'at', p.at, 'identity', p.identity, 'texts', p.texts, 'files', p.files, 'term', term_words(p.term_id))
      from purge p where p.procedure = c.procedure and p.case_id = c.case_id),
    'asked', (select jsonb_build_object('at', e.at, 'state', n.to_state, 'reason', n.reason, 'decided', n.at) from erasure_request e
      join lateral (select * from course s where s.procedure = 'erasure' and s.case_id = e.id order by s.n desc limit 1) n on true
      where e.id = asked));
end $$;

-- Asks for erasure before the term is over; asking twice is asking once.
create function ask_erasure(of_number text, with_code bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare k record; c retention_now; made bigint; now_at timestamptz := clock_timestamp();
begin
  select * into k from held_case(of_number, with_code);
  if k.of_case is null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('erasure ' || k.of_procedure || k.of_case, 0));
  select * into c from retention_now x where x.procedure = k.of_procedure and x.case_id = k.of_case;
  if exists (select from purge p where p.procedure = c.procedure and p.case_id = c.case_id)
    or exists (select from erasure_request e join course_now n on n.procedure = 'erasure' and n.case_id = e.id
      where e.procedure = c.procedure and e.case_id = c.case_id and n.state = 'ASKED') then
    return true;
  end if;
  if c.closed_at is null then
    raise exception '还没有办结，不能删除；不想再办的，可以先撤回' using errcode = 'SF409';
  end if;
  if (now_at at time zone 'Asia/Shanghai')::date <= c.held_until then
    raise exception '到 % 为止您还可以申请复查、复议或者起诉，这以前不能删除', to_char(c.held_until, 'YYYY年FMMM月FMDD日') using errcode = 'SF409';
  end if;
  if (select count(*) from erasure_request e where e.procedure = c.procedure and e.case_id = c.case_id) >= 3 then
    raise exception '同一件事最多请求三次' using errcode = 'SF422';
  end if;
  insert into erasure_request (procedure, case_id, at) values (c.procedure, c.case_id, now_at) returning id into made;
  insert into course (procedure, case_id, n, event, actor, at, from_state, to_state)
    values ('erasure', made, 0, 'ASK', 'CITIZEN', now_at, '', 'ASKED');
  insert into audit_event (object_type, object_id, content) values ('erasure', made::text, convert_to(format(
    '{"action":"erasure.ask","actor":0,"actorName":"公众","delegation":null,"details":{"from":"","to":"ASKED"},"digest":null,"objectId":"%s","objectType":"erasure"}',
    made), 'UTF8'));
  return true;
end $$;
grant execute on function held_of(text, bytea), ask_erasure(text, bytea) to shenfa_public;
