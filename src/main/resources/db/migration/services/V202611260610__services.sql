-- 办事服务: what many guides tell alike is kept once; who answers for each element of a guide and when it was
-- confirmed; the downloads of guides, version by version, as their releases have them.

-- 服务信息登记簿: phones, places, hours and fees. A change is another value; the newest counts.
create table service_point (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  kind text not null check (kind in ('PHONE', 'PLACE', 'HOURS', 'FEE')),
  name text not null check (length(btrim(name)) between 2 and 60),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  unique (unit_id, kind, name)
);
call keep_facts('service_point');
grant insert on service_point to shenfa_app;

create table service_point_value (
  id bigint generated always as identity primary key,
  point_id bigint not null references service_point,
  value text not null check (length(btrim(value)) between 2 and 200),
  reason text not null check (length(reason) <= 200),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('service_point_value');
create index on service_point_value (point_id);
grant insert on service_point_value to shenfa_app;

-- Which element of a guide says what stands in the register; the newest line of an element and a point counts.
create table guide_reference (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  element text not null,
  point_id bigint not null references service_point,
  holds boolean not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('guide_reference');
create index on guide_reference (item_id);
create index on guide_reference (point_id);
grant insert on guide_reference to shenfa_app;

-- 要素责任人: the newest line counts; without one it is whoever began the guide.
create table guide_owner (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  element text not null,
  owner_id bigint not null references person,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('guide_owner');
create index on guide_owner (item_id);
grant insert on guide_owner to shenfa_app;

-- 要素确认: somebody looked and it is still so.
create table guide_confirmation (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  element text not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('guide_confirmation');
create index on guide_confirmation (item_id);
grant insert on guide_confirmation to shenfa_app;

-- The guides that are out, for the catalogue.
create view public_service with (security_barrier) as
  select c.item_id, c.item, c.path, c.manifest, c.first_released_at, c.released_at
  from item_listing l join current_release c on c.item_id = l.item_id
  where l.kind = 'SERVICE_GUIDE';
grant select on public_service to shenfa_public, shenfa_app;

-- 下载: a file of a guide under its name; other bytes under the same name are the next version.
create view public_download with (security_barrier) as
  with versions as (
    select r.item_id, a ->> 'name' as name, a ->> 'digest' as digest, (a ->> 'size')::bigint as size, a ->> 'type' as type,
      min(r.released_at) as valid_from, min(r.id) as first
    from item_listing l join sound_release r on r.item_id = l.item_id,
      jsonb_array_elements(convert_from(r.manifest, 'UTF8')::jsonb -> 'attachments') a
    where l.kind = 'SERVICE_GUIDE' and a ->> 'type' not like 'image/%'
    group by 1, 2, 3, 4, 5),
  current as (
    select s.item_id, s.item, s.path, convert_from(s.manifest, 'UTF8')::jsonb ->> 'title' as guide,
      a ->> 'name' as name, a ->> 'digest' as digest
    from public_service s, jsonb_array_elements(convert_from(s.manifest, 'UTF8')::jsonb -> 'attachments') a)
  select v.item_id, c.item, c.guide, c.path, v.name, v.digest, v.size, v.type, v.valid_from,
    row_number() over (partition by v.item_id, v.name order by v.first) as version,
    c.digest as current_digest
  from versions v join current c on c.item_id = v.item_id and c.name = v.name;
grant select on public_download to shenfa_public, shenfa_app;

-- 下载次数: one number for each file of a guide; nothing about who took it.
create table download_count (
  item_id bigint not null references item,
  name text not null,
  times bigint not null check (times > 0),
  primary key (item_id, name)
);
grant select on download_count to shenfa_app;

create function count_download(of_digest text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into download_count (item_id, name, times)
    select d.item_id, d.name, 1 from public_download d where d.digest = of_digest and d.current_digest = of_digest
    order by d.item_id limit 1
  on conflict (item_id, name) do update set times = download_count.times + 1
$$;
revoke all on function count_download(text) from public;
grant execute on function count_download(text) to shenfa_public;

-- 下载核对: what fetching a file from the public site gave.
create table download_check (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  name text not null,
  digest text not null,
  ok boolean not null,
  detail text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('download_check');
create index on download_check (item_id, name);
grant insert on download_check to shenfa_app;
