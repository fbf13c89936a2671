-- 27-1: whatever page, programme or hand gives a post, it is not given without the tests it requires. A day that has gone by
-- counts as today, so that an appointment dated back leads around nothing.
create function tested_for_the_post() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from lacking_tests(new.person_id, new.kind,
      greatest(new.valid_from, (now() at time zone 'Asia/Shanghai')::date))) then
    raise exception '这一职务要先通过上岗测试，没有有效的合格记录不能任职' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger tested_for_the_post before insert on post for each row execute function tested_for_the_post();
alter table post enable always trigger tested_for_the_post;

create function tested_for_the_delegation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from post p, lacking_tests(new.receiver_id, p.kind,
      greatest(new.valid_from, (now() at time zone 'Asia/Shanghai')::date)) where p.id = new.post_id) then
    raise exception '这一职务要先通过上岗测试，没有有效的合格记录不能受托' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger tested_for_the_delegation before insert on delegation for each row execute function tested_for_the_delegation();
alter table delegation enable always trigger tested_for_the_delegation;
revoke all on function tested_for_the_post(), tested_for_the_delegation() from public;
