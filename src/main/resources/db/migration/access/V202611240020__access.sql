create table account (
  person_id bigint primary key references person,
  password_hash text not null,
  demo boolean not null,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
grant select, insert on account to shenfa_app;
grant update (password_hash, disabled_at) on account to shenfa_app;

-- X-6: the three administrators are three people, and none of them has any other post.
create table admin_role (
  person_id bigint primary key references person,
  role text not null check (role in ('SYSTEM', 'SECURITY', 'AUDIT')),
  granted_at timestamptz not null default clock_timestamp()
);
grant select, insert, delete on admin_role to shenfa_app;

create function duties_separated() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from person where id = new.person_id for update;
  if exists (select from admin_role a join post p on p.person_id = a.person_id
             where a.person_id = new.person_id and coalesce(p.valid_to, 'infinity') >= (now() at time zone 'Asia/Shanghai')::date) then
    raise exception '管理员不能兼任业务职务，业务人员不能兼任管理员' using errcode = 'SF409';
  end if;
  return null;
end $$;
create constraint trigger separated after insert or update on admin_role for each row execute function duties_separated();
create constraint trigger separated after insert or update on post for each row execute function duties_separated();
create function delegate_is_no_admin() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from admin_role where person_id = new.receiver_id) then
    raise exception '管理员不能接受业务委托' using errcode = 'SF409';
  end if;
  return null;
end $$;
create constraint trigger separated after insert on delegation for each row execute function delegate_is_no_admin();

create table login_attempt (
  id bigint generated always as identity primary key,
  staff_no text not null,
  source text not null,
  ok boolean not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('login_attempt');
grant insert on login_attempt to shenfa_app;
create index on login_attempt (staff_no, at);
create index on login_attempt (source, at);

create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index on spring_session (expiry_time);
create index on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to shenfa_app;
