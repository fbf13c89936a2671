-- 24-1: what stands on the site outside the columns is content. Each place has one item of 新闻宣传处, given once; it
-- walks a route like any other, and the place shows its current release and nothing else.
create table site_slot (
  slot text primary key check (slot in ('HEADLINE', 'FEATURED', 'BANNER', 'NAVIGATION', 'LINKS', 'FOOTER')),
  item_id bigint not null unique references item,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('site_slot');

create function give_slot(to_slot text, item bigint, person bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not of_the_newsroom(person) then
    raise exception '网站布置由新闻宣传处办理' using errcode = 'SF403';
  end if;
  if not exists (select from item i join unit u on u.id = i.unit_id where i.id = item and u.kind = 'PUBLICITY_OFFICE')
     or exists (select from revision r where r.item_id = item) then
    raise exception '网站布置须是新闻宣传处新建的一件' using errcode = 'SF422';
  end if;
  if exists (select from site_slot s where s.slot = to_slot) then
    raise exception '这个位置已经有一件，请在那一件上改' using errcode = 'SF409';
  end if;
  insert into site_slot (slot, item_id, person_id) values (to_slot, item, person);
end $$;
revoke all on function give_slot(text, bigint, bigint) from public;
grant execute on function give_slot(text, bigint, bigint) to shenfa_app;

-- An item of a slot is an arrangement in every revision, and nothing else is.
create function arrangement_in_its_slot() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (convert_from(new.manifest, 'UTF8')::jsonb ->> 'kind' = 'SITE_ARRANGEMENT')
     is distinct from exists (select from site_slot s where s.item_id = new.item_id) then
    raise exception '网站布置每个位置一件，从“网站布置”页办理' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger in_its_slot before insert on revision for each row execute function arrangement_in_its_slot();
alter table revision enable always trigger in_its_slot;
