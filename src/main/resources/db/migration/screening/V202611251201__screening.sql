-- Dictionaries are dated facts: a term is added and ended, never changed.
create table dictionary_term (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('SECRECY', 'BANNED', 'CAUTIOUS', 'TYPO', 'BODY', 'SUSPECT', 'PROTECTED', 'EXEMPT')),
  text text not null check (length(text) between 2 and 40),
  verdict text not null check (verdict in ('STOP', 'REASON', 'NOTE')),
  suggestion text not null check (length(suggestion) <= 100),
  source text not null check (length(source) <= 200),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  added_by bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('dictionary_term');
grant insert on dictionary_term to shenfa_app;
create index on dictionary_term (kind, text);

create table dictionary_term_end (
  term_id bigint primary key references dictionary_term,
  reason text not null check (length(btrim(reason)) between 2 and 200),
  ended_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('dictionary_term_end');
grant insert on dictionary_term_end to shenfa_app;

-- Sentences a dictionary must or must not object to.
create table dictionary_example (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('SECRECY', 'BANNED', 'CAUTIOUS', 'TYPO', 'BODY', 'SUSPECT', 'PROTECTED', 'EXEMPT')),
  sentence text not null check (length(sentence) between 2 and 300),
  hits boolean not null,
  added_by bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('dictionary_example');
grant insert on dictionary_example to shenfa_app;

create table dictionary_example_end (
  example_id bigint primary key references dictionary_example,
  ended_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('dictionary_example_end');
grant insert on dictionary_example_end to shenfa_app;

-- Versions of the lists that come with the product and have been taken in.
create table dictionary_starter (
  version int primary key,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('dictionary_starter');
grant insert on dictionary_starter to shenfa_app;

-- What a person decided about a finding; the newest row of an item and key counts.
create table finding_decision (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  key text not null check (length(key) = 16),
  rule text not null,
  excerpt text not null,
  place text not null,
  judgment text not null check (judgment in ('EXPLAINED', 'MASKED', 'FALSE_ALARM')),
  reason text not null check (length(reason) <= 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('finding_decision');
grant insert on finding_decision to shenfa_app;
create index on finding_decision (item_id, key);

-- 新闻宣传处 says whether a reported false alarm is one; never the person who reported it.
create table false_alarm_answer (
  decision_id bigint primary key references finding_decision,
  upheld boolean not null,
  reason text not null check (length(btrim(reason)) between 2 and 500),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('false_alarm_answer');
grant insert on false_alarm_answer to shenfa_app;
create function another_answers_the_alarm() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from finding_decision d where d.id = new.decision_id and (d.person_id = new.person_id or d.judgment <> 'FALSE_ALARM')) then
    raise exception '误报由新闻宣传处的另一人核定，报告人不能核定自己的' using errcode = 'SF422';
  end if;
  if not exists (select from post p join unit u on u.id = p.unit_id where p.person_id = new.person_id and u.kind = 'PUBLICITY_OFFICE'
      and (now() at time zone 'Asia/Shanghai')::date between p.valid_from and coalesce(p.valid_to, 'infinity')) then
    raise exception '误报由新闻宣传处核定' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger another_answers_the_alarm before insert on false_alarm_answer for each row execute function another_answers_the_alarm();
alter table false_alarm_answer enable always trigger another_answers_the_alarm;
