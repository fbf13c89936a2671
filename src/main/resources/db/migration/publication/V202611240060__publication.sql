create table release (
  id bigint generated always as identity primary key,
  item_id bigint not null,
  digest bytea not null,
  case_id bigint not null unique references review_case,
  release_no text not null unique,
  path text not null,
  batch uuid not null,
  released_by bigint not null references person,
  released_at timestamptz not null default clock_timestamp(),
  unique (digest),
  foreign key (digest, item_id) references revision (digest, item_id)
);
call keep_facts('release');
create index on release (item_id, id);

-- 2-3: withdrawn with a reason; what the public reads of it comes from a fixed list, not from a free text nobody reviewed.
create table withdrawal (
  release_id bigint primary key references release,
  reason text not null check (reason in ('ERROR', 'OUTDATED', 'REPEALED', 'PRIVACY', 'SECRECY', 'OTHER')),
  remark text not null check (length(btrim(remark)) >= 4),
  withdrawn_by bigint not null references person,
  withdrawn_at timestamptz not null default clock_timestamp()
);
call keep_facts('withdrawal');

create table schedule (
  id bigint generated always as identity primary key,
  case_ids bigint[] not null,
  release_at timestamptz not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (release_at > at and release_at <= at + interval '366 days')
);
call keep_facts('schedule');

create table schedule_end (
  schedule_id bigint primary key references schedule,
  outcome text not null check (outcome in ('RELEASED', 'CANCELLED', 'REFUSED')),
  detail text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('schedule_end');
grant insert on schedule, schedule_end to shenfa_app;

create table probe (
  id bigint generated always as identity primary key,
  release_id bigint not null references release,
  ok boolean not null,
  detail text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('probe');
grant insert on probe to shenfa_app;

create table confirmation (
  release_id bigint primary key references release,
  person_id bigint not null references person,
  correct boolean not null,
  remark text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('confirmation');
grant insert on confirmation to shenfa_app;

create sequence release_number;

-- A document that should have been out: why it is late, by whom it was stated (10-1).
create table delay_reason (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  person_id bigint not null references person,
  reason text not null check (length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('delay_reason');
grant insert on delay_reason to shenfa_app;

-- Repeated commands have the effect and the answer of one.
create table command (
  id uuid primary key,
  person_id bigint not null references person,
  act text not null,
  answer text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('command');
grant insert on command to shenfa_app;

-- The only way out (15-5). It believes nobody: the route, the opinions, the persons, the columns and the
-- partner are read again here, under the lock of every item it concerns.
create function publish_release(cases bigint[], person bigint, with_batch uuid, of_schedule bigint) returns setof release
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  one bigint; c review_case; i item; body jsonb; made release; wanted text[]; partner text; source_host text; first_at timestamptz;
begin
  if cases is null or cardinality(cases) = 0 or cardinality(cases) > 2 then
    raise exception '一次发布一件，或者同步发布的两件' using errcode = 'SF422';
  end if;
  perform 1 from item where id in (select item_id from review_case where id = any (cases)) order by id for update;
  if of_schedule is not null and not exists (select from schedule s where s.id = of_schedule
      and s.release_at <= clock_timestamp() and s.case_ids = cases and s.person_id = person
      and not exists (select from schedule_end e where e.schedule_id = s.id)) then
    raise exception '还没有到定时发布的时间，或者排期已经取消' using errcode = 'SF409';
  end if;
  if not holds_post(person, look_unit('RELEASE', 0), 'SITE_EDITOR', today) then
    raise exception '只有新闻宣传处的网站编辑可以发布' using errcode = 'SF403';
  end if;
  foreach one in array cases loop
    select * into c from review_case where id = one;
    if not found then raise exception '审查件不存在' using errcode = 'SF404'; end if;
    select * into i from item where id = c.item_id;
    select convert_from(manifest, 'UTF8')::jsonb into body from revision where digest = c.digest;
    if case_state(one) is distinct from 'CLEARED' then
      raise exception '审查没有走完，不能发布（%）', case_state(one) using errcode = 'SF409';
    end if;
    wanted := required_looks(body, c.lane);
    if (select count(distinct o.person_id) from opinion o where o.case_id = one and o.look = any (wanted)
          and o.verdict = 'AGREE' and o.digest = c.digest) <> cardinality(wanted) then
      raise exception '审查意见不全，或者不是各由一人签署' using errcode = 'SF409';
    end if;
    if exists (select from opinion o where o.case_id = one and contributed(o.person_id, i.id)) then
      raise exception '审查人改过这一件，意见不能计入' using errcode = 'SF409';
    end if;
    if contributed(person, i.id) or c.opened_by = person
       or exists (select from opinion o join post p on p.id = o.post_id where o.case_id = one and person in (o.person_id, p.person_id)) then
      raise exception '起草、改动、报送或者审查过这一件的人不能发布它' using errcode = 'SF403';
    end if;
    if exists (select from release r where r.case_id = one) then
      raise exception '这一件已经发布' using errcode = 'SF409';
    end if;
    if body -> 'disclosure' ->> 'decision' is distinct from 'ACTIVE' then
      raise exception '公开属性不是主动公开，不能上网' using errcode = 'SF422';
    end if;
    if jsonb_array_length(body -> 'columns') = 0 or exists (
        select from jsonb_array_elements_text(body -> 'columns') s where not exists (
          select from site_column k where k.slug = s and (body ->> 'category') = any (k.accepts))) then
      raise exception '栏目不存在，或者不收这一类信息' using errcode = 'SF422';
    end if;
    if body ->> 'kind' = 'DRAFT_FOR_COMMENT' and not (body -> 'columns') @> '["tzgg", "yjzj"]' then
      raise exception '征求意见须同时在通知公告和意见征集两个栏目发布' using errcode = 'SF422';
    end if;
    if body ->> 'kind' = 'UNIT_HEAD_NEWS' and not exists (select from activity_exception x where x.item_id = i.id) then
      raise exception '处室、单位负责人的公务活动原则上不作报道' using errcode = 'SF422';
    end if;
    if body ->> 'kind' = 'REPRINT' then
      source_host := lower(substring(body -> 'reprint' ->> 'link' from '^https?://([^/:?#]+)'));
      if source_host is null or not exists (select from authorized_source a where a.host = source_host
          and today between a.valid_from and coalesce(a.valid_to, 'infinity')) then
        raise exception '转载来源不在授权名单内' using errcode = 'SF422';
      end if;
    end if;
    partner := body ->> 'pairedWith';
    if partner is not null and not exists (
        select from review_case pc join item pi on pi.id = pc.item_id join revision pr on pr.digest = pc.digest
        where pc.id = any (cases) and pc.id <> one and pi.number = partner
          and convert_from(pr.manifest, 'UTF8')::jsonb ->> 'pairedWith' = i.number)
       and not exists (select from current_release k where k.item = partner) then
      raise exception '政策文件与解读须同时发布' using errcode = 'SF422';
    end if;
    if partner is null and (body ->> 'kind' = 'INTERPRETATION'
        or (body -> 'document' ->> 'policy' = 'true' and coalesce(length(btrim(body ->> 'waiver')), 0) < 4)) then
      raise exception '政策文件须与解读一同报送，免于解读须写明理由' using errcode = 'SF422';
    end if;
    select min(released_at) into first_at from release r where r.item_id = i.id;
    insert into release (item_id, digest, case_id, release_no, path, batch, released_by)
    values (i.id, c.digest, one,
      to_char(today, 'YYYY-MMDD-') || lpad(nextval('release_number')::text, 4, '0'),
      '/art/' || to_char(coalesce(first_at, now()) at time zone 'Asia/Shanghai', 'YYYY/MM') || '/' || i.number || '.html',
      with_batch, person)
    returning * into made;
    return next made;
  end loop;
end $$;

create function withdraw_release(of_release bigint, person bigint, why text, words text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare r release; today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  select * into r from release where id = of_release;
  if not found then raise exception '发布记录不存在' using errcode = 'SF404'; end if;
  perform 1 from item where id = r.item_id for update;
  if exists (select from withdrawal w where w.release_id = of_release) then
    raise exception '已经撤下' using errcode = 'SF409';
  end if;
  if exists (select from release n where n.item_id = r.item_id and n.id > r.id) then
    raise exception '这一版已被更正版取代，请撤下当前版' using errcode = 'SF409';
  end if;
  if not holds_post(person, look_unit('RELEASE', 0), 'SITE_EDITOR', today)
     and not holds_post(person, look_unit('RELEASE', 0), 'UNIT_HEAD', today) then
    raise exception '撤下由新闻宣传处办理' using errcode = 'SF403';
  end if;
  insert into withdrawal (release_id, reason, remark, withdrawn_by) values (of_release, why, words, person);
end $$;

-- What a visitor may see: the newest release of each item unless it is withdrawn, and nothing else.
create view current_release with (security_barrier) as
  select r.id as release_id, i.number as item, r.item_id, r.path, r.digest, v.manifest, r.released_at,
    (select min(f.released_at) from release f where f.item_id = r.item_id) as first_released_at,
    r.release_no,
    (select jsonb_build_object(
        'produced', u.name,
        'reviewed', (select coalesce(jsonb_agg(distinct un.name), '[]') from opinion o join post p on p.id = o.post_id
                     join unit un on un.id = p.unit_id where o.case_id = r.case_id),
        'released', (select name from unit where kind = 'PUBLICITY_OFFICE'))::text
     from unit u where u.id = i.unit_id) as chain
  from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest
  where not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
    and not exists (select from withdrawal w where w.release_id = r.id);

create view current_withdrawal with (security_barrier) as
  select i.number as item, r.path, convert_from(v.manifest, 'UTF8')::jsonb ->> 'title' as title, w.withdrawn_at, w.reason
  from withdrawal w join release r on r.id = w.release_id join item i on i.id = r.item_id join revision v on v.digest = r.digest
  where not exists (select from release n where n.item_id = r.item_id and n.id > r.id);

create view public_file with (security_barrier) as
  select b.digest, b.media_type, f.name, f.item, b.bytes
  from (select distinct decode(a ->> 'digest', 'hex') as digest, a ->> 'name' as name, c.item
        from current_release c, jsonb_array_elements(convert_from(c.manifest, 'UTF8')::jsonb -> 'attachments') a) f
  join file_blob b on b.digest = f.digest;

create view public_column as select * from site_column;

-- Changes whenever anything a visitor sees may have changed.
create view public_mark as
  select (select coalesce(max(id), 0) from release) || '/' || (select count(*) from withdrawal) as mark;

grant select on current_release, current_withdrawal, public_file, public_column, public_mark to shenfa_public, shenfa_app;
grant execute on function publish_release(bigint[], bigint, uuid, bigint) to shenfa_app;
grant execute on function withdraw_release(bigint, bigint, text, text) to shenfa_app;
