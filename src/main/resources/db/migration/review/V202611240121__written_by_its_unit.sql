-- A missing reason passed the first check, for null is not false.
alter table review_case add constraint emergency_has_a_reason
  check (lane <> 'EMERGENCY' or coalesce(length(btrim(emergency_reason)), 0) >= 4);

-- 3-2: whoever writes a revision holds a writing post of the producing unit; the database asks on its own.
create function written_by_its_unit() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from item i join post p on p.unit_id = i.unit_id
      where i.id = new.item_id and p.person_id = new.created_by
        and p.kind in ('CLERK', 'LIAISON', 'DEPUTY_HEAD', 'UNIT_HEAD', 'SITE_EDITOR')
        and (now() at time zone 'Asia/Shanghai')::date between p.valid_from and coalesce(p.valid_to, 'infinity')) then
    raise exception '只有信息产生单位的人员可以起草、修改这一件' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger by_its_unit before insert on revision for each row execute function written_by_its_unit();
alter table revision enable always trigger by_its_unit;
