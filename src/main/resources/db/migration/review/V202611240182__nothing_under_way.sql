-- 3-2: a unit answers for what it has sent in, so it is not closed while anything of it is under review.
create function nothing_under_way() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare waiting int;
begin
  select count(*) into waiting from review_case c join item i on i.id = c.item_id
  where i.unit_id = new.id and case_state(c.id) in ('OPEN', 'CLEARED')
    and not exists (select from release r where r.case_id = c.id);
  if waiting > 0 then
    raise exception '这个单位还有 % 件稿件在审或者待发，请先办结或者撤回', waiting using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger nothing_under_way before update of valid_to on unit for each row
  when (new.valid_to is not null) execute function nothing_under_way();
alter table unit enable always trigger nothing_under_way;
