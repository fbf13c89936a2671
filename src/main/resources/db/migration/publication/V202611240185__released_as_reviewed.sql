-- Who may release a case today: a site editor, or whom one of them delegated to, where neither of the two wrote,
-- submitted or reviewed it. A deputy carries the exclusions of the one they stand in for.
create function may_release(person bigint, of_case bigint) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from review_case c, post p, (select (now() at time zone 'Asia/Shanghai')::date as day) d
    where c.id = of_case and p.unit_id = look_unit('RELEASE', 0) and p.kind = look_post('RELEASE')
      and d.day between p.valid_from and coalesce(p.valid_to, 'infinity')
      and (p.person_id = person or exists (
        select from delegation g where g.post_id = p.id and g.receiver_id = person and g.revoked_at is null
          and d.day between g.valid_from and g.valid_to))
      and not exists (
        select from unnest(array[person, p.person_id]) who
        where who = c.opened_by or contributed(who, c.item_id) or exists (
          select from opinion o join post q on q.id = o.post_id
          where o.case_id = of_case and who in (o.person_id, q.person_id))))
$$;
grant execute on function may_release(bigint, bigint) to shenfa_app;

-- The release function is the only way out, and the table does not take its word for it: neither its owner nor
-- the server's superuser adds a row that was not reviewed.
create function released_as_reviewed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from review_case c where c.id = new.case_id and c.item_id = new.item_id and c.digest = new.digest)
     or case_state(new.case_id) is distinct from 'CLEARED' then
    raise exception '审查没有走完，不能发布' using errcode = 'SF409';
  end if;
  if not may_release(new.released_by, new.case_id) then
    raise exception '起草、改动、报送或者审查过这一件的人不能发布它，受其委托的人也不能' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger as_reviewed before insert on release for each row execute function released_as_reviewed();
alter table release enable always trigger as_reviewed;

-- Should a row get in all the same, readers do not get it: the bytes must have the digest that was released, and
-- the two looks every route has had since the first must stand over them. Not the whole route: a look that is
-- added to it later would take down what went out before. No barrier of its own: nobody may read it but through the
-- views below, and a barrier here would check every release for the sake of one.
create view sound_release as
  select r.*, v.manifest from release r join revision v on v.digest = r.digest
  where r.digest = sha256('shenfa/revision/1'::bytea || '\x0a'::bytea || v.manifest)
    and exists (select from review_case c where c.id = r.case_id and c.item_id = r.item_id and c.digest = r.digest)
    and exists (select from opinion o where o.case_id = r.case_id and o.look = 'SECRECY_REVIEW'
                and o.verdict = 'AGREE' and o.digest = r.digest)
    and exists (select from opinion o where o.case_id = r.case_id and o.look = 'HEAD_CONFIRMATION'
                and o.verdict = 'AGREE' and o.digest = r.digest);

create or replace view current_release with (security_barrier) as
  select r.id as release_id, i.number as item, r.item_id, r.path, r.digest, r.manifest, r.released_at,
    (select min(f.released_at) from release f where f.item_id = r.item_id) as first_released_at,
    r.release_no,
    (select jsonb_build_object(
        'produced', u.name,
        'reviewed', (select coalesce(jsonb_agg(distinct un.name), '[]') from opinion o join post p on p.id = o.post_id
                     join unit un on un.id = p.unit_id where o.case_id = r.case_id),
        'released', (select name from unit where kind = 'PUBLICITY_OFFICE'))::text
     from unit u where u.id = i.unit_id) as chain
  from sound_release r join item i on i.id = r.item_id
  where not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
    and not exists (select from withdrawal w where w.release_id = r.id);

create or replace view current_withdrawal with (security_barrier) as
  select i.number as item, r.path, convert_from(r.manifest, 'UTF8')::jsonb ->> 'title' as title, w.withdrawn_at, w.reason
  from withdrawal w join sound_release r on r.id = w.release_id join item i on i.id = r.item_id
  where not exists (select from release n where n.item_id = r.item_id and n.id > r.id);

-- What stands in the table of releases and is kept from readers.
create view unsound_release as
  select r.release_no from release r where not exists (select from sound_release s where s.id = r.id);
grant select on unsound_release to shenfa_public;
