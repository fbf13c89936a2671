-- How many releases there are, beside the newest: one that commits late changes the count though not the newest, so
-- the site knows when reading only what came since is not enough.
create or replace view public_mark as
  select (select coalesce(max(id), 0) from release) || '/' || (select count(*) from withdrawal) as mark,
    (select coalesce(max(id), 0) from release) as newest,
    (select count(*) from release) as releases,
    (select count(*) from withdrawal) as withdrawals;
