-- 27-1: a day of reading is given to nobody who lacks a test that is required for it on that day.
create function reader_is_tested() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from lacking_tests(new.person_id, 'DUTY', new.day)) then
    raise exception '值班读网要先通过上岗测试，没有有效的合格记录不能排班' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger reader_is_tested before insert on duty_turn for each row execute function reader_is_tested();
alter table duty_turn enable always trigger reader_is_tested;
revoke all on function reader_is_tested() from public;
