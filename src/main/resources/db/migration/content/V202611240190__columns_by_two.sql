-- 3-2, 4-1: a column's name and description stand on the public site, so they, too, are read by a second person.
-- One of 新闻宣传处 proposes, another agrees; nobody writes the table of columns but the function below.
create table column_proposal (
  id bigint generated always as identity primary key,
  slug text not null,
  name text not null,
  description text not null,
  keywords text not null,
  type text not null,
  keeper_unit bigint not null references unit,
  accepts text[] not null,
  window_days int not null,
  position int not null,
  proposed_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('column_proposal');
grant insert on column_proposal to shenfa_app;

create table column_decision (
  proposal_id bigint primary key references column_proposal,
  person_id bigint not null references person,
  agrees boolean not null,
  reason text not null check (agrees or length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('column_decision');

create function of_the_newsroom(person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from post p join unit u on u.id = p.unit_id
    where p.person_id = person and u.kind = 'PUBLICITY_OFFICE' and u.valid_to is null
      and (now() at time zone 'Asia/Shanghai')::date between p.valid_from and coalesce(p.valid_to, 'infinity'))
$$;

create function decide_column(proposal bigint, person bigint, says boolean, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p column_proposal;
begin
  select * into p from column_proposal where id = proposal for update;
  if not found then raise exception '没有这项改动' using errcode = 'SF404'; end if;
  if exists (select from column_decision d where d.proposal_id = proposal) then
    raise exception '这项改动已经有人核对过' using errcode = 'SF409';
  end if;
  if person = p.proposed_by then
    raise exception '自己提出的改动由另一人核对' using errcode = 'SF403';
  end if;
  if not of_the_newsroom(person) or not of_the_newsroom(p.proposed_by) then
    raise exception '栏目由新闻宣传处的两个人先后办理' using errcode = 'SF403';
  end if;
  insert into column_decision (proposal_id, person_id, agrees, reason) values (proposal, person, says, why);
  if says then
    insert into site_column (slug, name, description, keywords, type, keeper_unit, accepts, window_days, position)
    values (p.slug, p.name, p.description, p.keywords, p.type, p.keeper_unit, p.accepts, p.window_days, p.position)
    on conflict (slug) do update set name = p.name, description = p.description, keywords = p.keywords, type = p.type,
      keeper_unit = p.keeper_unit, accepts = p.accepts, window_days = p.window_days, position = p.position;
  end if;
end $$;
revoke all on function of_the_newsroom(bigint), decide_column(bigint, bigint, boolean, text) from public;
grant execute on function decide_column(bigint, bigint, boolean, text) to shenfa_app;
revoke insert, update on site_column from shenfa_app;
