-- The tamper-evident log. An event is inserted with the business change it records, in one transaction; at
-- commit it is sealed: sequence, predecessor, leaf and chain are added under one short lock.
create table audit_event (
  id uuid primary key default gen_random_uuid(),
  object_type text not null,
  object_id text not null,
  content bytea not null check (length(content) between 2 and 60000)
);
call keep_facts('audit_event');
grant insert (object_type, object_id, content) on audit_event to shenfa_app;
create index on audit_event (object_type, object_id);

create table audit_seal (
  sequence bigint primary key check (sequence > 0),
  event_id uuid not null unique references audit_event,
  sealed_at bigint not null,
  predecessor bytea not null unique check (length(predecessor) = 32),
  leaf bytea not null check (length(leaf) = 32),
  chain bytea not null unique check (length(chain) = 32)
);
call keep_facts('audit_seal');

create table checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('checkpoint');
grant insert on checkpoint to shenfa_app;

-- The bytes a leaf is taken over: label, sequence, microseconds since 1970 in UTC, predecessor, content.
create function audit_entry(sequence bigint, sealed_at bigint, predecessor bytea, content bytea) returns bytea
language sql immutable set search_path = pg_catalog as $$
  select 'shenfa/event/v1'::bytea || '\x0a'::bytea || int8send(sequence) || int8send(sealed_at) || predecessor || content
$$;

create function seal_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare tail audit_seal; n bigint; before bytea; at bigint; l bytea;
begin
  perform pg_advisory_xact_lock(1936027244);
  select * into tail from audit_seal order by sequence desc limit 1;
  n := coalesce(tail.sequence, 0) + 1;
  before := coalesce(tail.chain, decode(repeat('00', 32), 'hex'));
  at := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
  l := sha256('\x00'::bytea || audit_entry(n, at, before, new.content));
  insert into audit_seal values (n, new.id, at, before, l,
    sha256('shenfa/chain/v1'::bytea || '\x0a'::bytea || before || int8send(n) || l));
  return null;
end $$;
create constraint trigger seal after insert on audit_event deferrable initially deferred
  for each row execute function seal_event();
alter table audit_event enable always trigger seal;
grant execute on function audit_entry(bigint, bigint, bytea, bytea) to shenfa_app;
