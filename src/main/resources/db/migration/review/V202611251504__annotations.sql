-- Words of reviewers and authors beside a place of the text. Nothing of it is deleted, only struck through.
create table annotation (
  id bigint generated always as identity primary key,
  item_id bigint not null,
  digest bytea not null,
  parent_id bigint references annotation,
  person_id bigint not null references person,
  quote text not null check (length(quote) <= 2000),
  place int not null check (place >= -1),
  words text not null check (length(btrim(words)) between 1 and 2000),
  at timestamptz not null default clock_timestamp(),
  foreign key (digest, item_id) references revision (digest, item_id)
);
call keep_facts('annotation');
create index on annotation (item_id, id);
grant insert on annotation to shenfa_app;

create table annotation_strike (
  annotation_id bigint primary key references annotation,
  person_id bigint not null references person,
  words text not null check (length(btrim(words)) between 2 and 2000),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('annotation_strike');
grant insert on annotation_strike to shenfa_app;

create table annotation_resolution (
  annotation_id bigint primary key references annotation,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('annotation_resolution');
grant insert on annotation_resolution to shenfa_app;

-- The head passes one case to whom a delegation already lets sign: a word in the queue, no new right.
create table handover (
  id bigint generated always as identity primary key,
  case_id bigint not null references review_case,
  look text not null,
  from_id bigint not null references person,
  to_id bigint not null references person,
  delegation_id bigint not null references delegation,
  at timestamptz not null default clock_timestamp(),
  check (from_id <> to_id)
);
call keep_facts('handover');
create index on handover (case_id, id);
grant insert on handover to shenfa_app;
