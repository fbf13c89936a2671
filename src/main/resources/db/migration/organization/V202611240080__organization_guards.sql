-- What the first tables left to good manners: ends move only nearer, a delegation is taken back once, and
-- neither a second post nor a delegation leads around 5-1 or out of the unit (3-2).
create function ends_only_nearer() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to) then
    raise exception '写下的截止日期只能提前' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger ends_only_nearer before update of valid_to on post for each row execute function ends_only_nearer();
create trigger ends_only_nearer before update of valid_to on unit for each row execute function ends_only_nearer();

create function revoked_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.revoked_at is not null then
    raise exception '委托已经收回' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger revoked_once before update of revoked_at on delegation for each row execute function revoked_once();

create function keeps_the_machine(person bigint, days daterange) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select exists (select from post p join unit u on u.id = p.unit_id
    where p.person_id = keeps_the_machine.person and u.kind in ('TECHNOLOGY_DIVISION', 'SAFETY_TECH_CENTER')
      and daterange(p.valid_from, p.valid_to, '[]') && days)
$$;

create function site_post(post_kind text) returns boolean language sql immutable set search_path = pg_catalog as $$
  select post_kind in ('SITE_EDITOR', 'EDITORIAL_REVIEWER', 'OPENNESS_REVIEWER')
$$;

-- The person's row is locked, so that two appointments at once see each other.
create function apart_from_the_site() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare mine daterange := daterange(new.valid_from, new.valid_to, '[]');
begin
  perform 1 from person where id = new.person_id for update;
  if exists (select from unit u where u.id = new.unit_id and u.kind in ('TECHNOLOGY_DIVISION', 'SAFETY_TECH_CENTER'))
     and exists (
      select from post p where p.person_id = new.person_id and site_post(p.kind)
        and daterange(p.valid_from, p.valid_to, '[]') && mine
      union all
      select from delegation d join post p on p.id = d.post_id
      where d.receiver_id = new.person_id and d.revoked_at is null and site_post(p.kind)
        and daterange(d.valid_from, d.valid_to, '[]') && mine) then
    raise exception '科技和信息化处、安技中心的人员只管运行维护，不能编辑、审核或者发布' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger apart_from_the_site before insert on post for each row execute function apart_from_the_site();

create function check_delegation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare p post;
begin
  perform 1 from person where id = new.receiver_id for update;
  select * into p from post where id = new.post_id for share;
  if new.receiver_id = p.person_id then
    raise exception '不能委托给自己' using errcode = 'SF422';
  end if;
  if new.valid_from < p.valid_from or new.valid_to > p.valid_to then
    raise exception '委托期超出委托人的任职期' using errcode = 'SF422';
  end if;
  if site_post(p.kind) and keeps_the_machine(new.receiver_id, daterange(new.valid_from, new.valid_to, '[]')) then
    raise exception '科技和信息化处、安技中心的人员只管运行维护，不能编辑、审核或者发布' using errcode = 'SF422';
  end if;
  if not exists (select from post r where r.person_id = new.receiver_id and r.unit_id = p.unit_id
                 and new.valid_from between r.valid_from and coalesce(r.valid_to, 'infinity')) then
    raise exception '职责只能委托给本单位的人员' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger check_delegation before insert on delegation for each row execute function check_delegation();
