-- Destroys a key and hands out, once, what it opened: so that the words of a case can be freed of the name in it. Nothing
-- comes back when it was destroyed before; nobody reads by it without destroying.
create function destroy_identity(of bigint, by_rule text, person bigint)
returns table (sealed bytea, wrapped bytea, nonce bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r identity_record; k bytea;
begin
  select * into r from identity_record x where x.id = of;
  select x.wrapped into k from identity_key x where x.identity_id = of for update;
  if not erase_identity(of, by_rule, person) then
    return;
  end if;
  return query select r.sealed, k, r.nonce;
end $$;
grant execute on function destroy_identity(bigint, text, bigint) to shenfa_app;
