-- 17-3: which reply gives the result of which solicitation; the clock stops when such a reply is public.
create table solicitation_feedback (
  item_id bigint not null references item,
  reply_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  primary key (item_id, reply_id),
  check (item_id <> reply_id)
);
call keep_facts('solicitation_feedback');
grant insert on solicitation_feedback to shenfa_app;
