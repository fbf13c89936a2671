-- A page names the units as they were called when it was released: renaming one afterwards changes no page.
create function unit_called(unit bigint, at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select name from unit_name n where n.unit_id = unit order by (n.since <= at) desc, case when n.since <= at then n.id else -n.id end desc limit 1
$$;
revoke all on function unit_called(bigint, timestamptz) from public;
grant execute on function unit_called(bigint, timestamptz) to shenfa_public, shenfa_app;

create or replace view current_release with (security_barrier) as
  select r.id as release_id, i.number as item, r.item_id, r.path, r.digest, r.manifest, r.released_at,
    (select min(f.released_at) from release f where f.item_id = r.item_id) as first_released_at,
    r.release_no,
    (select jsonb_build_object(
        'produced', unit_called(i.unit_id, r.released_at),
        'reviewed', (select coalesce(jsonb_agg(distinct unit_called(p.unit_id, r.released_at)), '[]')
                     from opinion o join post p on p.id = o.post_id where o.case_id = r.case_id),
        'released', (select unit_called(id, r.released_at) from unit where kind = 'PUBLICITY_OFFICE'))::text) as chain
  from sound_release r join item i on i.id = r.item_id
  where not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
    and not exists (select from withdrawal w where w.release_id = r.id);
