-- 承办人: who in the producing unit works on an item. The newest row counts; it gives no right.
create table assignment (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  person_id bigint not null references person,
  by_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('assignment');
create index on assignment (item_id);
grant insert on assignment to shenfa_app;

create function keep_assignee() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update item_listing set assignee_id = new.person_id where item_id = new.item_id;
  return null;
end $$;
revoke all on function keep_assignee() from public;
create trigger keep_assignee after insert on assignment for each row execute function keep_assignee();
create index on item_listing (assignee_id) where assignee_id is not null;

-- 已存的筛选: one person's view of the list, shown to their unit when shared. It grants nothing: what is listed depends
-- on who looks.
create table saved_filter (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  unit_id bigint references unit,
  name text not null check (length(btrim(name)) between 1 and 20),
  query text not null check (length(query) <= 2000),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('saved_filter');
create index on saved_filter (person_id);
create index on saved_filter (unit_id);
create table saved_filter_end (
  filter_id bigint primary key references saved_filter,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('saved_filter_end');
grant insert on saved_filter, saved_filter_end to shenfa_app;
