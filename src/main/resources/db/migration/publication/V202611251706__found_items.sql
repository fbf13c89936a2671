-- Words that stand in almost every item would tempt the planner to take every text apart anew; the index is asked always.
create function found_items(grams text[]) returns setof bigint
language sql stable rows 20000
set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set work_mem = '32MB' as $$
  select t.item_id from item_text t where bigrams(t.text) @> grams
  union
  select f.item_id from item_listing f where f.files && array(
    select w.digest from file_part w where bigrams(file_form(w.text)) @> grams
    union
    select w.digest from file_picture_text w where bigrams(file_form(w.text)) @> grams)
$$;
grant execute on function found_items(text[]) to shenfa_app;
