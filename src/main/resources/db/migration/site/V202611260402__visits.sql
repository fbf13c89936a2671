-- 浏览次数 by day, and the sites readers came from: numbers only, nothing about who looked.
create table view_day (
  item_id bigint not null references item,
  day date not null,
  views bigint not null check (views > 0),
  primary key (day, item_id)
);
grant select on view_day, view_count to shenfa_app;

create table referrer_day (
  day date not null,
  host text not null check (host ~ '^[a-z0-9][a-z0-9.-]{1,99}$'),
  times bigint not null check (times > 0),
  primary key (day, host)
);
grant select on referrer_day to shenfa_app;

-- Bounded: two hundred sites a day, four hundred days.
create function count_view(of_item text, came_from text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  n bigint;
  today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  n := count_view(of_item);
  if n = 0 then
    return 0;
  end if;
  insert into view_day (item_id, day, views)
    select c.item_id, today, 1 from current_release c where c.item = of_item
  on conflict (day, item_id) do update set views = view_day.views + 1;
  if came_from ~ '^[a-z0-9][a-z0-9.-]{1,99}$' then
    update referrer_day r set times = r.times + 1 where r.day = today and r.host = came_from;
    if not found and (select count(*) from referrer_day r where r.day = today) < 200 then
      delete from referrer_day r where r.day < today - 400;
      insert into referrer_day (day, host, times) values (today, came_from, 1) on conflict do nothing;
    end if;
  end if;
  return n;
end $$;
grant execute on function count_view(text, text) to shenfa_public;
