-- 稿件索引: one row for each item, so that lists, counts and clocks need not read every manifest. A copy of facts,
-- written by their own triggers and never asked when something is decided.
create table item_listing (
  item_id bigint primary key references item,
  number text not null,
  unit_id bigint not null,
  title text not null,
  document_number text not null,
  category text not null,
  kind text not null,
  columns text[] not null,
  files bytea[] not null,
  seq int not null,
  digest bytea not null,
  author_id bigint not null,
  people bigint[] not null,
  state text not null check (state in
    ('DRAFT', 'OPEN', 'RETURNED', 'CLEARED', 'TAKEN_BACK', 'UNCONFIRMED', 'RELEASED', 'WITHDRAWN')),
  case_id bigint,
  lane text,
  opened_by bigint,
  opened_at timestamptz,
  looks text[] not null,
  next_look text,
  next_unit bigint,
  next_posts text[] not null,
  since timestamptz not null,
  -- Who wrote, submitted or signed, and so takes no further look.
  barred bigint[] not null,
  signers bigint[] not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  released_at timestamptz,
  -- 10-1: from which day the twenty working days count; null when none run.
  clock_start date,
  clock_changed boolean not null,
  closes_at timestamp,
  -- Sort keys, ascending.
  changed_key bigint not null,
  clock_key bigint not null,
  since_key bigint not null,
  assignee_id bigint
) with (fillfactor = 80);
create index on item_listing (changed_key, item_id);
create index on item_listing (unit_id, changed_key, item_id);
create index on item_listing (clock_start) where clock_start is not null;
create index on item_listing (next_unit) where next_look is not null;
create index on item_listing (state, changed_key, item_id) where state not in ('RELEASED', 'WITHDRAWN');
create index on item_listing (released_at);
create index on item_listing using gin (signers);
create index on item_listing using gin (people);
create index on item_listing using gin (files);

-- Words are found by their pairs of characters: Chinese has no spaces, and a name of two characters is a word.
create function search_form(words text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select regexp_replace(lower(normalize(words, NFKC)), '\s+', ' ', 'g')
$$;
create function bigrams(words text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct a || b), '{}')
  from (select c as a, lead(c) over (order by n) as b from unnest(string_to_array(words, null)) with ordinality t (c, n)) p
  where a <> ' ' and b <> ' '
$$;

create table item_text (
  item_id bigint primary key references item,
  text text not null
) with (toast_tuple_target = 128);
create index item_text_bigrams on item_text using gin (bigrams(text));

-- What the files say, once for each file.
create table file_words (
  digest bytea primary key,
  text text not null
) with (toast_tuple_target = 128);
create index file_words_bigrams on file_words using gin (bigrams(text));
grant select on item_listing, item_text, file_words to shenfa_app;
grant execute on function search_form(text), bigrams(text) to shenfa_app;

create function plain_text(html text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select replace(replace(replace(replace(replace(replace(replace(replace(replace(
    regexp_replace(regexp_replace(html, '</(p|li|h[1-6]|td|th|tr|table|div|blockquote|figcaption)>|<br */?>', E'\n', 'gi'),
      '<[^>]*>', '', 'g'),
    '&nbsp;', ' '), '&#160;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#34;', '"'), '&#39;', ''''),
    '&#64;', '@'), '&amp;', '&')
$$;

create function day_or_null(words text) returns date
language plpgsql immutable set search_path = pg_catalog as $$
begin
  return words::date;
exception when others then
  return null;
end $$;
create function moment_or_null(words text) returns timestamp
language plpgsql immutable set search_path = pg_catalog as $$
begin
  return words::timestamp;
exception when others then
  return null;
end $$;

create function index_text(of_item bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare words text;
begin
  select search_form(concat_ws(E'\n', b ->> 'title', b ->> 'item', b #>> '{document,number}', b #>> '{document,indexNumber}',
      b #>> '{document,issuer}', b ->> 'sourceName', b ->> 'publisher',
      (select string_agg(a #>> '{}', E'\n') from jsonb_path_query(b, '$.attachments[*].name') a),
      plain_text(b ->> 'body')))
    into words
  from (select convert_from(manifest, 'UTF8')::jsonb as b from revision where item_id = of_item order by seq desc limit 1) v;
  if words is not null then
    insert into item_text (item_id, text) values (of_item, words)
      on conflict (item_id) do update set text = excluded.text;
  end if;
end $$;

create function index_item(of_item bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  i item; v revision; b jsonb; c review_case; last_case bigint; out release; mine release;
  said text; walk text[] := '{}'; next text; posts text[] := '{}'; at_unit bigint; waiting timestamptz; signed bigint[];
  starts date; moved timestamptz; out_seq int; active boolean;
begin
  select * into i from item where id = of_item;
  select * into v from revision where item_id = of_item order by seq desc limit 1;
  if v.digest is null then return; end if;
  b := convert_from(v.manifest, 'UTF8')::jsonb;
  active := b #>> '{disclosure,decision}' = 'ACTIVE';
  select max(id) into last_case from review_case where item_id = of_item;
  select * into c from review_case where item_id = of_item and digest = v.digest order by id desc limit 1;
  select * into out from release where item_id = of_item order by id desc limit 1;
  if out.digest = v.digest then mine := out; end if;
  waiting := v.created_at;
  said := 'DRAFT';
  if c.id is not null then
    said := case_state(c.id);
    walk := required_looks(b, c.lane) || case when active then array['RELEASE'] else '{}' end;
    select greatest(c.opened_at, max(o.at)) into waiting from opinion o where o.case_id = c.id;
    if said = 'OPEN' then
      next := next_look(c.id);
    elsif said = 'CLEARED' and active and mine.id is null then
      next := 'RELEASE';
    end if;
    said := case said when 'WITHDRAWN' then 'TAKEN_BACK' when 'SUPERSEDED' then 'DRAFT' else said end;
  end if;
  if mine.id is not null then
    said := case
      when exists (select from withdrawal w where w.release_id = mine.id) then 'WITHDRAWN'
      when exists (select from confirmation f where f.release_id = mine.id) then 'RELEASED' else 'UNCONFIRMED' end;
  end if;
  if next is not null then
    at_unit := look_unit(next, i.unit_id);
    posts := array[look_post(next)] || case
      when c.lane = 'EMERGENCY' and next = 'HEAD_CONFIRMATION' then array['DEPUTY_HEAD']
      when c.lane = 'EMERGENCY' and next = 'FINAL_APPROVAL' then array['DEPUTY_LEADER'] else '{}' end;
  end if;
  select coalesce(array_agg(distinct o.person_id), '{}') into signed from opinion o where o.case_id = last_case;
  if b ->> 'category' = 'GOVERNMENT_INFORMATION' and active and mine.id is null then
    if out.id is null then
      starts := least(day_or_null(b #>> '{document,formedOn}'), (i.created_at at time zone 'Asia/Shanghai')::date);
    else
      select seq into out_seq from revision where digest = out.digest;
      select min(n.created_at at time zone 'Asia/Shanghai')::date into starts
        from revision n where n.item_id = of_item and n.seq > out_seq;
    end if;
  end if;
  moved := greatest(v.created_at, waiting, mine.released_at,
    (select w.withdrawn_at from withdrawal w where w.release_id = mine.id),
    (select w.at from case_withdrawal w where w.case_id = c.id));
  insert into item_listing values (of_item, i.number, i.unit_id, coalesce(b ->> 'title', ''),
    coalesce(b #>> '{document,number}', ''), coalesce(b ->> 'category', ''), coalesce(b ->> 'kind', ''),
    array(select s #>> '{}' from jsonb_path_query(b, '$.columns[*]') s),
    array(select decode(s #>> '{}', 'hex') from jsonb_path_query(b, '$.attachments[*].digest') s),
    v.seq, v.digest, v.created_by, '{}', said, c.id, c.lane, c.opened_by, c.opened_at, walk, next, at_unit, posts, waiting,
    '{}', signed, i.created_at, moved, (select min(r.released_at) from release r where r.item_id = of_item),
    starts, out.id is not null, moment_or_null(b #>> '{comment,closesAt}'),
    -(extract(epoch from moved) * 1000000)::bigint, coalesce(starts - date '2000-01-01', 999999),
    (extract(epoch from waiting) * 1000000)::bigint)
  on conflict (item_id) do update set (title, document_number, category, kind, columns, files, seq, digest, author_id, state,
      case_id, lane, opened_by, opened_at, looks, next_look, next_unit, next_posts, since, signers, changed_at, released_at,
      clock_start, clock_changed, closes_at, changed_key, clock_key, since_key)
    = (excluded.title, excluded.document_number, excluded.category, excluded.kind, excluded.columns, excluded.files,
      excluded.seq, excluded.digest, excluded.author_id, excluded.state, excluded.case_id, excluded.lane, excluded.opened_by,
      excluded.opened_at, excluded.looks, excluded.next_look, excluded.next_unit, excluded.next_posts, excluded.since,
      excluded.signers, excluded.changed_at, excluded.released_at, excluded.clock_start, excluded.clock_changed,
      excluded.closes_at, excluded.changed_key, excluded.clock_key, excluded.since_key);
  perform index_people(of_item);
end $$;

create function index_people(of_item bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update item_listing l set
    people = array(select distinct person_id from contribution where item_id = of_item),
    barred = array(
      select person_id from contribution where item_id = of_item
        and at > coalesce((select max(r.released_at) from release r where r.item_id = of_item), '-infinity')
      union select l.opened_by where l.opened_by is not null
      union select o.person_id from opinion o where o.case_id = l.case_id)
  where l.item_id = of_item;
end $$;

-- Whether one of these people takes the look that is due, as far as post and person go. A list asks this; a signature
-- is checked anew by give_opinion.
create function waits_for(people bigint[], next_unit bigint, next_posts text[], barred bigint[], day date) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return not barred && people and exists (
    select from post p where p.unit_id = next_unit and p.kind = any (next_posts)
      and day between p.valid_from and coalesce(p.valid_to, 'infinity')
      and (p.person_id = any (people) or exists (
        select from delegation d where d.post_id = p.id and d.receiver_id = any (people)
          and d.revoked_at is null and day between d.valid_from and d.valid_to)));
end $$;
grant execute on function waits_for(bigint[], bigint, text[], bigint[], date) to shenfa_app;

create function keep_listing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  case tg_table_name
    when 'revision' then
      perform index_item(new.item_id);
      perform index_text(new.item_id);
    when 'contribution' then perform index_people(new.item_id);
    when 'review_case', 'release' then perform index_item(new.item_id);
    when 'opinion', 'case_withdrawal' then
      perform index_item((select c.item_id from review_case c where c.id = new.case_id));
    when 'opinion_revocation' then
      perform index_item((select c.item_id from review_case c join opinion o on o.case_id = c.id where o.id = new.opinion_id));
    when 'withdrawal', 'confirmation' then
      perform index_item((select r.item_id from release r where r.id = new.release_id));
  end case;
  return null;
end $$;
do $$
declare fact text;
begin
  foreach fact in array array['revision', 'contribution', 'review_case', 'opinion', 'opinion_revocation', 'case_withdrawal',
      'release', 'withdrawal', 'confirmation'] loop
    execute format('create trigger keep_listing after insert on %I for each row execute function keep_listing()', fact);
  end loop;
end $$;
revoke all on function index_text(bigint), index_item(bigint), index_people(bigint), keep_listing() from public;
select index_item(id), index_text(id) from item;
