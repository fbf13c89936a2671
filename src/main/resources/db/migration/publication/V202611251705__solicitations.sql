-- 17-3: the few solicitations among all items.
create index on item_listing (item_id) where kind = 'DRAFT_FOR_COMMENT' and released_at is not null;
