-- 指南是否有帮助: one word from whoever read a guide, once for each opening of the form; nothing about who said it.
create table guide_vote (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  opening bytea not null unique check (octet_length(opening) = 32),
  helpful boolean not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('guide_vote');
create index on guide_vote (at);

-- True when the guide is out; saying it again from the same opening changes nothing.
create function say_of_guide(of_item text, from_opening bytea, was_helpful boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare guide bigint;
begin
  select s.item_id into guide from public_service s where s.item = of_item;
  if guide is null then
    return false;
  end if;
  insert into guide_vote (item_id, opening, helpful) values (guide, from_opening, was_helpful) on conflict (opening) do nothing;
  return true;
end $$;
revoke all on function say_of_guide(text, bytea, boolean) from public;
grant execute on function say_of_guide(text, bytea, boolean) to shenfa_public;
