-- A concern that grows graver is assessed again; every level stays, and only a graver one follows.
alter table concern_level drop constraint concern_level_pkey;
alter table concern_level add column id bigint generated always as identity primary key;
create index on concern_level (concern_id, id);
create view concern_level_now as
  select distinct on (l.concern_id) l.* from concern_level l order by l.concern_id, l.id desc;
grant select on concern_level_now to shenfa_app;

create function only_graver() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('concern level ' || new.concern_id, 0));
  if exists (select from concern_level l where l.concern_id = new.concern_id and l.level <= new.level) then
    raise exception '只能改定为更高的级别' using errcode = 'SF409';
  end if;
  return new;
end $$;
revoke all on function only_graver() from public;
create trigger only_graver before insert on concern_level for each row execute function only_graver();
alter table concern_level enable always trigger only_graver;

insert into procedure_step (procedure, from_state, event, actor, to_state)
  select 'concern', s.state, 'REASSESS', a.actor, s.state
  from unnest(array['ASSESSED', 'ASSIGNED', 'IN_REVIEW', 'RESPONDED']) s(state), unnest(array['INTAKE', 'SITE', 'SUPERVISOR']) a(actor);
