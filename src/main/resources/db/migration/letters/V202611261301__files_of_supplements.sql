-- Files may come with a supplement, and with letters the office enters; at most three at a time, nine in all.
create function letter_supplement(number text, code bytea, words text, types text[], files bytea[], notes text[]) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare done text; l letter; of_text bigint; had int; k int;
begin
  if cardinality(files) > 3 or cardinality(types) <> cardinality(files) or cardinality(notes) <> cardinality(files) then
    raise exception '一次最多附三个文件' using errcode = 'SF422';
  end if;
  done := letter_act(number, code, 'SUPPLEMENT', words, null, null, null);
  if done is null then
    return null;
  end if;
  select * into l from letter x where x.number = letter_supplement.number;
  select max(t.id) into of_text from letter_text t where t.letter_id = l.id and t.kind = 'SUPPLEMENT';
  select count(*) into had from letter_file f where f.letter_id = l.id;
  if had + cardinality(files) > 9 then
    raise exception '一封信前后最多附九个文件，已经有%个', had using errcode = 'SF422';
  end if;
  for k in 1 .. cardinality(files) loop
    insert into letter_file (letter_id, n, media_type, bytes, size, notes, text_id)
    values (l.id, had + k, types[k], files[k], octet_length(files[k]), left(notes[k], 20000), of_text);
  end loop;
  return done;
end $$;
revoke all on function letter_supplement(text, bytea, text, text[], bytea[], text[]) from public;
grant execute on function letter_supplement(text, bytea, text, text[], bytea[], text[]) to shenfa_public;
grant insert on letter_file to shenfa_app;
