-- 提醒: what concerns whom. Made by a sweep over the facts; the key keeps a second sweep from saying it twice.
create table notice (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  kind text not null,
  key text not null,
  item_id bigint references item,
  case_id bigint references review_case,
  look text,
  subject text not null,
  words text not null,
  link text not null check (link like '/desk%'),
  urgent boolean not null,
  at timestamptz not null,
  unique (person_id, key)
);
call keep_facts('notice');
create index on notice (person_id, id desc);
grant insert on notice to shenfa_app;

create table notice_read (
  notice_id bigint primary key references notice,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('notice_read');
grant insert on notice_read to shenfa_app;

-- Where a person wants reminders mailed to, their own choice, taken back at any time; nothing is sent before the code
-- that was mailed there has come back.
create table notice_address (
  person_id bigint primary key references person,
  address text not null check (length(address) between 6 and 120 and address ~ '^[^@\s<>,;"]+@[^@\s<>,;"]+\.[^@\s<>,;"]+$'),
  code bytea not null,
  code_sent_at timestamptz not null,
  tries int not null,
  confirmed_at timestamptz,
  quiet_from int not null check (quiet_from between 17 and 23),
  quiet_to int not null check (quiet_to between 6 and 10),
  days_off boolean not null
);
grant select, insert, update, delete on notice_address to shenfa_app;

create table notice_mail (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  failure text,
  at timestamptz not null
);
call keep_facts('notice_mail');
create index on notice_mail (person_id, at);
create table notice_mailed (
  notice_id bigint primary key references notice,
  mail_id bigint not null references notice_mail
);
call keep_facts('notice_mailed');
grant insert on notice_mail, notice_mailed to shenfa_app;
