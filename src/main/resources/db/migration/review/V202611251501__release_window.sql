-- The second question of article 20 is answered with a window. Both ends are local to Asia/Shanghai, to the minute.
alter table opinion add constraint window_in_order
  check (((answers ->> 'notBefore')::timestamp < (answers ->> 'notAfter')::timestamp) is not false);

create function window_allows(of_case bigint, moment timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select not exists (
    select from opinion o
    where o.case_id = of_case and o.look = 'SECRECY_REVIEW' and o.verdict = 'AGREE'
      and not exists (select from opinion_revocation r where r.opinion_id = o.id)
      and (moment < (o.answers ->> 'notBefore')::timestamp at time zone 'Asia/Shanghai'
        or moment >= ((o.answers ->> 'notAfter')::timestamp + interval '1 minute') at time zone 'Asia/Shanghai'))
$$;
grant execute on function window_allows(bigint, timestamptz) to shenfa_app;

-- Asked by the tables themselves, so that neither the release function nor anybody beside it can leave it out.
create function release_in_its_window() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not window_allows(new.case_id, new.released_at) then
    raise exception '不在保密审查认定的适宜发布时间之内，不能发布' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger in_its_window before insert on release for each row execute function release_in_its_window();
alter table release enable always trigger in_its_window;

create function schedule_in_its_window() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from unnest(new.case_ids) c where not window_allows(c, new.release_at)) then
    raise exception '不在保密审查认定的适宜发布时间之内，不能排定' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger in_its_window before insert on schedule for each row execute function schedule_in_its_window();
alter table schedule enable always trigger in_its_window;
