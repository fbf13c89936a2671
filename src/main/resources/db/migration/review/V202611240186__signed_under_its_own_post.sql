-- An opinion names the post it is given under, and whom that post belongs to decides whose exclusions count. So it
-- must be the very post that takes the look: one's own, or one that was delegated.
create function signed_under_its_own_post() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  if not exists (
      select from review_case c join item i on i.id = c.item_id
        join post p on p.id = new.post_id and p.unit_id = look_unit(new.look, i.unit_id)
      where c.id = new.case_id and today between p.valid_from and coalesce(p.valid_to, 'infinity')
        and (p.kind = look_post(new.look)
          or c.lane = 'EMERGENCY' and (new.look, p.kind) in (('HEAD_CONFIRMATION', 'DEPUTY_HEAD'), ('FINAL_APPROVAL', 'DEPUTY_LEADER')))
        and (p.person_id = new.person_id or exists (
          select from delegation d where d.id = new.delegation_id and d.post_id = p.id and d.receiver_id = new.person_id
            and d.revoked_at is null and today between d.valid_from and d.valid_to))) then
    raise exception '签署所用的职务不是这一环节的职务' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger under_its_own_post before insert on opinion for each row execute function signed_under_its_own_post();
alter table opinion enable always trigger under_its_own_post;
