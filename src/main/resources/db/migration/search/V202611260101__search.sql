-- What is seen in the files of a release that is current now; the index is made from this and current_release.
create function file_texts_of(of_release bigint) returns setof text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with files as (
    select decode(a.file ->> 'digest', 'hex') as digest, a.place
    from current_release c,
      jsonb_array_elements(convert_from(c.manifest, 'UTF8')::jsonb -> 'attachments') with ordinality a (file, place)
    where c.release_id = of_release)
  select t.text from (
    select f.place, 1 as turn, p.number, p.text from files f join file_part p on p.digest = f.digest
    where p.kind = 'SHOWN' and p.version = (select max(r.version) from file_reading r where r.digest = f.digest)
    union all
    select f.place, 2, p.number, p.text from files f join file_picture_text p on p.digest = f.digest
    where p.attempt = (select max(r.attempt) from file_recognition r where r.digest = f.digest and r.failure is null)) t
  order by t.place, t.turn, t.number
$$;
grant execute on function file_texts_of(bigint) to shenfa_public;

-- Words that mean the same to whoever searches. Dated facts: a group is added and ended, never changed.
create table synonym_group (
  id bigint generated always as identity primary key,
  words text[] not null check (cardinality(words) between 2 and 8),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  added_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('synonym_group');
grant insert on synonym_group to shenfa_app;

create table synonym_group_end (
  group_id bigint primary key references synonym_group,
  reason text not null check (length(btrim(reason)) between 2 and 200),
  ended_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('synonym_group_end');
grant insert on synonym_group_end to shenfa_app;

create view public_synonym as
  select g.id, g.words from synonym_group g
  where (now() at time zone 'Asia/Shanghai')::date between g.valid_from and coalesce(g.valid_to, 'infinity')
    and not exists (select from synonym_group_end e where e.group_id = g.id);
grant select on public_synonym to shenfa_public, shenfa_app;

-- 检索次数: words, day, how often asked and how often in vain; nothing about who asked.
create table search_count (
  day date not null,
  words text not null check (length(words) between 1 and 40),
  times int not null check (times > 0),
  missed int not null check (missed between 0 and times),
  primary key (day, words)
);
grant select on search_count to shenfa_app;

-- Bounded: five hundred different questions a day, half a year, nothing that looks like somebody's number.
create function count_search(asked text, in_vain boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  kept text := btrim(left(btrim(regexp_replace(asked, '[[:cntrl:][:space:]]+', ' ', 'g')), 40));
begin
  if kept = '' or kept ~ '[0-9]{7}' or kept ~ '@' then
    return;
  end if;
  update search_count c set times = c.times + 1, missed = c.missed + in_vain::int
    where c.day = today and c.words = kept and c.times < 1000000;
  if found or (select count(*) from search_count c where c.day = today) >= 500 then
    return;
  end if;
  delete from search_count c where c.day < today - 183;
  insert into search_count (day, words, times, missed) values (today, kept, 1, in_vain::int) on conflict do nothing;
end $$;
grant execute on function count_search(text, boolean) to shenfa_public;
