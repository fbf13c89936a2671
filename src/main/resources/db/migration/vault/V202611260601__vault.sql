-- 身份库: who a citizen is, sealed outside the database. What is sealed stays; its key, itself sealed for the one who
-- may open, can be destroyed.
create table identity_record (
  id bigint primary key,
  sealed bytea not null check (octet_length(sealed) between 26 and 20000),
  nonce bytea not null check (octet_length(nonce) = 12),
  kept_at timestamptz not null default clock_timestamp()
);
call keep_facts('identity_record');
revoke select on identity_record from shenfa_app;
grant select (id, kept_at) on identity_record to shenfa_app;

create table identity_key (
  identity_id bigint primary key references identity_record,
  wrapped bytea not null check (octet_length(wrapped) = 384)
);

-- 查看 and 代为通知: every opening, with the reason the citizen is shown, and every notice sent without anybody looking.
create table identity_view (
  id bigint generated always as identity primary key,
  identity_id bigint not null references identity_record,
  person_id bigint not null references person,
  reason text not null check (length(btrim(reason)) between 4 and 200),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('identity_view');
create index on identity_view (identity_id);

create table identity_notice (
  id bigint generated always as identity primary key,
  identity_id bigint not null references identity_record,
  purpose text not null check (length(btrim(purpose)) between 4 and 200),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('identity_notice');
create index on identity_notice (identity_id);

-- 销毁: the certificate; the person is null where a term ran out.
create table identity_erasure (
  identity_id bigint primary key references identity_record,
  rule text not null check (rule in ('RETENTION', 'REQUEST', 'ABUSE')),
  person_id bigint references person check (person_id is not null or rule <> 'REQUEST'),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('identity_erasure');

-- A key goes with its certificate or not at all, and never changes.
create function key_stays() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from identity_erasure e where e.identity_id = old.identity_id) then
      return old;
    end if;
    raise exception '没有销毁证明，不能销毁密钥' using errcode = '23001';
  end if;
  raise exception '密钥只能连同证明销毁，不接受 %', tg_op using errcode = '23001';
end $$;
create trigger key_stays before update or delete on identity_key for each row execute function key_stays();
create trigger key_stays_whole before truncate on identity_key for each statement execute function key_stays();
alter table identity_key enable always trigger key_stays;
alter table identity_key enable always trigger key_stays_whole;

-- The name of a record is taken from its key and nonce and is part of what is sealed: a row put in another's place
-- does not open.
create function keep_identity(sealed bytea, wrapped bytea, nonce bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare name bigint := ('x' || encode(substring(sha256(wrapped || nonce) for 8), 'hex'))::bit(64)::bigint & 9223372036854775807;
begin
  insert into identity_record (id, sealed, nonce) values (name, sealed, nonce);
  insert into identity_key (identity_id, wrapped) values (name, wrapped);
  return name;
end $$;

-- Those who take letters, petitions and requests in, and their heads; everybody else notifies without looking.
create function may_open_identity(person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from post p join unit u on u.id = p.unit_id
    where (p.kind in ('INTAKE_CLERK', 'PETITION_CLERK', 'OPENNESS_REVIEWER')
        or p.kind = 'UNIT_HEAD' and u.kind in ('PUBLICITY_OFFICE', 'GENERAL_OFFICE'))
      and holds_post(person, p.unit_id, p.kind, (now() at time zone 'Asia/Shanghai')::date))
$$;

create function unerased_identity(of bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare gone timestamptz;
begin
  if not exists (select from identity_record r where r.id = of) then
    raise exception '没有这条身份信息' using errcode = 'SF404';
  end if;
  perform from identity_key k where k.identity_id = of for share;
  if not found then
    select e.at into gone from identity_erasure e where e.identity_id = of;
    raise exception '这条身份信息已于%销毁，谁也不能再查看',
      to_char(gone at time zone 'Asia/Shanghai', 'YYYY年FMMM月FMDD日') using errcode = 'SF409';
  end if;
end $$;

create function open_identity(of bigint, person bigint, why text)
returns table (sealed bytea, wrapped bytea, nonce bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not may_open_identity(person) then
    raise exception '没有这条身份信息' using errcode = 'SF404';
  end if;
  perform unerased_identity(of);
  insert into identity_view (identity_id, person_id, reason) values (of, person, why);
  return query select r.sealed, k.wrapped, r.nonce
    from identity_record r join identity_key k on k.identity_id = r.id where r.id = of;
end $$;

create function relay_identity(of bigint, why text)
returns table (sealed bytea, wrapped bytea, nonce bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform unerased_identity(of);
  insert into identity_notice (identity_id, purpose) values (of, why);
  return query select r.sealed, k.wrapped, r.nonce
    from identity_record r join identity_key k on k.identity_id = r.id where r.id = of;
end $$;

-- True when the key is destroyed now, false when it was before.
create function erase_identity(of bigint, by_rule text, person bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if person is not null and not may_open_identity(person)
      or not exists (select from identity_record r where r.id = of) then
    raise exception '没有这条身份信息' using errcode = 'SF404';
  end if;
  insert into identity_erasure (identity_id, rule, person_id) values (of, by_rule, person) on conflict do nothing;
  if not found then
    return false;
  end if;
  delete from identity_key k where k.identity_id = of;
  return true;
end $$;

revoke all on function key_stays(), keep_identity(bytea, bytea, bytea), may_open_identity(bigint), unerased_identity(bigint),
  open_identity(bigint, bigint, text), relay_identity(bigint, text), erase_identity(bigint, text, bigint) from public;
grant execute on function keep_identity(bytea, bytea, bytea) to shenfa_app, shenfa_public;
grant execute on function may_open_identity(bigint), open_identity(bigint, bigint, text), relay_identity(bigint, text),
  erase_identity(bigint, text, bigint) to shenfa_app;
