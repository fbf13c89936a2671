-- Why texts came back, one row for each reason given; for counting.
create view return_cause as
  select o.id as opinion_id, o.case_id, c.item_id, i.unit_id, o.look, cause, o.at
  from opinion o join review_case c on c.id = o.case_id join item i on i.id = c.item_id,
    unnest(string_to_array(nullif(o.answers ->> 'causes', ''), ',')) cause
  where o.verdict = 'RETURN';
grant select on return_cause to shenfa_app;

-- Who says they are working on a case. A word to the colleagues, never a lock.
create table claim (
  id bigint generated always as identity primary key,
  case_id bigint not null references review_case,
  look text not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('claim');
create index on claim (case_id, id);
grant insert on claim to shenfa_app;

create table claim_end (
  claim_id bigint primary key references claim,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('claim_end');
grant insert on claim_end to shenfa_app;
