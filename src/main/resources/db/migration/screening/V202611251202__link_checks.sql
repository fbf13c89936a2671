-- Whether an address in a text opened, when it was looked at; an empty sentence says that it did.
create table link_check (
  id bigint generated always as identity primary key,
  address text not null check (length(address) <= 4000),
  sentence text not null,
  at timestamptz not null
);
call keep_facts('link_check');
grant insert on link_check to shenfa_app;
create index on link_check (address, id);
