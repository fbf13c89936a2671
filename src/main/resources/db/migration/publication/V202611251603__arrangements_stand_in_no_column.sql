-- An arrangement stands in its slot and in no column; everything else stands in at least one. Only this condition of
-- the release function changes, whatever else it asks by now.
do $$
declare
  was constant text := 'if jsonb_array_length(body -> ''columns'') = 0 or exists (';
  now constant text := 'if (jsonb_array_length(body -> ''columns'') = 0) is distinct from (body ->> ''kind'' = ''SITE_ARRANGEMENT'') or exists (';
  source text := pg_get_functiondef('publish_release(bigint[], bigint, uuid, bigint)'::regprocedure);
begin
  if position(was in source) = 0 then
    raise exception 'publish_release no longer asks for a column where this was to be changed';
  end if;
  execute replace(source, was, now);
end $$;
