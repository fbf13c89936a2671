-- 24-1: a column is changed by acts (made, renamed, moved, entrusted, merged, closed), each with a reason, each by
-- two people, and every address it ever had keeps leading somewhere.
-- slug is what texts carry and never changes; leaf is the last part of the address, which may.
alter table site_column
  add column leaf text,
  add column address text,
  add column parent_id bigint references site_column,
  add column keeper_person bigint references person,
  add column ended text check (ended in ('MERGED', 'CLOSED')),
  add column leads_to bigint references site_column,
  add check (ended is distinct from 'MERGED' or leads_to is not null);
update site_column set leaf = slug, address = slug;
alter table site_column alter column leaf set not null, alter column address set not null,
  add check (leaf ~ '^[a-z][a-z0-9-]{1,40}$'
    and leaf not in ('art', 'files', 'assets', 'desk', 'api', 'admin', 'actuator', 'log', 'verify', 'zt'));
revoke select on site_column from shenfa_public;

alter table column_proposal
  add column kind text not null default 'CREATE'
    check (kind in ('CREATE', 'RENAME', 'MOVE', 'ENTRUST', 'MERGE', 'CLOSE')),
  add column reason text not null default '',
  add column leaf text,
  add column parent_id bigint references site_column,
  add column keeper_person bigint references person,
  add column leads_to bigint references site_column;

-- Every address that ever was public; given to one column for good.
create table column_address (
  address text primary key,
  column_id bigint not null references site_column,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('column_address');
insert into column_address (address, column_id) select address, id from site_column;

-- 专题专栏 (11-5): what a unit applied for, as it stood; a changed application is a new one.
create table topic_application (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  applied_by bigint not null references person,
  title text not null check (length(btrim(title)) between 2 and 40),
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{1,19}$'),
  introduction text not null check (length(btrim(introduction)) between 10 and 400),
  purpose text not null check (length(btrim(purpose)) >= 10),
  serves text not null check (length(btrim(serves)) >= 4),
  starts date not null,
  ends date not null check (ends >= starts and ends <= starts + 1096),
  keeper_person bigint not null references person,
  face text not null check (face in ('DAI', 'ZHU', 'MO')),
  follows bigint unique references topic_application,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('topic_application');

create table topic_wish (
  application_id bigint not null references topic_application,
  n int not null check (n between 1 and 8),
  leaf text not null check (leaf ~ '^[a-z][a-z0-9-]{1,19}$'),
  name text not null check (length(btrim(name)) between 2 and 20),
  description text not null check (length(btrim(description)) >= 4),
  accepts text not null check (accepts in ('GOVERNMENT_INFORMATION', 'NEWS', 'INTERACTION', 'PUBLIC_SERVICE')),
  primary key (application_id, n),
  unique (application_id, leaf)
);
call keep_facts('topic_wish');

create table topic_step (
  application_id bigint not null references topic_application,
  kind text not null check (kind in ('CONFIRMED', 'RETURNED', 'APPROVED')),
  person_id bigint not null references person,
  reason text not null check (kind <> 'RETURNED' or length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp(),
  primary key (application_id, kind)
);
call keep_facts('topic_step');

create table topic (
  id bigint generated always as identity primary key,
  application_id bigint not null unique references topic_application,
  slug text not null unique,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('topic');

alter table site_column add column topic_id bigint references topic, add check (topic_id is null or parent_id is null);
alter table column_proposal add column topic_id bigint references topic;

create function address_of(of_column bigint) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when t.slug is not null then 'zt/' || t.slug || '/' when p.leaf is not null then p.leaf || '/' else '' end || c.leaf
  from site_column c left join topic t on t.id = c.topic_id left join site_column p on p.id = c.parent_id
  where c.id = of_column
$$;

-- Brings the addresses in line with the places; one that another column ever had is refused.
create function settle_addresses() returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare taken text;
begin
  update site_column set address = address_of(id) where ended is null and address is distinct from address_of(id);
  insert into column_address (address, column_id) select address, id from site_column where ended is null
    on conflict (address) do nothing;
  select c.address into taken from site_column c join column_address a on a.address = c.address
    where a.column_id <> c.id and c.ended is null limit 1;
  if taken is not null then
    raise exception '地址 /%/ 以前给过别的栏目，旧地址一直有效，请换一个', taken using errcode = 'SF422';
  end if;
end $$;

create or replace function decide_column(proposal bigint, person bigint, says boolean, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p column_proposal; c site_column; t site_column;
begin
  select * into p from column_proposal where id = proposal for update;
  if not found then raise exception '没有这项改动' using errcode = 'SF404'; end if;
  perform pg_advisory_xact_lock(hashtext('site_column'));
  if exists (select from column_decision d where d.proposal_id = proposal) then
    raise exception '这项改动已经有人核对过' using errcode = 'SF409';
  end if;
  -- One's own proposal can only be taken back.
  if person = p.proposed_by and says then
    raise exception '自己提出的改动由另一人核对' using errcode = 'SF403';
  end if;
  if not of_the_newsroom(person) or not of_the_newsroom(p.proposed_by) then
    raise exception '栏目由新闻宣传处的两个人先后办理' using errcode = 'SF403';
  end if;
  insert into column_decision (proposal_id, person_id, agrees, reason) values (proposal, person, says, why);
  if not says then return; end if;
  select * into c from site_column where slug = p.slug for update;
  if (p.kind = 'CREATE') = found then
    raise exception '%', case when found then '这个地址已经有栏目' else '没有这个栏目' end using errcode = 'SF422';
  end if;
  if c.ended is not null then
    raise exception '栏目“%”已经停办，不能再改', c.name using errcode = 'SF409';
  end if;
  if p.parent_id is not null and exists (select from site_column m where m.id = p.parent_id
       and (m.parent_id is not null or m.topic_id is not null or m.ended is not null or m.id = c.id)) then
    raise exception '上级栏目须是在办的一级栏目' using errcode = 'SF422';
  end if;
  if p.kind in ('MERGE', 'CLOSE') or p.kind = 'MOVE' and (p.parent_id is not null or p.topic_id is not null) then
    if exists (select from site_column k where k.parent_id = c.id and k.ended is null) then
      raise exception '栏目“%”下面还有栏目，请先移走', c.name using errcode = 'SF409';
    end if;
  end if;
  if p.leads_to is not null then
    select * into t from site_column where id = p.leads_to;
    if t.ended is not null or t.id = c.id or p.kind = 'MERGE' and not c.accepts <@ t.accepts then
      raise exception '去向栏目须是另一个在办的栏目，并且收同样的信息' using errcode = 'SF422';
    end if;
  end if;
  case p.kind
    when 'CREATE' then
      insert into site_column (slug, leaf, address, name, description, keywords, type, keeper_unit, keeper_person, accepts,
        window_days, position, parent_id, topic_id)
      values (p.slug, coalesce(p.leaf, p.slug), coalesce(p.leaf, p.slug), p.name, p.description, p.keywords, p.type, p.keeper_unit,
        p.keeper_person, p.accepts, p.window_days, p.position, p.parent_id, p.topic_id);
    when 'RENAME' then
      update site_column set name = p.name, description = p.description, keywords = p.keywords, type = p.type,
        leaf = coalesce(p.leaf, leaf) where id = c.id;
    when 'MOVE' then
      update site_column set parent_id = p.parent_id, topic_id = p.topic_id, position = p.position where id = c.id;
    when 'ENTRUST' then
      update site_column set keeper_unit = p.keeper_unit, keeper_person = p.keeper_person, accepts = p.accepts,
        window_days = p.window_days where id = c.id;
    when 'MERGE' then
      update site_column set ended = 'MERGED', leads_to = p.leads_to where id = c.id;
    when 'CLOSE' then
      update site_column set ended = 'CLOSED', leads_to = p.leads_to where id = c.id;
  end case;
  perform settle_addresses();
end $$;

-- 7-1: only a column that is still kept holds its unit.
create or replace function keeps_no_column() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare kept text;
begin
  select string_agg(c.name, '、' order by c.position) into kept from site_column c
    where c.keeper_unit = new.id and c.ended is null;
  if kept is not null then
    raise exception '这个单位还保障着栏目“%”，请先把栏目交给别的单位', kept using errcode = 'SF409';
  end if;
  return new;
end $$;

-- 11-5: the unit applies, its head confirms, 新闻宣传处 reviews; on approval the columns exist and that unit keeps them.
create function apply_topic(unit bigint, person bigint, with_title text, with_slug text, with_introduction text,
  with_purpose text, serving text, from_day date, to_day date, keeper bigint, with_face text, wishes jsonb, after bigint)
returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made bigint; today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  if not exists (select from unnest(array['CLERK', 'LIAISON', 'DEPUTY_HEAD', 'UNIT_HEAD', 'SITE_EDITOR']) k
                 where holds_post(person, apply_topic.unit, k, today)) then
    raise exception '专题专栏由承办单位的人员申请' using errcode = 'SF403';
  end if;
  if not exists (select from post p where p.person_id = keeper and p.unit_id = apply_topic.unit
                 and today between p.valid_from and coalesce(p.valid_to, 'infinity')) then
    raise exception '保障专人须是承办单位的人员' using errcode = 'SF422';
  end if;
  if jsonb_array_length(wishes) not between 1 and 8 then
    raise exception '专题设 1 到 8 个栏目' using errcode = 'SF422';
  end if;
  if exists (select from topic t where t.slug = with_slug) then
    raise exception '地址 /zt/%/ 已经有专题', with_slug using errcode = 'SF422';
  end if;
  if after is not null and not exists (select from topic_application a join topic_step s on s.application_id = a.id
       where a.id = after and s.kind = 'RETURNED' and a.unit_id = apply_topic.unit) then
    raise exception '只有退回的申请可以改后再报' using errcode = 'SF409';
  end if;
  insert into topic_application (unit_id, applied_by, title, slug, introduction, purpose, serves, starts, ends,
    keeper_person, face, follows)
  values (apply_topic.unit, person, with_title, with_slug, with_introduction, with_purpose, serving, from_day, to_day,
    keeper, with_face, after) returning id into made;
  insert into topic_wish (application_id, n, leaf, name, description, accepts)
  select made, w.n, w.v ->> 'leaf', w.v ->> 'name', w.v ->> 'description', w.v ->> 'accepts'
  from jsonb_array_elements(wishes) with ordinality as w (v, n);
  return made;
end $$;

create function decide_topic(application bigint, person bigint, says boolean, why text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a topic_application; made bigint; today date := (now() at time zone 'Asia/Shanghai')::date; confirmed bigint;
begin
  select * into a from topic_application where id = application for update;
  if not found then raise exception '没有这项申请' using errcode = 'SF404'; end if;
  perform pg_advisory_xact_lock(hashtext('site_column'));
  if exists (select from topic_step s where s.application_id = a.id and s.kind in ('RETURNED', 'APPROVED')) then
    raise exception '这项申请已经办结' using errcode = 'SF409';
  end if;
  if person = a.applied_by then
    raise exception '自己的申请由别人确认和审核' using errcode = 'SF403';
  end if;
  select person_id into confirmed from topic_step s where s.application_id = a.id and s.kind = 'CONFIRMED';
  if confirmed is null then
    if not holds_post(person, a.unit_id, 'UNIT_HEAD', today) then
      raise exception '申请由承办单位主要负责人确认' using errcode = 'SF403';
    end if;
    insert into topic_step (application_id, kind, person_id, reason)
    values (a.id, case when says then 'CONFIRMED' else 'RETURNED' end, person, why);
    return case when says then 'CONFIRMED' else 'RETURNED' end;
  end if;
  if not of_the_newsroom(person) or person = confirmed then
    raise exception '申请由新闻宣传处没有经手过的人审核' using errcode = 'SF403';
  end if;
  insert into topic_step (application_id, kind, person_id, reason)
  values (a.id, case when says then 'APPROVED' else 'RETURNED' end, person, why);
  if not says then return 'RETURNED'; end if;
  if exists (select from topic t where t.slug = a.slug) then
    raise exception '地址 /zt/%/ 已经有专题', a.slug using errcode = 'SF422';
  end if;
  if a.ends < today then
    raise exception '专题的期限已经过去，请退回改期' using errcode = 'SF422';
  end if;
  insert into topic (application_id, slug) values (a.id, a.slug) returning id into made;
  insert into site_column (slug, leaf, address, name, description, keywords, type, keeper_unit, keeper_person, accepts,
    window_days, position, topic_id)
  select a.slug || '-' || w.leaf, w.leaf, '', w.name, w.description, a.title || ',' || w.name, '专题专栏', a.unit_id,
    a.keeper_person, array[w.accepts], 30, w.n, made
  from topic_wish w where w.application_id = a.id;
  perform settle_addresses();
  return 'APPROVED';
end $$;
revoke all on function apply_topic(bigint, bigint, text, text, text, text, text, date, date, bigint, text, jsonb, bigint),
  decide_topic(bigint, bigint, boolean, text), settle_addresses(), address_of(bigint) from public;
grant execute on function apply_topic(bigint, bigint, text, text, text, text, text, date, date, bigint, text, jsonb, bigint),
  decide_topic(bigint, bigint, boolean, text), address_of(bigint) to shenfa_app;

-- The column a text that names this one is listed under today: where merged columns have gone, any number of times.
create function column_now(named text) returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive way (id, ended, leads_to, step) as (
    select id, ended, leads_to, 0 from site_column where slug = named
    union all
    select c.id, c.ended, c.leads_to, w.step + 1 from way w join site_column c on c.id = w.leads_to
    where w.ended = 'MERGED' and w.step < 50)
  select id from way order by step desc limit 1
$$;
revoke all on function column_now(text) from public;
grant execute on function column_now(text) to shenfa_app;

-- A text that was never public does not begin in a column that is closed or in a topic that is over.
create function stands_in_open_columns() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare body jsonb; today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  if exists (select from release r where r.item_id = new.item_id) then return new; end if;
  select convert_from(manifest, 'UTF8')::jsonb into body from revision where digest = new.digest;
  if exists (
      select from jsonb_array_elements_text(body -> 'columns') s left join site_column c on c.id = column_now(s)
        left join topic t on t.id = c.topic_id left join topic_application a on a.id = t.application_id
      where c.ended is not null or a.ends < today or not (body ->> 'category') = any (c.accepts)) then
    raise exception '所选栏目已经停办，或者不收这一类信息，请改选栏目后重新报送' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger stands_in_open_columns before insert on release for each row execute function stands_in_open_columns();
alter table release enable always trigger stands_in_open_columns;

create or replace view public_column as
  select c.id, c.slug, c.name, c.description, c.keywords, c.type, c.keeper_unit, c.accepts, c.window_days, c.position,
    c.address, c.ended, p.slug as parent, t.slug as topic, l.slug as leads_to
  from site_column c left join site_column p on p.id = c.parent_id left join topic t on t.id = c.topic_id
    left join site_column l on l.id = c.leads_to;

create view public_address as
  select a.address, c.slug from column_address a join site_column c on c.id = a.column_id;

create view public_topic as
  select t.id, t.slug, a.title, a.introduction, a.face, a.starts, a.ends, unit_called(a.unit_id, now()) as unit,
    a.starts <= (now() at time zone 'Asia/Shanghai')::date as begun,
    a.ends < (now() at time zone 'Asia/Shanghai')::date as over
  from topic t join topic_application a on a.id = t.application_id;

create view public_arrangement with (security_barrier) as
  select s.slot, c.release_id, c.release_no, c.path, c.manifest, c.digest
  from site_slot s join current_release c on c.item_id = s.item_id;
grant select on public_address, public_topic, public_arrangement to shenfa_public, shenfa_app;
