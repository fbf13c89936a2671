-- 11-6: the text was not taken over from the link it names; somebody says how it came there.
create table reprint_pasted (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  link text not null,
  person_id bigint not null references person,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('reprint_pasted');
grant insert on reprint_pasted to shenfa_app;
create index on reprint_pasted (item_id);
