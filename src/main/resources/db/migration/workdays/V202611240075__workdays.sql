-- The yearly notice can be entered and changed without a new edition of the product. A later row of the
-- same day speaks; no row is rewritten, so that an old due date can be explained.
create table workday_override (
  id bigint generated always as identity primary key,
  day date not null,
  working boolean not null,
  source text not null check (length(btrim(source)) between 4 and 200),
  entered_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('workday_override');
grant insert on workday_override to shenfa_app;
create index on workday_override (day, id desc);

-- A year of which all days off and make-up days are entered.
create table workday_year (
  year int primary key check (year between 2001 and 2200),
  source text not null check (length(btrim(source)) between 4 and 200),
  entered_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('workday_year');
grant insert on workday_year to shenfa_app;
