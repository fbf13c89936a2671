-- A second click on 收回 is answered in a sentence; the item's row is locked by then, so nobody comes between.
create function opinion_revoked_once() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from opinion_revocation r where r.opinion_id = new.opinion_id) then
    raise exception '这条意见已经收回' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger revoked_once before insert on opinion_revocation for each row execute function opinion_revoked_once();
alter table opinion_revocation enable always trigger revoked_once;
