-- 12-2: letters are taken in by a named person of the publicity office; 19-3: petitions by one of the general office.
alter table post drop constraint post_kind_check;
alter table post add constraint post_kind_check check (kind in ('CLERK', 'SECRECY_REVIEWER', 'UNIT_HEAD', 'DEPUTY_HEAD',
  'LIAISON', 'SITE_EDITOR', 'EDITORIAL_REVIEWER', 'OPENNESS_REVIEWER', 'PRINCIPAL_LEADER', 'DEPUTY_LEADER',
  'INTAKE_CLERK', 'PETITION_CLERK'));

create function letter_post_fits() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare unit_kind text;
begin
  select kind into unit_kind from unit where id = new.unit_id;
  if new.kind = 'INTAKE_CLERK' and unit_kind <> 'PUBLICITY_OFFICE'
    or new.kind = 'PETITION_CLERK' and unit_kind <> 'GENERAL_OFFICE' then
    raise exception '这个单位没有这一职务' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger letter_post_fits before insert or update on post for each row execute function letter_post_fits();
