-- 7-1: a unit that keeps a column is not closed; the column is given to another first.
create function keeps_no_column() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare kept text;
begin
  select string_agg(c.name, '、' order by c.position) into kept from site_column c where c.keeper_unit = new.id;
  if kept is not null then
    raise exception '这个单位还保障着栏目“%”，请先把栏目交给别的单位', kept using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger keeps_no_column before update of valid_to on unit for each row
  when (new.valid_to is not null) execute function keeps_no_column();
alter table unit enable always trigger keeps_no_column;
