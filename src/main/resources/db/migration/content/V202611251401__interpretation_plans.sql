-- 10-2: the plan of interpretation is organised together with the policy; the newest one counts.
create table interpretation_plan (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  forms text[] not null check (cardinality(forms) > 0
    and forms <@ array['TEXT', 'GRAPHIC', 'VIDEO', 'QUESTIONS', 'EXPERT', 'PRESS']),
  points text not null check (length(btrim(points)) >= 10),
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('interpretation_plan');
grant insert on interpretation_plan to shenfa_app;
create index on interpretation_plan (item_id);

-- 11-4: somebody of the unit asks for the exception and says why; 新闻宣传处 grants it or not.
create table exception_request (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  person_id bigint not null references person,
  reason text not null check (length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('exception_request');
grant insert on exception_request to shenfa_app;
create index on exception_request (item_id);
