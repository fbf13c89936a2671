-- What is public is taken down, not withdrawn from review: the two would contradict each other in the record.
create function not_yet_released() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from release r where r.case_id = new.case_id) then
    raise exception '已经发布，须办理撤下' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger not_yet_released before insert on case_withdrawal for each row execute function not_yet_released();
alter table case_withdrawal enable always trigger not_yet_released;
