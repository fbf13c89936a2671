-- Columns and authorised sources are editable data with history in the audit log; items and revisions are facts.
create table site_column (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'
    and slug not in ('art', 'files', 'assets', 'desk', 'api', 'admin', 'actuator', 'log', 'verify')),
  name text not null check (length(name) between 2 and 40),
  description text not null,
  keywords text not null,
  type text not null,
  keeper_unit bigint not null references unit,
  accepts text[] not null check (accepts <@ array['GOVERNMENT_INFORMATION', 'NEWS', 'INTERACTION', 'PUBLIC_SERVICE']
    and cardinality(accepts) > 0),
  window_days int not null check (window_days between 1 and 366),
  position int not null
);
grant select, insert, update on site_column to shenfa_app;
grant select on site_column to shenfa_public;

create table authorized_source (
  id bigint generated always as identity primary key,
  host text not null check (host = lower(host) and host ~ '^[a-z0-9.-]+\.[a-z]{2,}$'),
  name text not null,
  basis text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  unique (host, valid_from)
);
grant select, insert on authorized_source to shenfa_app;
grant update (valid_to) on authorized_source to shenfa_app;

-- 3-1: the originating unit is fixed for life.
create table item (
  id bigint generated always as identity primary key,
  number text not null unique,
  unit_id bigint not null references unit,
  created_by bigint not null references person,
  created_at timestamptz not null default clock_timestamp()
);
call keep_facts('item');

create sequence item_number;
grant usage on sequence item_number to shenfa_app;

-- A revision is its bytes; the digest is taken over them here, not believed from outside.
create table revision (
  digest bytea primary key,
  item_id bigint not null references item,
  seq int not null check (seq > 0),
  manifest bytea not null check (length(manifest) <= 8000000),
  created_by bigint not null references person,
  created_at timestamptz not null default clock_timestamp(),
  unique (item_id, seq),
  unique (digest, item_id),
  check (digest = sha256('shenfa/revision/1'::bytea || '\x0a'::bytea || manifest))
);
call keep_facts('revision');

-- Who touched what a reader will see: typed, uploaded, pasted or reverted.
create table contribution (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  person_id bigint not null references person,
  kind text not null check (kind in ('CREATED', 'EDITED', 'UPLOADED')),
  digest bytea,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('contribution');
create index on contribution (item_id);

-- What was uploaded for an item and may stand in its revisions.
create table upload (
  item_id bigint not null references item,
  digest bytea not null references file_blob,
  name text not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (item_id, digest)
);
call keep_facts('upload');

-- 11-4: an exception for a unit head's activity, granted by 新闻宣传处 with a reason, for one item.
create table activity_exception (
  item_id bigint primary key references item,
  granted_by bigint not null references person,
  reason text not null check (length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('activity_exception');

-- Writing goes through functions, so that a contribution can never be forgotten.
create function create_item(number text, unit bigint, author bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare made bigint;
begin
  insert into item (number, unit_id, created_by) values (create_item.number, unit, author) returning id into made;
  insert into contribution (item_id, person_id, kind) values (made, author, 'CREATED');
  return made;
end $$;
grant execute on function create_item(text, bigint, bigint) to shenfa_app;

create function save_revision(item bigint, expected_seq int, manifest bytea, author bigint) returns bytea
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  body jsonb := convert_from(manifest, 'UTF8')::jsonb;
  made bytea := sha256('shenfa/revision/1'::bytea || '\x0a'::bytea || manifest);
  last int;
begin
  perform 1 from item i where i.id = item for update;
  if not found then raise exception '稿件不存在' using errcode = 'SF404'; end if;
  select coalesce(max(seq), 0) into last from revision r where r.item_id = item;
  if last <> expected_seq then
    raise exception '稿件已被他人改动：现为第 % 版', last using errcode = 'SF409';
  end if;
  if body ->> 'item' is distinct from (select i.number from item i where i.id = item)
     or (body ->> 'revision')::int is distinct from last + 1
     or (body ->> 'unit')::bigint is distinct from (select i.unit_id from item i where i.id = item) then
    raise exception '版本内容与稿件编号或报送单位不符' using errcode = 'SF422';
  end if;
  if exists (select from jsonb_array_elements(body -> 'attachments') a
             where not exists (select from upload u
               where u.item_id = item and encode(u.digest, 'hex') = a ->> 'digest')) then
    raise exception '附件未上传到本件' using errcode = 'SF422';
  end if;
  insert into revision (digest, item_id, seq, manifest, created_by) values (made, item, last + 1, manifest, author);
  insert into contribution (item_id, person_id, kind, digest) values (item, author, 'EDITED', made);
  return made;
end $$;
grant execute on function save_revision(bigint, int, bytea, bigint) to shenfa_app;

create function add_upload(item bigint, digest bytea, name text, author bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into upload (item_id, digest, name, person_id) values (item, digest, add_upload.name, author)
    on conflict do nothing;
  insert into contribution (item_id, person_id, kind, digest) values (item, author, 'UPLOADED', digest);
end $$;
grant execute on function add_upload(bigint, bytea, text, bigint) to shenfa_app;

create function grant_activity_exception(item bigint, person bigint, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from unit u where u.kind = 'PUBLICITY_OFFICE'
                 and holds_post(person, u.id, 'UNIT_HEAD', (now() at time zone 'Asia/Shanghai')::date)) then
    raise exception '只有新闻宣传处负责人可以批准例外' using errcode = 'SF403';
  end if;
  if exists (select from contribution c where c.item_id = item and c.person_id = person) then
    raise exception '改过稿件的人不能批准例外' using errcode = 'SF403';
  end if;
  insert into activity_exception (item_id, granted_by, reason) values (item, person, grant_activity_exception.reason);
end $$;
grant execute on function grant_activity_exception(bigint, bigint, text) to shenfa_app;
