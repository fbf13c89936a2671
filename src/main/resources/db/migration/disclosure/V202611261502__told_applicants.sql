-- A request whose applicant gave an address and is told by mail where it stands.
create function file_disclosure_told(with_form bytea, with_code bytea, who text, sealed bytea, wrapped bytea, nonce bytea,
  what text, as_form text, needs_help text, told boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare named text;
begin
  named := file_disclosure(with_form, with_code, who, sealed, wrapped, nonce, what, as_form, needs_help);
  if told then
    insert into citizen_mail_wish (procedure, case_id) select 'disclosure', r.id from disclosure_request r where r.number = named
      on conflict do nothing;
  end if;
  return named;
end $$;
revoke all on function file_disclosure_told(bytea, bytea, text, bytea, bytea, bytea, text, text, text, boolean) from public;
grant execute on function file_disclosure_told(bytea, bytea, text, bytea, bytea, bytea, text, text, text, boolean) to shenfa_public;
revoke execute on function file_disclosure(bytea, bytea, text, bytea, bytea, bytea, text, text, text) from shenfa_public;
