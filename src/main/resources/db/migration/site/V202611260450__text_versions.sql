-- What a reader sees when the attachments of current releases are opened, for those who cannot open
-- them: never what hides in a file. The newest reading of each file counts.
create view public_file_text with (security_barrier) as
  select c.release_id, encode(p.digest, 'hex') as digest, p.number, p.place, p.text
  from current_release c
  cross join lateral (
    select distinct decode(a ->> 'digest', 'hex') as digest
    from jsonb_array_elements(convert_from(c.manifest, 'UTF8')::jsonb -> 'attachments') a) f
  join file_part p on p.digest = f.digest and p.kind = 'SHOWN'
    and p.version = (select max(r.version) from file_reading r where r.digest = f.digest);
grant select on public_file_text to shenfa_public, shenfa_app;
