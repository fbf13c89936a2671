-- 来信附件: cleaned before they are kept, under no name but their number in the letter; their bytes go when its words are
-- masked.
create table letter_file (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letter,
  n int not null check (n between 1 and 3),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  bytes bytea check (octet_length(bytes) between 1 and 20000000),
  size int not null check (size > 0),
  notes text not null default '' check (length(notes) <= 20000),
  at timestamptz not null default clock_timestamp(),
  masked_at timestamptz,
  unique (letter_id, n),
  check ((bytes is null) = (masked_at is not null))
);
create trigger masked_once before update or delete on letter_file for each row execute function masked_once('bytes', 'notes');
create trigger letter_file_whole before truncate on letter_file for each statement execute function refuse_change();
alter table letter_file enable always trigger masked_once;
alter table letter_file enable always trigger letter_file_whole;
grant select, update (bytes, notes, masked_at) on letter_file to shenfa_app;

-- A letter with what is attached to it, in one transaction; sent again, nothing is attached twice.
create function submit_letter_with(command bytea, code bytea, kind text, title text, body text, place text, may_publish boolean,
  consent text, sealed bytea, wrapped bytea, nonce bytea, fingerprint bytea, suspicions text[], types text[], files bytea[],
  notes text[]) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare named text; k int;
begin
  if cardinality(files) > 3 or cardinality(types) <> cardinality(files) or cardinality(notes) <> cardinality(files) then
    raise exception '一封信最多附三个文件' using errcode = 'SF422';
  end if;
  named := submit_letter(command, code, kind, title, body, place, may_publish, consent, sealed, wrapped, nonce, fingerprint, suspicions);
  for k in 1 .. cardinality(files) loop
    insert into letter_file (letter_id, n, media_type, bytes, size, notes)
    select l.id, k, types[k], files[k], octet_length(files[k]), left(notes[k], 20000) from letter l where l.command_hash = command
    on conflict do nothing;
  end loop;
  return named;
end $$;
grant execute on function submit_letter_with(bytea, bytea, text, text, text, text, boolean, text, bytea, bytea, bytea, bytea,
  text[], text[], bytea[], text[]) to shenfa_public;

