-- A file is its bytes: addressed by their digest, never changed, reachable by nobody before release.
create table file_blob (
  digest bytea primary key check (digest = sha256(bytes)),
  media_type text not null,
  bytes bytea not null check (length(bytes) between 1 and 104857600),
  stored_at timestamptz not null default clock_timestamp()
);
call keep_facts('file_blob');
grant insert on file_blob to shenfa_app;
