-- A generation is in every session; raising it ends them all. A password somebody else knows must be changed.
alter table account add column must_change boolean not null default false;
alter table account add column generation int not null default 1;
grant update (must_change, generation) on account to shenfa_app;

-- The secret is sealed with a key that is not in the database. A step of time is accepted once.
create table second_factor (
  person_id bigint primary key references account,
  secret bytea not null check (length(secret) between 32 and 200),
  last_step bigint not null,
  enrolled_at timestamptz not null default clock_timestamp()
);
grant select, insert, delete on second_factor to shenfa_app;
grant update (last_step) on second_factor to shenfa_app;

create table recovery_code (
  person_id bigint not null references second_factor on delete cascade,
  hash bytea not null check (length(hash) = 32),
  primary key (person_id, hash)
);
grant select, insert, delete on recovery_code to shenfa_app;
