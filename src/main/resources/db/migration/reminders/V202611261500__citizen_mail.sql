-- 告知公众的邮件: who asked to be told of a case of theirs, who had enough, and what left. One machine for letters,
-- requests and opinions; the address itself lies in the vault.
create table citizen_mail_wish (
  procedure text not null check (procedure in ('letter', 'disclosure', 'remark')),
  case_id bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (procedure, case_id)
);
call keep_facts('citizen_mail_wish');
grant insert on citizen_mail_wish to shenfa_app;

create table citizen_mail_stop (
  procedure text not null,
  case_id bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (procedure, case_id),
  foreign key (procedure, case_id) references citizen_mail_wish
);
call keep_facts('citizen_mail_stop');

-- A mail that left, or what kept it; of how many pieces of news its reader was told by it.
create table citizen_mail (
  id bigint generated always as identity primary key,
  procedure text not null,
  case_id bigint not null,
  news int not null check (news > 0),
  failure text,
  at timestamptz not null,
  foreign key (procedure, case_id) references citizen_mail_wish
);
call keep_facts('citizen_mail');
grant insert on citizen_mail to shenfa_app;
create index on citizen_mail (procedure, case_id);

-- What writers of letters asked for and were sent so far.
insert into citizen_mail_wish (procedure, case_id, at) select 'letter', w.letter_id, w.at from letter_mail_wish w;
insert into citizen_mail_stop (procedure, case_id, at) select 'letter', s.letter_id, s.at from letter_mail_stop s
  where exists (select from letter_mail_wish w where w.letter_id = s.letter_id);
insert into citizen_mail (procedure, case_id, news, failure, at)
  select 'letter', m.letter_id, m.news, m.failure, m.at from letter_mail m order by m.id;
drop view letter_untold;
drop table letter_mail, letter_mail_stop, letter_mail_wish;

create or replace function submit_letter_told(command bytea, code bytea, kind text, title text, body text, place text,
  may_publish boolean, consent text, sealed bytea, wrapped bytea, nonce bytea, fingerprint bytea, suspicions text[],
  types text[], files bytea[], notes text[], told boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named text;
begin
  named := submit_letter_with(command, code, kind, title, body, place, may_publish, consent, sealed, wrapped, nonce,
    fingerprint, suspicions, types, files, notes);
  if told and sealed is not null then
    insert into citizen_mail_wish (procedure, case_id) select 'letter', l.id from letter l where l.command_hash = command
      on conflict do nothing;
  end if;
  return named;
end $$;

create or replace function stop_letter_mails(number text, code bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of bigint := letter_of(number, code);
begin
  if of is null then
    return null;
  end if;
  insert into citizen_mail_stop (procedure, case_id)
    select w.procedure, w.case_id from citizen_mail_wish w where w.procedure = 'letter' and w.case_id = of
    on conflict do nothing;
  if found then
    perform letter_said(of, 'mail_stopped', '', '');
  end if;
  return 'DONE';
end $$;

-- NONE where nobody asked for mail, STOPPED where its reader had enough, ON.
create function citizen_mail_standing(of_procedure text, of bigint) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when not exists (select from citizen_mail_wish w where w.procedure = of_procedure and w.case_id = of) then 'NONE'
    when exists (select from citizen_mail_stop s where s.procedure = of_procedure and s.case_id = of) then 'STOPPED' else 'ON' end
$$;

create or replace function letter_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare shown jsonb := letter_course_told(number, code); l letter;
begin
  if shown is null then
    return null;
  end if;
  select * into l from letter x where x.number = shown ->> 'number';
  return shown || jsonb_build_object(
    'mail', citizen_mail_standing('letter', l.id),
    'notices', (select count(*) from identity_notice i where i.identity_id = l.identity_id),
    'files', (select coalesce(jsonb_agg(jsonb_build_object('n', f.n, 'type', f.media_type, 'size', f.size,
      'added', f.text_id is not null, 'gone', f.masked_at is not null) order by f.n), '[]') from letter_file f where f.letter_id = l.id));
end $$;
revoke all on function citizen_mail_standing(text, bigint) from public;
