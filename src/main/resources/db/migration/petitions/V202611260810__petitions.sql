-- 信访事项: a letter that was handed over, or what a petition office or a superior sent on paper.
create table petition (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^XF[0-9]{4}-[0-9]{5}$'),
  source text not null check (source in ('LETTER', 'PETITION_OFFICE', 'SUPERIOR')),
  letter_id bigint unique references letter check ((letter_id is not null) = (source = 'LETTER')),
  paper text not null default '' check (length(paper) <= 80 and (paper = '') = (source = 'LETTER')),
  from_organ text not null default '' check (length(from_organ) <= 80 and (from_organ = '') = (source = 'LETTER')),
  words text not null default '' check (length(words) <= 10000 and (words = '') = (source = 'LETTER')),
  identity_id bigint references identity_record,
  received_at timestamptz not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('petition');

-- 登记: what it is about and whom it accuses, by a person of the desk; the newest entry counts.
create table petition_entry (
  id bigint generated always as identity primary key,
  petition_id bigint not null references petition,
  matter text not null check (length(btrim(matter)) between 4 and 200),
  accused_unit bigint references unit,
  accused_person bigint references person,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('petition_entry');
create index on petition_entry (petition_id);

-- 可阅人员: who reads a sealed report.
create table petition_access (
  petition_id bigint not null references petition,
  person_id bigint not null references person,
  admitted_by bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (petition_id, person_id)
);
call keep_facts('petition_access');

-- 处理意见: as drafted; the one that was issued is named by its step.
create table petition_opinion (
  id bigint generated always as identity primary key,
  petition_id bigint not null references petition,
  claim text not null check (length(btrim(claim)) between 4 and 2000),
  facts text not null check (length(btrim(facts)) between 4 and 4000),
  finding text not null check (finding in ('SUPPORTED', 'PARTLY', 'EXPLAINED', 'NOT_SUPPORTED')),
  decision text not null check (length(btrim(decision)) between 4 and 4000),
  basis text not null check (length(btrim(basis)) between 4 and 2000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('petition_opinion');
create index on petition_opinion (petition_id);

-- 转网站的结果: the masked words the site gives to whoever wrote.
create table petition_result (
  id bigint generated always as identity primary key,
  petition_id bigint not null references petition,
  body text not null check (length(btrim(body)) between 10 and 8000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('petition_result');
create index on petition_result (petition_id);

-- 文书: as made out, numbered by the year. The petitioner's name is not in them.
create table petition_paper (
  id bigint generated always as identity primary key,
  petition_id bigint not null references petition,
  kind text not null,
  number text not null unique,
  addressee text not null check (length(addressee) <= 80),
  body jsonb not null,
  on_day date not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('petition_paper');
create index on petition_paper (petition_id);
grant insert on petition_entry, petition_access, petition_opinion, petition_result to shenfa_app;

-- Opens a case under the next number of the year; a letter has one case.
create function open_petition(came_by text, of_letter bigint, with_paper text, of_organ text, said text, who bigint,
  came timestamptz, day date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare head text := 'XF' || to_char(day, 'YYYY') || '-'; made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('petition ' || head, 0));
  select p.id into made from petition p where p.letter_id = of_letter;
  if found then
    return null;
  end if;
  insert into petition (number, source, letter_id, paper, from_organ, words, identity_id, received_at)
  select head || lpad((count(*) + 1)::text, 5, '0'), came_by, of_letter, with_paper, of_organ, said, who, came
  from petition p where starts_with(p.number, head)
  returning id into made;
  return made;
end $$;
grant execute on function open_petition(text, bigint, text, text, text, bigint, timestamptz, date) to shenfa_app;

-- Numbers a paper and keeps it.
create function make_petition_paper(of bigint, what text, mark text, to_whom text, words jsonb, day date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare head text := mark || '〔' || to_char(day, 'YYYY') || '〕'; made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('petition paper ' || head, 0));
  insert into petition_paper (petition_id, kind, number, addressee, body, on_day)
  select of, what, head || (count(*) + 1) || '号', to_whom, words, day
  from petition_paper w where starts_with(w.number, head)
  returning id into made;
  return made;
end $$;
grant execute on function make_petition_paper(bigint, text, text, text, jsonb, date) to shenfa_app;

-- 登记簿: every case and how it stands.
create view petition_register as
  select p.id, p.number, p.source, p.letter_id, coalesce(l.number, '') as letter_number, p.paper, p.from_organ,
    coalesce(l.identity_id, p.identity_id) as identity_id, p.received_at, c.state, c.at as since,
    coalesce(e.matter, '') as matter,
    -- Until it is registered, what the intake said it is directed against.
    case when e.id is null then (select (s.details ->> 'accused')::bigint from course s where s.procedure = 'letter'
      and s.case_id = p.letter_id and s.event = 'TO_PETITION') else e.accused_unit end as accused_unit, e.accused_person,
    exists (select from course s where s.procedure = 'petition' and s.case_id = p.id and s.event = 'SEAL') as sealed,
    array(select a.person_id from petition_access a where a.petition_id = p.id) as admitted,
    coalesce((select s.details ->> 'handlers' from course s where s.procedure = 'petition' and s.case_id = p.id
      and s.event = 'ASSIGN' order by s.n desc limit 1), '') as handlers,
    (select min(d.end_at) from deadline_now d where d.procedure = 'petition' and d.case_id = p.id and d.met_at is null
      and not d.dropped and d.rule in ('PETITION_REGISTER', 'PETITION_NOTICE', 'PETITION_CONCLUSION',
        'PETITION_HAND_BACK', 'PETITION_REPLY')) as due_at,
    exists (select from course s where s.procedure = 'petition' and s.case_id = p.id and s.event = 'LATE') as late
  from petition p
    join course_now c on c.procedure = 'petition' and c.case_id = p.id
    left join letter l on l.id = p.letter_id
    left join lateral (select * from petition_entry x where x.petition_id = p.id order by x.id desc limit 1) e on true;
grant select on petition_register to shenfa_app;
