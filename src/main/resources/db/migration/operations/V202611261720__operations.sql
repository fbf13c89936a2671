-- 运行维护: what was backed up and tried, how it is arranged, how much room things take. Facts.
create table backup_run (
  id bigint generated always as identity primary key,
  told boolean not null,
  place text not null check (length(place) between 1 and 300),
  started_at timestamptz not null,
  finished_at timestamptz not null check (finished_at >= started_at),
  bytes bigint not null default 0 check (bytes >= 0),
  log_size bigint not null default 0 check (log_size >= 0),
  digest text not null default '' check (digest ~ '^([0-9a-f]{64})?$'),
  failure text not null default '' check (length(failure) <= 500),
  person_id bigint references person
);
call keep_facts('backup_run');
grant insert on backup_run to shenfa_app;

create table restore_test (
  id bigint generated always as identity primary key,
  told boolean not null,
  place text not null check (length(place) between 1 and 300),
  started_at timestamptz not null,
  finished_at timestamptz not null check (finished_at >= started_at),
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  person_id bigint references person
);
call keep_facts('restore_test');
grant insert on restore_test to shenfa_app;

create table backup_plan (
  id bigint generated always as identity primary key,
  hour int not null check (hour between 0 and 23),
  kept int not null check (kept between 2 and 90),
  oldest_hours int not null check (oldest_hours between 2 and 720),
  test_day int not null check (test_day between 1 and 7),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('backup_plan');
grant insert on backup_plan to shenfa_app;

create table storage_reading (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  database_bytes bigint not null,
  files_bytes bigint not null,
  site_bytes bigint not null,
  search_bytes bigint not null,
  backup_bytes bigint not null,
  free_bytes bigint not null
);
call keep_facts('storage_reading');
grant insert on storage_reading to shenfa_app;

-- For a server of one's own: whoever backs it up says so, from the same script. As shenfa_owner:
--   select tell_backup('nas:/pg/2026-11-26', 123456789);
--   select tell_restore('nas:/pg/2026-11-26', true, '');
create function tell_backup(place text, bytes bigint) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  insert into backup_run (told, place, started_at, finished_at, bytes, log_size)
  select true, tell_backup.place, now(), now(), tell_backup.bytes, coalesce(max(s.sequence), 0) from audit_seal s
$$;
revoke all on function tell_backup(text, bigint) from public;

create function tell_restore(place text, passed boolean, note text) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  insert into restore_test (told, place, started_at, finished_at, figures, faults)
  select true, tell_restore.place, now(), now(), '{}'::jsonb,
    case when passed then '[]'::jsonb else jsonb_build_array(coalesce(nullif(note, ''), '没有通过')) end
$$;
revoke all on function tell_restore(text, boolean, text) from public;

-- The application may know the newest migration and nothing else of their history.
create view product_migration as
  select version from flyway_schema_history where success and version is not null order by installed_rank desc limit 1;
grant select on product_migration to shenfa_app;
