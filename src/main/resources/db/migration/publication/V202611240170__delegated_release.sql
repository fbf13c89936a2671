-- W-5, P-4: whoever releases only on behalf of an editor carries that editor's exclusions.
create function publisher_stands_clear() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare today date := (now() at time zone 'Asia/Shanghai')::date; newsroom bigint := look_unit('RELEASE', 0); opener bigint;
begin
  select opened_by into opener from review_case where id = new.case_id;
  if not exists (
      select from post p where p.unit_id = newsroom and p.kind = 'SITE_EDITOR'
        and today between p.valid_from and coalesce(p.valid_to, 'infinity')
        and (p.person_id = new.released_by or (
          exists (select from delegation d where d.post_id = p.id and d.receiver_id = new.released_by
            and d.revoked_at is null and today between d.valid_from and d.valid_to)
          and p.person_id <> opener and not contributed(p.person_id, new.item_id)
          and not exists (select from opinion o join post s on s.id = o.post_id
            where o.case_id = new.case_id and p.person_id in (o.person_id, s.person_id))))) then
    raise exception '委托您发布的人起草、改动、报送或者审查过这一件，您也不能替他发布' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger publisher_stands_clear before insert on release for each row execute function publisher_stands_clear();
alter table release enable always trigger publisher_stands_clear;
