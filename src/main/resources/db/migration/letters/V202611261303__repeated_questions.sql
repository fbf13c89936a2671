-- 重复问题: named by a person; which letters ask it, and which page was to be improved for it.
create table letter_question (
  id bigint generated always as identity primary key,
  topic text not null,
  name text not null unique check (length(name) between 4 and 30),
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('letter_question');

create table letter_question_letter (
  letter_id bigint primary key references letter,
  question_id bigint not null references letter_question,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('letter_question_letter');
create index on letter_question_letter (question_id);

create table letter_question_page (
  id bigint generated always as identity primary key,
  question_id bigint not null references letter_question,
  item_id bigint not null references item,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('letter_question_page');
create index on letter_question_page (question_id, id desc);
grant insert on letter_question, letter_question_letter, letter_question_page to shenfa_app;

-- Each with the page last named for it, and when that page was last released since.
create view letter_question_now as
  select q.id, q.topic, q.name, q.at, p.item_id, i.number as item_number,
    (select r.released_at from release r where r.item_id = p.item_id and r.released_at > p.at order by r.id desc limit 1) as changed_at,
    (select r.path from release r where r.item_id = p.item_id
      and not exists (select from withdrawal w where w.release_id = r.id) order by r.id desc limit 1) as path
  from letter_question q
    left join lateral (select * from letter_question_page x where x.question_id = q.id order by x.id desc limit 1) p on true
    left join item i on i.id = p.item_id;
grant select on letter_question_now to shenfa_app;
