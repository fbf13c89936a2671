-- 月度数据: the figures of a month as they were made. What is in the record is what may be published: joined counts and
-- shares, no words and nobody's name. A later version stands beside the earlier ones.
create table monthly_figures (
  id bigint generated always as identity primary key,
  month date not null check (extract(day from month) = 1),
  version int not null check (version > 0),
  content bytea not null check (octet_length(content) between 2 and 1000000),
  digest bytea not null generated always as (sha256(content)) stored,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  unique (month, version)
);
call keep_facts('monthly_figures');
grant insert on monthly_figures to shenfa_app;

-- The item of the main line that publishes a month; corrections are releases of the same item.
create table monthly_figures_item (
  month date primary key check (extract(day from month) = 1),
  item_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('monthly_figures_item');
grant insert on monthly_figures_item to shenfa_app;

-- What pages show of a month: the record, as far as the current release of its item carries exactly these bytes.
create view public_figures with (security_barrier) as
  select f.month, f.version, c.item, c.path, f.content
  from monthly_figures_item i join current_release c on c.item_id = i.item_id join monthly_figures f on f.month = i.month
  where exists (select from jsonb_array_elements(convert_from(c.manifest, 'UTF8')::jsonb -> 'attachments') a
    where a ->> 'digest' = encode(f.digest, 'hex'));
grant select on public_figures to shenfa_public, shenfa_app;

-- Releases of these change what pages show, also when one no longer carries a record.
create view public_figures_item with (security_barrier) as
  select c.item from monthly_figures_item i join current_release c on c.item_id = i.item_id;
grant select on public_figures_item to shenfa_public;
