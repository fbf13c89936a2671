-- 11-6: what the source of a reprint said when it was taken over, what later looks found, and what was done about it.
create table reprint_snapshot (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  link text not null,
  address text not null,
  title text not null,
  source text not null,
  published timestamp,
  body_text text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('reprint_snapshot');
grant insert on reprint_snapshot to shenfa_app;
create index on reprint_snapshot (item_id);

create table reprint_sighting (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  seen_on date not null,
  outcome text not null check (outcome in ('SAME', 'CHANGED', 'MOVED', 'GONE', 'UNKNOWN')),
  detail text not null,
  digest text not null,
  at timestamptz not null default clock_timestamp(),
  unique (item_id, seen_on)
);
call keep_facts('reprint_sighting');
grant insert on reprint_sighting to shenfa_app;

create table reprint_handling (
  sighting_id bigint primary key references reprint_sighting,
  person_id bigint not null references person,
  remark text not null check (length(btrim(remark)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('reprint_handling');
grant insert on reprint_handling to shenfa_app;
