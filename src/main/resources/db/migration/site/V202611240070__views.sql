-- 浏览次数: one number for each item; nothing about who looked.
create table view_count (
  item_id bigint primary key references item,
  views bigint not null check (views > 0)
);

create function count_view(of_item text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint;
begin
  insert into view_count (item_id, views)
    select c.item_id, 1 from current_release c where c.item = of_item
  on conflict (item_id) do update set views = view_count.views + 1
  returning views into n;
  return coalesce(n, 0);
end $$;
grant execute on function count_view(text) to shenfa_public;
