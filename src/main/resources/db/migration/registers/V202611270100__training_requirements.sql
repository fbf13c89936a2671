-- 27-1: plans and tests are registers like the others; a session says which plan it carries out and which test was taken.
alter table register_entry drop constraint register_entry_kind_check;
alter table register_entry add constraint register_entry_kind_check check (kind in ('FACILITY', 'MAINTENANCE', 'CERTIFICATE',
  'TRAINING_PLAN', 'TEST', 'TRAINING', 'MEETING', 'PARTNER', 'EXCHANGE', 'REVIEW_PAPERS'));

-- 合格记录: who passed which test on which day, as the register of training says now.
create view training_pass as
  select p.id as person_id, s.test_id, s.day
  from (select (r.content ->> 'day')::date as day, (r.content ->> 'exam')::bigint as test_id, r.content ->> 'passed' as passed
      from register_now r where r.kind = 'TRAINING' and not r.struck and r.content ? 'exam' offset 0) s
    cross join lateral regexp_split_to_table(s.passed, '[,，、;；[:space:]]+') as number
    join person p on p.staff_no = number;
grant select on training_pass to shenfa_app;

-- 上岗测试要求: from a day on a post, or a turn of reading the site (DUTY), is given to nobody without a valid pass.
create table training_requirement (
  id bigint generated always as identity primary key,
  test_id bigint not null references register_entry,
  charges text[] not null check (cardinality(charges) > 0),
  months int not null check (months between 1 and 60),
  from_day date not null,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null,
  check (from_day >= (at at time zone 'Asia/Shanghai')::date)
);
call keep_facts('training_requirement');
grant insert on training_requirement to shenfa_app;

-- From this day on it is required no more.
create table training_requirement_end (
  requirement_id bigint primary key references training_requirement,
  day date not null,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  person_id bigint not null references person,
  at timestamptz not null,
  check (day >= (at at time zone 'Asia/Shanghai')::date)
);
call keep_facts('training_requirement_end');
grant insert on training_requirement_end to shenfa_app;

create view training_requirement_now as
  select r.id, r.test_id, t.content ->> 'name' as test, r.charges, r.months, r.from_day, r.reason, p.name as person_name, r.at,
    e.day as ended_on, coalesce(e.reason, '') as end_reason
  from training_requirement r join register_now t on t.id = r.test_id join person p on p.id = r.person_id
    left join training_requirement_end e on e.requirement_id = r.id;
grant select on training_requirement_now to shenfa_app;

create function laid_down_by_the_head() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from unit u where u.kind = 'PUBLICITY_OFFICE'
      and holds_post(new.person_id, u.id, 'UNIT_HEAD', (new.at at time zone 'Asia/Shanghai')::date)) then
    raise exception '上岗测试要求由新闻宣传处负责人规定' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger laid_down_by_the_head before insert on training_requirement for each row execute function laid_down_by_the_head();
alter table training_requirement enable always trigger laid_down_by_the_head;
create trigger ended_by_the_head before insert on training_requirement_end for each row execute function laid_down_by_the_head();
alter table training_requirement_end enable always trigger ended_by_the_head;

create function names_a_test() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('register ' || new.test_id, 0));
  if not exists (select from register_now r where r.id = new.test_id and r.kind = 'TEST' and not r.struck) then
    raise exception '这一科测试没有登记，或者已经注销' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger names_a_test before insert on training_requirement for each row execute function names_a_test();
alter table training_requirement enable always trigger names_a_test;

-- A test that is required is not struck: nobody could pass it any more. The lock is the one of version_follows.
create function required_test_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('register ' || new.entry_id, 0));
  if exists (select from training_requirement r where r.test_id = new.entry_id
      and not exists (select from training_requirement_end e where e.requirement_id = r.id)) then
    raise exception '还有上岗要求用着这一科测试，先停止要求再注销' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger required_test_stays before insert on register_version for each row when (new.struck) execute function required_test_stays();
alter table register_version enable always trigger required_test_stays;

-- The first day on which a person lacks the test of a requirement: its own, or the day after the newest pass ran out.
create function lacking_from(requirement bigint, person bigint) returns date
language sql stable set search_path = pg_catalog, public as $$
  select greatest(r.from_day, (select (max(p.day) + make_interval(months => r.months))::date + 1 from training_pass p
    where p.test_id = r.test_id and p.person_id = lacking_from.person))
  from training_requirement r where r.id = lacking_from.requirement
$$;
grant execute on function lacking_from(bigint, bigint) to shenfa_app;

-- Which required tests keep a person from a post or from reading on a day.
create function lacking_tests(person bigint, charge text, on_day date)
returns table (id bigint, test text, months int, from_day date, passed_on date)
language sql stable set search_path = pg_catalog, public as $$
  select r.id, r.test, r.months, r.from_day,
    (select max(p.day) from training_pass p where p.test_id = r.test_id and p.person_id = lacking_tests.person)
  from training_requirement_now r
  where lacking_tests.charge = any (r.charges) and (r.ended_on is null or on_day < r.ended_on)
    and on_day >= lacking_from(r.id, lacking_tests.person)
  order by r.id
$$;
grant execute on function lacking_tests(bigint, text, date) to shenfa_app;

-- Who holds what a requirement is about: posts, and reading the site for everybody of 新闻宣传处.
create view charge_holder as
  select p.person_id, p.unit_id, p.kind as charge, p.valid_from, p.valid_to from post p
  union
  select p.person_id, p.unit_id, 'DUTY', p.valid_from, p.valid_to from post p join unit u on u.id = p.unit_id
  where u.kind = 'PUBLICITY_OFFICE';
grant select on charge_holder to shenfa_app;
revoke all on function laid_down_by_the_head(), names_a_test(), required_test_stays() from public;
