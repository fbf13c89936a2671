-- 会变旧的答复: what a published answer links or cites, as it stood when the answer was released.
create table answer_binding (
  release_id bigint primary key references release,
  at timestamptz not null
);
call keep_facts('answer_binding');

create table answer_citation (
  release_id bigint not null references answer_binding,
  item_id bigint not null references item,
  seen_release bigint not null references release,
  primary key (release_id, item_id)
);
call keep_facts('answer_citation');
create index on answer_citation (item_id);

-- What became of a cited item since; each change once.
create table answer_aging (
  id bigint generated always as identity primary key,
  release_id bigint not null,
  item_id bigint not null,
  cited_release bigint not null references release,
  withdrawn boolean not null,
  validity text not null,
  at timestamptz not null,
  foreign key (release_id, item_id) references answer_citation,
  unique (release_id, item_id, cited_release, withdrawn)
);
call keep_facts('answer_aging');

-- The head of the unit says that the answer holds all the same.
create table answer_confirmation (
  aging_id bigint primary key references answer_aging,
  person_id bigint not null references person,
  words text not null check (length(words) between 4 and 500),
  at timestamptz not null
);
call keep_facts('answer_confirmation');
grant insert on answer_binding, answer_citation, answer_aging, answer_confirmation to shenfa_app;

-- Answers that stand on the site and wait to be looked at again.
create view answer_to_review with (security_barrier) as
  select a.id, a.release_id, r.item_id as answer_id, a.item_id, a.withdrawn, a.validity, a.at
  from answer_aging a join release r on r.id = a.release_id
  where not exists (select from answer_confirmation c where c.aging_id = a.id)
    and not exists (select from answer_aging b where b.release_id = a.release_id and b.item_id = a.item_id and b.id > a.id)
    and not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
    and not exists (select from withdrawal w where w.release_id = r.id);
grant select on answer_to_review to shenfa_app;

create view public_answer_review with (security_barrier) as
  select distinct i.number as item from answer_to_review a join item i on i.id = a.answer_id;
grant select on public_answer_review to shenfa_public, shenfa_app;
