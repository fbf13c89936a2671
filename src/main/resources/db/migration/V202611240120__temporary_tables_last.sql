-- A path that does not name pg_temp searches it first for tables, so a session could put a table of its own in
-- front of ours and have the release function believe it. Every function names it, last.
do $$
declare f record;
begin
  for f in
    select p.oid::regprocedure as name, replace(s.setting, 'search_path=', '') as path
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
      unnest(p.proconfig) s(setting)
    where n.nspname = 'public' and s.setting like 'search_path=%' and s.setting not like '%pg_temp'
  loop
    execute format('alter function %s set search_path = %s, pg_temp', f.name, f.path);
  end loop;
  execute format('revoke temporary on database %I from public', current_database());
end $$;
