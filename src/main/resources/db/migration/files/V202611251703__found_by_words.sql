-- What the files say is searched where it is kept, so nothing is copied; the first hundred thousand characters of a part.
create function file_form(words text) returns text
language sql immutable parallel safe set search_path = pg_catalog, public as $$
  select search_form(left(words, 100000))
$$;
grant execute on function file_form(text) to shenfa_app;
create index file_part_bigrams on file_part using gin (bigrams(file_form(text)));
create index file_picture_bigrams on file_picture_text using gin (bigrams(file_form(text)));
drop table file_words;
