create extension if not exists btree_gist;

create table unit (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('LEADERSHIP', 'PUBLICITY_OFFICE', 'GENERAL_OFFICE', 'TECHNOLOGY_DIVISION',
    'EQUIPMENT_DIVISION', 'DIVISION', 'SAFETY_TECH_CENTER', 'AFFILIATE', 'CITY_BUREAU')),
  name text not null,
  short_name text not null,
  sort int not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
-- One of each of the offices the regulation names.
create unique index one_of_its_kind on unit (kind)
  where valid_to is null and kind in ('LEADERSHIP', 'PUBLICITY_OFFICE', 'GENERAL_OFFICE', 'TECHNOLOGY_DIVISION',
    'EQUIPMENT_DIVISION', 'SAFETY_TECH_CENTER');

create table person (
  id bigint generated always as identity primary key,
  staff_no text not null unique check (staff_no ~ '^[0-9]{6}$'),
  name text not null check (length(btrim(name)) between 2 and 40)
);

create table post (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  unit_id bigint not null references unit,
  kind text not null check (kind in ('CLERK', 'SECRECY_REVIEWER', 'UNIT_HEAD', 'DEPUTY_HEAD', 'LIAISON', 'SITE_EDITOR',
    'EDITORIAL_REVIEWER', 'OPENNESS_REVIEWER', 'PRINCIPAL_LEADER', 'DEPUTY_LEADER')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  -- 8-1: exactly one liaison, 16-1: one head, one principal leader at any time.
  constraint one_holder exclude using gist (unit_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
    where (kind in ('LIAISON', 'UNIT_HEAD', 'PRINCIPAL_LEADER')),
  constraint not_twice exclude using gist (person_id with =, unit_id with =, kind with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
create index on post (person_id);
create index on post (unit_id, kind);

create table delegation (
  id bigint generated always as identity primary key,
  post_id bigint not null references post,
  receiver_id bigint not null references person,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from and valid_to - valid_from < 90),
  reason text not null check (length(btrim(reason)) >= 4),
  revoked_at timestamptz
);
create index on delegation (receiver_id);

-- Which unit may have which post (4-1, 5-1, 17-2): the machine's keepers hold none of the site's posts.
create function post_fits() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare unit_kind text;
begin
  select kind into unit_kind from unit where id = new.unit_id;
  if (new.kind in ('SITE_EDITOR', 'EDITORIAL_REVIEWER')) and unit_kind <> 'PUBLICITY_OFFICE'
    or new.kind = 'OPENNESS_REVIEWER' and unit_kind <> 'GENERAL_OFFICE'
    or (new.kind in ('PRINCIPAL_LEADER', 'DEPUTY_LEADER')) <> (unit_kind = 'LEADERSHIP')
    or new.kind = 'LIAISON' and unit_kind not in ('AFFILIATE', 'SAFETY_TECH_CENTER', 'CITY_BUREAU') then
    raise exception '这个单位没有这一职务' using errcode = 'SF422';
  end if;
  if new.kind in ('SITE_EDITOR', 'EDITORIAL_REVIEWER', 'OPENNESS_REVIEWER') and exists (
      select from post p join unit u on u.id = p.unit_id where p.person_id = new.person_id
        and u.kind in ('TECHNOLOGY_DIVISION', 'SAFETY_TECH_CENTER')
        and daterange(p.valid_from, p.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')) then
    raise exception '科技和信息化处、安技中心的人员只管运行维护，不能编辑、审核或者发布' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger fits before insert or update on post for each row execute function post_fits();

-- A past row is never rewritten: only its end may be set.
grant select, insert on unit, person, post, delegation to shenfa_app;
grant update (name, short_name, sort, valid_to) on unit to shenfa_app;
grant update (name) on person to shenfa_app;
grant update (valid_to) on post to shenfa_app;
grant update (revoked_at) on delegation to shenfa_app;

-- Own post, or a live delegation of a post whose holder still holds it (W-5).
create function holds_post(person bigint, unit bigint, kind text, on_day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from post p where p.unit_id = holds_post.unit and p.kind = holds_post.kind
      and on_day between p.valid_from and coalesce(p.valid_to, 'infinity')
      and (p.person_id = person or exists (
        select from delegation d where d.post_id = p.id and d.receiver_id = person and d.revoked_at is null
          and on_day between d.valid_from and d.valid_to)))
$$;
grant execute on function holds_post(bigint, bigint, text, date) to shenfa_app;
