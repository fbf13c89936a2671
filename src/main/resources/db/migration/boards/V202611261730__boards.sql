-- 月报: the figures of a month as they were when it was over; of a unit, or of all of them. What was mailed is what stands here.
create table monthly_report (
  id bigint generated always as identity primary key,
  month date not null check (extract(day from month) = 1),
  unit_id bigint references unit,
  content bytea not null check (octet_length(content) between 2 and 1000000),
  at timestamptz not null,
  unique nulls not distinct (month, unit_id)
);
call keep_facts('monthly_report');
grant insert on monthly_report to shenfa_app;

create table monthly_report_mail (
  id bigint generated always as identity primary key,
  report_id bigint not null references monthly_report,
  person_id bigint not null references person,
  failure text,
  at timestamptz not null
);
call keep_facts('monthly_report_mail');
create unique index on monthly_report_mail (report_id, person_id) where failure is null;
grant insert on monthly_report_mail to shenfa_app;

-- 年度报表: what no record of the product says is typed by a named person; the newest of a row counts.
create table yearly_fact (
  id bigint generated always as identity primary key,
  year int not null check (year between 2000 and 2200),
  line text not null check (line ~ '^[A-Z_]{2,40}$'),
  value text not null check (length(btrim(value)) between 1 and 200),
  source text not null default '' check (length(source) <= 200),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('yearly_fact');
create index on yearly_fact (year, line, id);
grant insert on yearly_fact to shenfa_app;

create table yearly_table (
  id bigint generated always as identity primary key,
  year int not null,
  version int not null check (version > 0),
  content bytea not null check (octet_length(content) between 2 and 1000000),
  digest bytea not null generated always as (sha256(content)) stored,
  person_id bigint not null references person,
  at timestamptz not null,
  unique (year, version)
);
call keep_facts('yearly_table');
grant insert on yearly_table to shenfa_app;

-- The item of the main line that publishes a year; corrections are releases of the same item.
create table yearly_table_item (
  year int primary key,
  item_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('yearly_table_item');
grant insert on yearly_table_item to shenfa_app;
