-- 29-1: what 新闻宣传处 says a clause means; the newest is in force, the earlier ones stay.
create table explanation (
  id bigint generated always as identity primary key,
  clause text not null check (clause ~ '^[0-9A-Z]{1,2}-[0-9]$'),
  words text not null check (length(btrim(words)) between 4 and 2000),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
create index on explanation (clause, id);
grant insert on explanation to shenfa_app;
call keep_facts('explanation');

-- Which steps of their first day a person has taken.
create table tour_step (
  person_id bigint not null references person,
  step text not null check (step ~ '^[a-z-]{2,40}$'),
  at timestamptz not null default clock_timestamp(),
  primary key (person_id, step)
);
grant select, insert, delete on tour_step to shenfa_app;
