-- The three roles: shenfa_owner migrates and owns, shenfa_app works, shenfa_public serves visitors.
-- Nothing is granted by default; each migration grants what its tables allow.
revoke all on schema public from public;
grant usage on schema public to shenfa_app, shenfa_public;
alter default privileges revoke execute on functions from public;

-- Fact tables take this trigger: rows are added, never changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '事实只增不改：% 不接受 %', tg_table_name, tg_op using errcode = '23001';
end $$;

create procedure keep_facts(fact regclass) language plpgsql as $$
begin
  execute format('create trigger facts_stay before update or delete on %s for each row execute function refuse_change()', fact);
  execute format('create trigger facts_stay_whole before truncate on %s for each statement execute function refuse_change()', fact);
  execute format('alter table %s enable always trigger facts_stay', fact);
  execute format('alter table %s enable always trigger facts_stay_whole', fact);
  execute format('grant select on %s to shenfa_app', fact);
end $$;
