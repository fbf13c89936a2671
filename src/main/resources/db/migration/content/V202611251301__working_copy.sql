-- What somebody has typed since the last revision: kept every few seconds, replaced by the next, gone when it became a
-- revision. Nobody reviews it, nobody is bound by it, and it makes nobody a contributor.
create table working_copy (
  item_id bigint not null references item,
  person_id bigint not null references person,
  writer text not null check (writer ~ '^[0-9a-f]{32}$'),
  version int not null check (version > 0),
  base int not null check (base >= 0),
  typed text not null check (length(typed) <= 8000000),
  at timestamptz not null,
  primary key (item_id, person_id)
);
grant select, insert, update, delete on working_copy to shenfa_app;

-- Who has an item open; a row means nothing half a minute later, nor after a crash.
create unlogged table presence (
  item_id bigint not null references item,
  person_id bigint not null references person,
  place text not null check (length(place) <= 40),
  at timestamptz not null,
  primary key (item_id, person_id)
);
grant select, insert, update, delete on presence to shenfa_app;
