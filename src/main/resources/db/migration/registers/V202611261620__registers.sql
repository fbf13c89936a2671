-- 台账: what the measures want written down and no other module knows: an entry is what its newest version says.
create table register_entry (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('FACILITY', 'MAINTENANCE', 'CERTIFICATE', 'TRAINING', 'MEETING', 'PARTNER', 'EXCHANGE', 'REVIEW_PAPERS')),
  unit_id bigint not null references unit,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('register_entry');
grant insert on register_entry to shenfa_app;
create index on register_entry (kind, unit_id);

create table register_version (
  entry_id bigint not null references register_entry,
  n int not null check (n > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  due date,
  struck boolean not null default false,
  reason text not null default '' check (length(reason) <= 500),
  person_id bigint not null references person,
  at timestamptz not null,
  primary key (entry_id, n),
  check (n = 1 or length(btrim(reason)) >= 4),
  check (n > 1 or not struck)
);
call keep_facts('register_version');
grant insert on register_version to shenfa_app;

-- One change after another: two people who change the same version do not overwrite each other.
create function version_follows() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare before register_version;
begin
  perform pg_advisory_xact_lock(hashtextextended('register ' || new.entry_id, 0));
  select * into before from register_version v where v.entry_id = new.entry_id order by v.n desc limit 1;
  if new.n <> coalesce(before.n, 0) + 1 then
    raise exception '这一条刚刚由别人改过，请看过新的内容再改' using errcode = 'SF409';
  end if;
  if before.struck then
    raise exception '这一条已经注销' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger version_follows before insert on register_version for each row execute function version_follows();
alter table register_version enable always trigger version_follows;

create view register_now as
  select distinct on (e.id) e.id, e.kind, e.unit_id, u.short_name as unit, v.n, v.content, v.due, v.struck, v.reason,
    v.person_id, p.name as person_name, v.at
  from register_entry e join register_version v on v.entry_id = e.id join unit u on u.id = e.unit_id
    join person p on p.id = v.person_id
  order by e.id, v.n desc;
grant select on register_now to shenfa_app;
