-- 20-3: what the leader signed, kept beside the item and not published. Where nothing was signed on paper, why.
create table signed_manuscript (
  id bigint generated always as identity primary key,
  item_id bigint not null references item,
  digest bytea references file_blob,
  name text not null,
  none_because text not null,
  person_id bigint not null references person,
  at timestamptz not null default clock_timestamp(),
  check (digest is not null or length(btrim(none_because)) >= 4)
);
call keep_facts('signed_manuscript');
create index on signed_manuscript (item_id, id);
grant insert on signed_manuscript to shenfa_app;

create function manuscript_of(item bigint) returns signed_manuscript
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select * from signed_manuscript m where m.item_id = item order by m.id desc limit 1
$$;
grant execute on function manuscript_of(bigint) to shenfa_app;

-- Once somebody has compared with it, another one would have been compared with by nobody.
create function manuscript_before_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from item i where i.id = new.item_id for update;
  if exists (select from review_case c join opinion o on o.case_id = c.id
             where c.item_id = new.item_id and case_state(c.id) in ('OPEN', 'CLEARED')
               and not exists (select from release r where r.case_id = c.id)) then
    raise exception '审查人员已经开始签署，不能再换签发文稿；请先撤回报送' using errcode = 'SF409';
  end if;
  return new;
end $$;
create trigger before_review before insert on signed_manuscript for each row execute function manuscript_before_review();
alter table signed_manuscript enable always trigger before_review;

-- A formal document enters review with its manuscript, or with the word that none was signed.
create function formal_with_manuscript() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from revision v where v.digest = new.digest
             and convert_from(v.manifest, 'UTF8')::jsonb ->> 'kind' = 'FORMAL_DOCUMENT')
     and not exists (select from signed_manuscript m where m.item_id = new.item_id) then
    raise exception '正式文件须附领导签发的文稿；没有纸质签发的，写明理由' using errcode = 'SF422';
  end if;
  return new;
end $$;
create trigger with_manuscript before insert on review_case for each row execute function formal_with_manuscript();
alter table review_case enable always trigger with_manuscript;

-- What the comparison found and the reviewer ticked, kept with the opinion.
create table manuscript_check (
  opinion_id bigint primary key references opinion,
  manuscript_id bigint not null references signed_manuscript,
  differences jsonb not null check (jsonb_typeof(differences) = 'array')
);
call keep_facts('manuscript_check');
grant insert on manuscript_check to shenfa_app;

-- Whoever agrees at the secrecy review has compared with the manuscript that is there. Asked at the end of the
-- transaction, when the comparison is in.
create function agreed_after_collation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare wanted signed_manuscript;
begin
  if new.look <> 'SECRECY_REVIEW' or new.verdict <> 'AGREE' then
    return null;
  end if;
  wanted := (select manuscript_of(c.item_id) from review_case c where c.id = new.case_id);
  if wanted.digest is not null
     and not exists (select from manuscript_check p where p.opinion_id = new.id and p.manuscript_id = wanted.id) then
    raise exception '还没有与签发文稿逐处核对' using errcode = 'SF422';
  end if;
  return null;
end $$;
create constraint trigger after_collation after insert on opinion deferrable initially deferred
  for each row execute function agreed_after_collation();
alter table opinion enable always trigger after_collation;
