-- 17-3: what the public says of a draft for comment. The table `opinion` holds what reviewers say; this one is `remark`.

-- From which moment nothing more is in time: the one named; a last minute of a day is there until it is over.
create function solicitation_end(closes timestamp) returns timestamptz
language sql immutable set search_path = pg_catalog as $$
  select (case when closes::time >= time '23:59' then closes::date + 1 else closes end)::timestamp at time zone 'Asia/Shanghai'
$$;
grant execute on function solicitation_end(timestamp) to shenfa_app, shenfa_public;

-- Ended before its time. What the public reads of it comes from a fixed list, as with a withdrawal.
create table solicitation_cancellation (
  item_id bigint primary key references item,
  reason text not null check (reason in ('BASIS_CHANGED', 'DROPPED', 'MERGED', 'MISTAKEN')),
  remark text not null check (length(btrim(remark)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('solicitation_cancellation');
grant insert on solicitation_cancellation to shenfa_app;

-- Every draft that was ever public, by its newest release.
create view solicitation as
  select l.item_id, l.number, l.unit_id, r.digest, r.path, t.text ->> 'title' as title, t.closes_at,
    f.closes_at as first_closes_at, f.released_at as opened_at,
    c.at as cancelled_at, c.reason as cancelled,
    least(solicitation_end(t.closes_at), c.at) as ends_at
  from item_listing l
    join lateral (select * from release x where x.item_id = l.item_id order by x.id desc limit 1) r on true
    join lateral (select m.text, (m.text #>> '{comment,closesAt}')::timestamp as closes_at
      from (select convert_from(v.manifest, 'UTF8')::jsonb as text from revision v where v.digest = r.digest) m) t on true
    join lateral (select x.released_at, (convert_from(v.manifest, 'UTF8')::jsonb #>> '{comment,closesAt}')::timestamp as closes_at
      from release x join revision v on v.digest = x.digest where x.item_id = l.item_id order by x.id limit 1) f on true
    left join solicitation_cancellation c on c.item_id = l.item_id
  where l.kind = 'DRAFT_FOR_COMMENT' and l.released_at is not null and t.text ->> 'kind' = 'DRAFT_FOR_COMMENT';
grant select on solicitation to shenfa_app;

-- One letter, call, visit or form, with one or more remarks. Whoever sent it holds the code.
create table remark_receipt (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  n int not null check (n > 0),
  number text not null unique,
  code bytea not null check (length(code) = 32),
  form bytea not null unique check (length(form) = 32),
  channel text not null check (channel in ('ONLINE', 'LETTER', 'EMAIL', 'FAX', 'PHONE', 'VISIT')),
  party text not null check (party in ('PERSON', 'COMPANY', 'ASSOCIATION', 'AGENCY', 'EXPERT', 'UNKNOWN')),
  received_at timestamptz not null,
  late boolean not null,
  suspect boolean not null,
  person_id bigint references person,
  at timestamptz not null default clock_timestamp(),
  unique (item_id, n),
  check ((channel = 'ONLINE') = (person_id is null))
);
call keep_facts('remark_receipt');

-- One remark: on one paragraph of the text of that digest, or on the whole of it.
create table remark (
  id bigint generated always as identity primary key,
  receipt_id bigint not null references remark_receipt,
  item_id bigint not null references item,
  n int not null check (n > 0),
  digest bytea not null references revision (digest),
  place int check (place > 0),
  words text not null check (length(btrim(words)) between 2 and 2000),
  unique (item_id, n)
);
call keep_facts('remark');
create index on remark (receipt_id);

-- A suspect receipt is looked at by a person, who says whether it counts.
create table receipt_judgment (
  id bigint generated always as identity primary key,
  receipt_id bigint not null references remark_receipt,
  counts boolean not null,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('receipt_judgment');
grant insert on receipt_judgment to shenfa_app;
create index on receipt_judgment (receipt_id, id);

-- Registers what was received at a moment; the same form twice is registered once. Called by the two below only.
create function file_remarks(of_item text, with_code bytea, with_form bytea, via text, who text, arrived timestamptz,
  doubtful boolean, clerk bigint, seen bytea, places int[], texts text[])
returns table (number text, received_at timestamptz, late boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s solicitation; made remark_receipt; was remark_receipt; before int; k int;
begin
  select * into s from solicitation x where x.number = of_item;
  if not found or not exists (select from current_release c where c.item_id = s.item_id) then
    raise exception '没有这次征集' using errcode = 'SF404';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('solicitation ' || s.item_id, 0));
  select * into was from remark_receipt r where r.form = with_form;
  if found then
    if was.item_id <> s.item_id or was.code <> with_code then
      raise exception '这一页已经提交过，请重新打开页面' using errcode = 'SF409';
    end if;
    return query select was.number, was.received_at, was.late;
    return;
  end if;
  if s.cancelled_at is not null and arrived >= s.cancelled_at then
    raise exception '征集已经终止，不再接收意见' using errcode = 'SF409';
  end if;
  if exists (select from solicitation_feedback f join release a on a.item_id = f.reply_id where f.item_id = s.item_id) then
    raise exception '征集情况的反馈已经公布，不再接收意见' using errcode = 'SF409';
  end if;
  if coalesce(cardinality(texts), 0) not between 1 and 60 or cardinality(places) <> cardinality(texts) then
    raise exception '一次提交 1 至 60 条意见' using errcode = 'SF422';
  end if;
  if not exists (select from release r where r.item_id = s.item_id and r.digest = seen) then
    raise exception '征求意见稿已经更新，请重新打开页面' using errcode = 'SF409';
  end if;
  insert into remark_receipt (item_id, n, number, code, form, channel, party, received_at, late, suspect, person_id)
  select s.item_id, m.n, of_item || '-' || lpad(m.n::text, 4, '0'), with_code, with_form, via, who, arrived,
    arrived >= s.ends_at, doubtful, clerk
  from (select coalesce(max(r.n), 0) + 1 as n from remark_receipt r where r.item_id = s.item_id) m
  returning * into made;
  select coalesce(max(r.n), 0) into before from remark r where r.item_id = s.item_id;
  for k in 1 .. cardinality(texts) loop
    insert into remark (receipt_id, item_id, n, digest, place, words)
    values (made.id, s.item_id, before + k, seen, places[k], btrim(texts[k]));
  end loop;
  return query select made.number, made.received_at, made.late;
end $$;

-- What came another way, taken down by somebody of the unit; when it came is what they say, within reason.
create function enter_remarks(of_item text, with_code bytea, with_form bytea, via text, who text, arrived timestamptz,
  clerk bigint, seen bytea, places int[], texts text[])
returns table (number text, received_at timestamptz, late boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if arrived > clock_timestamp() then
    raise exception '收到的时间不能晚于现在' using errcode = 'SF422';
  end if;
  if arrived < (select s.opened_at from solicitation s where s.number = of_item) then
    raise exception '收到的时间不能早于征集开始' using errcode = 'SF422';
  end if;
  return query select * from file_remarks(of_item, with_code, with_form, via, who, arrived, false, clerk, seen, places, texts);
end $$;
grant execute on function enter_remarks(text, bytea, bytea, text, text, timestamptz, bigint, bytea, int[], text[]) to shenfa_app;

-- What visitors may do: it came online, and it came now. The clock is the server's, and the time that of the arrival.
create function submit_remarks(of_item text, with_code bytea, with_form bytea, who text, doubtful boolean, seen bytea,
  places int[], texts text[])
returns table (number text, received_at timestamptz, late boolean)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from file_remarks(of_item, with_code, with_form, 'ONLINE', who, statement_timestamp(), doubtful, null, seen, places, texts)
$$;
grant execute on function submit_remarks(text, bytea, bytea, text, boolean, bytea, int[], text[]) to shenfa_public;

-- 意见要点: a theme and a gist under which one or more remarks stand; the newest wording counts.
create table remark_point (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('remark_point');
create table remark_point_wording (
  id bigint generated always as identity primary key,
  point_id bigint not null references remark_point,
  theme text not null check (length(btrim(theme)) between 2 and 30),
  gist text not null check (length(btrim(gist)) between 2 and 300),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('remark_point_wording');
create index on remark_point_wording (point_id, id);
create table remark_sorting (
  id bigint generated always as identity primary key,
  remark_id bigint not null references remark,
  point_id bigint not null references remark_point,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('remark_sorting');
create index on remark_sorting (remark_id, id);

-- Whether a point is taken up, and why; the newest decision counts.
create table adoption (
  id bigint generated always as identity primary key,
  point_id bigint not null references remark_point,
  decision text not null check (decision in ('ADOPTED', 'PARTLY', 'NOT')),
  reason text not null check (length(btrim(reason)) between 4 and 1000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('adoption');
create index on adoption (point_id, id);
grant insert on remark_point, remark_point_wording, remark_sorting, adoption to shenfa_app;

create function sorted_within() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select item_id from remark where id = new.remark_id) <> (select item_id from remark_point where id = new.point_id) then
    raise exception '意见和要点不属于同一次征集' using errcode = 'SF422';
  end if;
  return new;
end $$;
revoke all on function sorted_within() from public;
create trigger sorted_within before insert on remark_sorting for each row execute function sorted_within();

create view remark_point_now as
  select p.id, p.item_id, w.theme, w.gist, a.decision, a.reason, a.at as decided_at
  from remark_point p
    join lateral (select * from remark_point_wording x where x.point_id = p.id order by x.id desc limit 1) w on true
    left join lateral (select * from adoption x where x.point_id = p.id order by x.id desc limit 1) a on true;

create view remark_now as
  select m.id, m.item_id, m.n, m.digest, m.place, m.words, r.id as receipt_id, r.number, r.channel, r.party, r.received_at,
    r.late, r.suspect, r.code, j.counts as judged, coalesce(j.counts, not r.suspect) as counts,
    p.id as point_id, p.theme, p.gist, p.decision, p.reason
  from remark m join remark_receipt r on r.id = m.receipt_id
    left join lateral (select * from receipt_judgment x where x.receipt_id = r.id order by x.id desc limit 1) j on true
    left join lateral (select * from remark_sorting x where x.remark_id = m.id order by x.id desc limit 1) s on true
    left join remark_point_now p on p.id = s.point_id;
grant select on remark_point_now, remark_now to shenfa_app;

-- How many remarks in time still have no decision, or nobody has said yet whether they count.
create function undecided_remarks(of_item bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*) from remark_now m
  where m.item_id = of_item and not m.late and (m.suspect and m.judged is null or m.counts and m.decision is null)
$$;
grant execute on function undecided_remarks(bigint) to shenfa_app;

-- 17-3: the result says of every remark whether it was taken up. The database believes nobody.
create function feedback_answers_all() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from solicitation_feedback f where f.reply_id = new.item_id and undecided_remarks(f.item_id) > 0) then
    raise exception '还有意见没有写明是否采纳，反馈不能报送' using errcode = 'SF422';
  end if;
  return new;
end $$;
revoke all on function feedback_answers_all() from public;
create trigger feedback_answers_all before insert on review_case for each row execute function feedback_answers_all();

-- 17-3: a time once given to the public is made longer before it is over, and never shorter.
create function closing_only_later() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s solicitation; named timestamp;
begin
  select * into s from solicitation x where x.item_id = new.item_id;
  if not found then return new; end if;
  select (convert_from(v.manifest, 'UTF8')::jsonb #>> '{comment,closesAt}')::timestamp into named from revision v where v.digest = new.digest;
  if named < s.closes_at then
    raise exception '截止时间只能延后，不能提前' using errcode = 'SF422';
  end if;
  if named > s.closes_at and clock_timestamp() >= s.ends_at then
    raise exception '征集已经结束，不能再延期' using errcode = 'SF409';
  end if;
  return new;
end $$;
revoke all on function closing_only_later() from public;
create trigger closing_only_later before insert on release for each row execute function closing_only_later();

-- What came of it: the document that was made of the draft.
create table solicitation_outcome (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  document_id bigint references item,
  remark text not null check (length(btrim(remark)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (item_id <> document_id)
);
call keep_facts('solicitation_outcome');
grant insert on solicitation_outcome to shenfa_app;

-- What visitors may know of a solicitation beside its text: figures and links, no words of anybody.
create view public_solicitation with (security_barrier) as
  select s.number as item, s.closes_at, s.first_closes_at, s.ends_at, s.cancelled, s.cancelled_at,
    s.cancelled_at is null or exists (select from remark_now m where m.item_id = s.item_id and not m.late and m.counts) as owed,
    (select count(*) from remark_receipt r left join lateral (select j.counts from receipt_judgment j where j.receipt_id = r.id
        order by j.id desc limit 1) j on true
      where r.item_id = s.item_id and not r.late and coalesce(j.counts, not r.suspect)) as received,
    (select c.item from solicitation_feedback f join current_release c on c.item_id = f.reply_id where f.item_id = s.item_id
      order by c.release_id desc limit 1) as feedback,
    (select c.item from solicitation_outcome o join current_release c on c.item_id = o.document_id where o.item_id = s.item_id
      order by o.id desc limit 1) as document
  from solicitation s
  where exists (select from current_release c where c.item_id = s.item_id);
grant select on public_solicitation to shenfa_public, shenfa_app;

-- What stands beside a draft, by item number: its result, the document made of it.
create view public_solicitation_link with (security_barrier) as
  select i.number as item, o.number as other from solicitation_feedback f join item i on i.id = f.item_id join item o on o.id = f.reply_id
  union select i.number, o.number from solicitation_outcome f join item i on i.id = f.item_id join item o on o.id = f.document_id;
-- Changes when one is cancelled or led to a document.
create view public_solicitation_mark with (security_barrier) as
  select (select count(*) from solicitation_cancellation) || '.' || (select count(*) from solicitation_outcome) as acts;
grant select on public_solicitation_link, public_solicitation_mark to shenfa_public;

-- What whoever holds number and code may read of one receipt; decisions only after the result is public.
create function remarks_of(of_number text, with_code bytea)
returns table (item text, received_at timestamptz, channel text, late boolean, n int, place int, words text, counts boolean,
  theme text, decision text, reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.number, m.received_at, m.channel, m.late, m.n, m.place, m.words, m.counts,
    case when p.feedback is not null then m.theme end, case when p.feedback is not null then m.decision end,
    case when p.feedback is not null then m.reason end
  from remark_now m join item i on i.id = m.item_id left join public_solicitation p on p.item = i.number
  where m.number = of_number and m.code = with_code
  order by m.n
$$;
grant execute on function remarks_of(text, bytea) to shenfa_public;

-- Numbers and decisions for the margin of a comparison; after the result is public.
create function remark_margin(of_item text)
returns table (n int, digest bytea, place int, decision text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.n, m.digest, m.place, m.decision
  from remark_now m join item i on i.id = m.item_id
  where i.number = of_item and m.place is not null and m.counts and m.decision is not null
    and exists (select from public_solicitation p where p.item = of_item and p.feedback is not null)
  order by m.n
$$;
grant execute on function remark_margin(text) to shenfa_public;
