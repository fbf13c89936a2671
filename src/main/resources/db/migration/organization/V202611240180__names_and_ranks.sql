-- Every name a unit or a person has had. Written by the tables themselves, so that no renaming leaves no trace.
create table unit_name (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  name text not null,
  short_name text not null,
  since timestamptz not null default clock_timestamp()
);
call keep_facts('unit_name');
create index on unit_name (unit_id);
create table person_name (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  name text not null,
  since timestamptz not null default clock_timestamp()
);
call keep_facts('person_name');
create index on person_name (person_id);
insert into unit_name (unit_id, name, short_name, since) select id, name, short_name, valid_from::timestamp at time zone 'Asia/Shanghai' from unit;
insert into person_name (person_id, name) select id, name from person;

create function remember_unit_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into unit_name (unit_id, name, short_name) values (new.id, new.name, new.short_name);
  return null;
end $$;
create trigger remember_new_name after insert on unit for each row execute function remember_unit_name();
create trigger remember_name after update of name, short_name on unit for each row
  when ((old.name, old.short_name) is distinct from (new.name, new.short_name)) execute function remember_unit_name();
create function remember_person_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into person_name (person_id, name) values (new.id, new.name);
  return null;
end $$;
create trigger remember_new_name after insert on person for each row execute function remember_person_name();
create trigger remember_name after update of name on person for each row
  when (old.name is distinct from new.name) execute function remember_person_name();

-- The offices the regulation names can only be renamed (5-1). Its name makes it the first to answer.
create function a_named_office_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.kind in ('LEADERSHIP', 'PUBLICITY_OFFICE', 'GENERAL_OFFICE', 'TECHNOLOGY_DIVISION', 'EQUIPMENT_DIVISION', 'SAFETY_TECH_CENTER') then
    raise exception '办法点名的处室、单位不能撤销，可以更名' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger a_named_office_stays before update of valid_to on unit for each row
  when (new.valid_to is not null) execute function a_named_office_stays();

-- A unit is closed when nobody is in post there.
create function nobody_left_behind() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from post p where p.unit_id = new.id and coalesce(p.valid_to, 'infinity') >= (now() at time zone 'Asia/Shanghai')::date) then
    raise exception '还有人在这个单位任职，请先逐一免职' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger nobody_left_behind before update of valid_to on unit for each row
  when (new.valid_to is not null) execute function nobody_left_behind();

-- A closed unit gets no more people.
create function unit_is_open() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from unit u where u.id = new.unit_id and u.valid_to is null for share;
  if not found then
    raise exception '这个单位已经撤销' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger unit_is_open before insert on post for each row execute function unit_is_open();

-- 11-3: the leaders in the order of their rank, each with the title the news uses. The newest row of a post counts.
create table leader_rank (
  id bigint generated always as identity primary key,
  post_id bigint not null references post,
  rank int not null check (rank between 1 and 99),
  title text not null check (length(btrim(title)) between 2 and 40),
  since timestamptz not null default clock_timestamp()
);
call keep_facts('leader_rank');
create index on leader_rank (post_id);
grant insert on leader_rank to shenfa_app;
create function ranks_a_leader() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from post p where p.id = new.post_id and p.kind in ('PRINCIPAL_LEADER', 'DEPUTY_LEADER')
      and coalesce(p.valid_to, 'infinity') >= (now() at time zone 'Asia/Shanghai')::date) then
    raise exception '只有在任的厅领导有排序' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger ranks_a_leader before insert on leader_rank for each row execute function ranks_a_leader();
alter table unit enable always trigger remember_new_name;
alter table unit enable always trigger remember_name;
alter table unit enable always trigger a_named_office_stays;
alter table unit enable always trigger nobody_left_behind;
alter table person enable always trigger remember_new_name;
alter table person enable always trigger remember_name;
alter table post enable always trigger unit_is_open;
alter table leader_rank enable always trigger ranks_a_leader;
