-- 应急模式: the site in an emergency. One person of 新闻宣传处 proposes it in words, another reads them and agrees;
-- the newest act agreed to is how the site stands.
create table emergency_act (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('OPEN', 'UPDATE', 'CLOSE')),
  words jsonb check ((words is null) = (kind = 'CLOSE')),
  reason text not null check (length(btrim(reason)) between 4 and 500),
  proposed_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('emergency_act');

create table emergency_decision (
  act_id bigint primary key references emergency_act,
  person_id bigint not null references person,
  agrees boolean not null,
  reason text not null check (agrees or length(btrim(reason)) between 4 and 500),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('emergency_decision');

create function emergency_stands() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select a.kind <> 'CLOSE' from emergency_act a join emergency_decision d on d.act_id = a.id and d.agrees
    order by d.at desc, a.id desc limit 1), false)
$$;

create function propose_emergency(person bigint, what text, said jsonb, why text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made bigint;
begin
  perform pg_advisory_xact_lock(hashtext('emergency_act'));
  if not of_the_newsroom(person) then
    raise exception '应急模式由新闻宣传处的两个人先后办理' using errcode = 'SF403';
  end if;
  if exists (select from emergency_act a where not exists (select from emergency_decision d where d.act_id = a.id)) then
    raise exception '还有一项等人核对，请先办完那一项' using errcode = 'SF409';
  end if;
  if (what = 'OPEN') = emergency_stands() then
    raise exception '%', case when what = 'OPEN' then '应急模式已经启用' else '应急模式没有启用' end using errcode = 'SF409';
  end if;
  insert into emergency_act (kind, words, reason, proposed_by) values (what, said, why, person) returning id into made;
  return made;
end $$;

create function decide_emergency(act bigint, person bigint, says boolean, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a emergency_act;
begin
  select * into a from emergency_act where id = act for update;
  if not found then raise exception '没有这一项' using errcode = 'SF404'; end if;
  if exists (select from emergency_decision d where d.act_id = act) then
    raise exception '这一项已经有人核对过' using errcode = 'SF409';
  end if;
  if person = a.proposed_by and says then
    raise exception '自己提出的由另一人核对' using errcode = 'SF403';
  end if;
  if not of_the_newsroom(person) or says and not of_the_newsroom(a.proposed_by) then
    raise exception '应急模式由新闻宣传处的两个人先后办理' using errcode = 'SF403';
  end if;
  insert into emergency_decision (act_id, person_id, agrees, reason) values (act, person, says, why);
end $$;

revoke all on function propose_emergency(bigint, text, jsonb, text), decide_emergency(bigint, bigint, boolean, text),
  emergency_stands() from public;
grant execute on function propose_emergency(bigint, text, jsonb, text), decide_emergency(bigint, bigint, boolean, text) to shenfa_app;
grant select on emergency_act, emergency_decision to shenfa_app;

-- What the visitor sees: the words agreed to last, while the mode stands, and since when it does.
create view public_emergency with (security_barrier) as
  select a.id, a.words, d.at as agreed_at,
    (select max(o.at) from emergency_decision o join emergency_act oa on oa.id = o.act_id
     where o.agrees and oa.kind = 'OPEN') as since,
    coalesce((a.words ->> 'nextUpdate')::timestamp < (now() at time zone 'Asia/Shanghai'), false) as overdue
  from emergency_act a join emergency_decision d on d.act_id = a.id
  where d.agrees and a.kind <> 'CLOSE'
    and not exists (select from emergency_decision l where l.agrees and (l.at, l.act_id) > (d.at, d.act_id));
grant select on public_emergency to shenfa_public, shenfa_app;
