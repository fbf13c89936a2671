-- 办理进展的邮件: who asked for them and who had enough; the address itself lies in the vault.
create table letter_mail_wish (
  letter_id bigint primary key references letter,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('letter_mail_wish');
grant insert on letter_mail_wish to shenfa_app;

create table letter_mail_stop (
  letter_id bigint primary key references letter,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('letter_mail_stop');

-- A mail that left, or what kept it; of how many pieces of news its writer was told by it.
create table letter_mail (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letter,
  news int not null check (news > 0),
  failure text,
  at timestamptz not null
);
call keep_facts('letter_mail');
grant insert on letter_mail to shenfa_app;
create index on letter_mail (letter_id);

-- Letters with news their writers were not told of yet. The first news is what a person of the office did: a form alone
-- sends no mail to anybody.
create view letter_untold as
  select n.id, n.number, n.identity_id,
    case when n.state = 'MERGED' and x.answered then 'CLOSED' else n.state end as state, x.news,
    (select count(*) from letter_mail m where m.letter_id = n.id and m.news = x.news and m.failure is not null) as tries,
    (select max(m.at) from letter_mail m where m.letter_id = n.id and m.news = x.news and m.failure is not null) as tried_at
  from letter_mail_wish w join letter_now n on n.id = w.letter_id
    join lateral (
      select count(*) filter (where c.event in ('ASSIGN', 'REASSIGN', 'DESIGNATE', 'TO_PETITION', 'REDIRECT', 'MERGE', 'REFUSE',
          'ASK_MORE', 'INTERIM_REPLY', 'REPLY', 'RESULT', 'PETITION_NOTICE', 'PETITION_ENDS', 'ACCEPT_AGAIN', 'DECLINE_AGAIN',
          'PUBLISH', 'UNPUBLISH'))::int as news,
        bool_or(c.case_id <> n.id and c.event in ('REPLY', 'RESULT', 'PETITION_ENDS')) as answered
      from course c where c.procedure = 'letter' and (c.case_id = n.id
        or c.event in ('REPLY', 'RESULT', 'PETITION_ENDS') and c.case_id in (select (j.details ->> 'main')::bigint from course j
          where j.procedure = 'letter' and j.case_id = n.id and j.event = 'MERGE'))) x on true
  where n.identity_id is not null and n.state <> 'ARCHIVED'
    and not exists (select from letter_mail_stop s where s.letter_id = n.id)
    and not exists (select from identity_erasure e where e.identity_id = n.identity_id)
    and x.news > coalesce((select max(m.news) from letter_mail m where m.letter_id = n.id and m.failure is null), 0);
grant select on letter_untold to shenfa_app;

-- A letter with its attachments, and whether its writer is told by mail.
create function submit_letter_told(command bytea, code bytea, kind text, title text, body text, place text,
  may_publish boolean, consent text, sealed bytea, wrapped bytea, nonce bytea, fingerprint bytea, suspicions text[],
  types text[], files bytea[], notes text[], told boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named text;
begin
  named := submit_letter_with(command, code, kind, title, body, place, may_publish, consent, sealed, wrapped, nonce,
    fingerprint, suspicions, types, files, notes);
  if told and sealed is not null then
    insert into letter_mail_wish (letter_id) select l.id from letter l where l.command_hash = command on conflict do nothing;
  end if;
  return named;
end $$;

-- No more mails; the text that comes back says that number and code belong together.
create function stop_letter_mails(number text, code bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of bigint := letter_of(number, code);
begin
  if of is null then
    return null;
  end if;
  insert into letter_mail_stop (letter_id) values (of) on conflict do nothing;
  if found then
    perform letter_said(of, 'mail_stopped', '', '');
  end if;
  return 'DONE';
end $$;

-- Which piece of writing a file came with; none for the letter itself.
alter table letter_file add column text_id bigint references letter_text;
alter table letter_file drop constraint letter_file_n_check;
alter table letter_file add constraint letter_file_n_check check (n between 1 and 9);

-- What the writer sees, with what is attached and how often a mail was sent without anybody looking.
alter function letter_status(text, bytea) rename to letter_course_told;
create function letter_status(number text, code bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare shown jsonb := letter_course_told(number, code); l letter;
begin
  if shown is null then
    return null;
  end if;
  select * into l from letter x where x.number = shown ->> 'number';
  return shown || jsonb_build_object(
    'mail', case when not exists (select from letter_mail_wish w where w.letter_id = l.id) then 'NONE'
      when exists (select from letter_mail_stop s where s.letter_id = l.id) then 'STOPPED' else 'ON' end,
    'notices', (select count(*) from identity_notice i where i.identity_id = l.identity_id),
    'files', (select coalesce(jsonb_agg(jsonb_build_object('n', f.n, 'type', f.media_type, 'size', f.size,
      'added', f.text_id is not null, 'gone', f.masked_at is not null) order by f.n), '[]') from letter_file f where f.letter_id = l.id));
end $$;

revoke all on function letter_course_told(text, bytea), letter_status(text, bytea), stop_letter_mails(text, bytea),
  submit_letter_told(bytea, bytea, text, text, text, text, boolean, text, bytea, bytea, bytea, bytea, text[], text[], bytea[],
    text[], boolean) from public;
revoke execute on function letter_course_told(text, bytea), submit_letter_with(bytea, bytea, text, text, text, text, boolean,
  text, bytea, bytea, bytea, bytea, text[], text[], bytea[], text[]) from shenfa_public;
grant execute on function letter_status(text, bytea), stop_letter_mails(text, bytea),
  submit_letter_told(bytea, bytea, text, text, text, text, boolean, text, bytea, bytea, bytea, bytea, text[], text[], bytea[],
    text[], boolean) to shenfa_public;
