-- 随答复提供的文件: cleaned before they are kept; handed out to whoever holds number and code, and to nobody else.
create table disclosure_file (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  name text not null check (length(name) between 1 and 120),
  media_type text not null check (length(media_type) between 3 and 120),
  bytes bytea check (octet_length(bytes) between 1 and 30000000),
  digest bytea not null check (length(digest) = 32),
  size int not null check (size > 0),
  notes text not null default '' check (length(notes) <= 20000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  masked_at timestamptz,
  check ((bytes is null) = (masked_at is not null))
);
create index on disclosure_file (request_id);
create trigger masked_once before update or delete on disclosure_file for each row
  execute function masked_once('name', 'bytes', 'notes');
create trigger disclosure_file_whole before truncate on disclosure_file for each statement execute function refuse_change();
alter table disclosure_file enable always trigger masked_once;
alter table disclosure_file enable always trigger disclosure_file_whole;
grant select, insert, update (name, bytes, notes, masked_at) on disclosure_file to shenfa_app;

-- Taken out again before the reply was decided.
create table disclosure_file_out (
  file_id bigint primary key references disclosure_file,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_file_out');
grant insert on disclosure_file_out to shenfa_app;

-- What is decided with the reply stays with it.
create function files_before_the_decision() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare request bigint := case tg_table_name when 'disclosure_file' then (to_jsonb(new) ->> 'request_id')::bigint
  else (select f.request_id from disclosure_file f where f.id = (to_jsonb(new) ->> 'file_id')::bigint) end;
begin
  if (select n.state from course_now n where n.procedure = 'disclosure' and n.case_id = request) is distinct from 'RECEIVED' then
    raise exception '答复已经审定，附件不能再改' using errcode = 'SF409';
  end if;
  return new;
end $$;
revoke all on function files_before_the_decision() from public;
create trigger files_before_the_decision before insert on disclosure_file for each row execute function files_before_the_decision();
create trigger files_before_the_decision before insert on disclosure_file_out for each row execute function files_before_the_decision();
alter table disclosure_file enable always trigger files_before_the_decision;
alter table disclosure_file_out enable always trigger files_before_the_decision;

-- What the applicant may fetch: after the reply was handed over.
create function disclosure_files_of(request bigint) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'digest', encode(f.digest, 'hex'))
    order by f.id), '[]')
  from disclosure_file f
  where f.request_id = request and f.masked_at is null
    and exists (select from course c where c.procedure = 'disclosure' and c.case_id = request and c.event = 'DELIVER')
    and not exists (select from disclosure_file_out o where o.file_id = f.id)
$$;

alter function disclosure_of(text, bytea) rename to disclosure_course_of;
create function disclosure_of(of_number text, with_code bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.shown || jsonb_build_object('files', disclosure_files_of(r.id),
    'steps', (select jsonb_agg(s.step order by s.n) from jsonb_array_elements(d.shown -> 'steps') with ordinality s(step, n)
      where s.step ->> 'event' <> 'REVIEW_SECRECY'))
  from (select disclosure_course_of(of_number, with_code) as shown) d join disclosure_request r on r.number = of_number
  where d.shown is not null
$$;
create function disclosure_file_of(of_number text, with_code bytea, of_file bigint)
returns table (name text, media_type text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.name, f.media_type, f.bytes from disclosure_file f join disclosure_request r on r.id = f.request_id
  where f.id = of_file and r.number = of_number and r.code = with_code
    and exists (select from jsonb_array_elements(disclosure_files_of(r.id)) e where (e ->> 'id')::bigint = f.id)
$$;
revoke all on function disclosure_files_of(bigint), disclosure_course_of(text, bytea), disclosure_of(text, bytea),
  disclosure_file_of(text, bytea, bigint) from public;
revoke execute on function disclosure_course_of(text, bytea) from shenfa_public;
grant execute on function disclosure_of(text, bytea), disclosure_file_of(text, bytea, bigint) to shenfa_public;

-- 行政复议、行政诉讼 about a reply: who decides is outside; what came in and how it ended is noted with the paper.
create table disclosure_remedy (
  id bigint generated always as identity primary key,
  request_id bigint not null references disclosure_request,
  way text not null check (way in ('RECONSIDERATION', 'SUIT', 'SUIT_AFTER')),
  paper text not null check (length(btrim(paper)) between 2 and 80),
  on_day date not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  unique (request_id, way)
);
call keep_facts('disclosure_remedy');
create table disclosure_remedy_result (
  remedy_id bigint primary key references disclosure_remedy,
  result text not null check (result in ('UPHELD', 'CORRECTED', 'OTHER')),
  paper text not null check (length(btrim(paper)) between 2 and 80),
  on_day date not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('disclosure_remedy_result');
grant insert on disclosure_remedy, disclosure_remedy_result to shenfa_app;

-- The secrecy reviewer of the office signs in for the draft that waits.
insert into procedure_step values ('disclosure', 'RECEIVED', 'REVIEW_SECRECY', 'SECRECY', 'RECEIVED');
