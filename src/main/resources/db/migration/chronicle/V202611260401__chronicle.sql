-- 网页留存: each page of the site as it stood. A line is what stood at an address from then on; no digest, nothing stood there.
create table kept_page (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  title text not null,
  packed bytea not null
);
call keep_facts('kept_page');
grant select, insert on kept_page to shenfa_app;

create table page_change (
  id bigint generated always as identity primary key,
  path text not null check (path like '/%'),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);
create index page_change_path on page_change (path, id);
create index page_change_at on page_change (at);
call keep_facts('page_change');
grant select, insert on page_change to shenfa_app;

-- 网站被改动的记录: what somebody had done to the folder, and the product undid.
create table site_mending (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  files int not null check (files > 0),
  examples jsonb not null
);
call keep_facts('site_mending');
grant select, insert on site_mending to shenfa_app;
