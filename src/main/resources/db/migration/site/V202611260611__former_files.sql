-- Files of guides that another version under the same name took the place of; their addresses lead to the current one.
create view former_file as
  select distinct a ->> 'digest' as digest
  from release n join sound_release r on r.item_id = n.item_id and r.id < n.id,
    jsonb_array_elements(convert_from(r.manifest, 'UTF8')::jsonb -> 'attachments') a
  where convert_from(r.manifest, 'UTF8')::jsonb ->> 'kind' = 'SERVICE_GUIDE' and a ->> 'type' not like 'image/%'
    and exists (select from current_release c, jsonb_array_elements(convert_from(c.manifest, 'UTF8')::jsonb -> 'attachments') b
      where c.item_id = r.item_id and b ->> 'name' = a ->> 'name' and b ->> 'digest' <> a ->> 'digest')
    and not exists (select from public_file f where f.digest = decode(a ->> 'digest', 'hex'));
grant select on former_file to shenfa_public;
