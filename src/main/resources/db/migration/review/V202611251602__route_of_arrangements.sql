-- The route of 网站布置: 新闻宣传处 reviews itself as any unit does, another of its people reviews, an editor who
-- did neither releases.
create or replace function required_looks(manifest jsonb, lane text) returns text[]
language plpgsql immutable set search_path = pg_catalog, public as $$
declare looks text[];
begin
  looks := case manifest ->> 'kind'
    when 'FORMAL_DOCUMENT' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION']
    when 'INTERPRETATION' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION']
    when 'NOTICE' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'SITE_CHECK', 'OPENNESS_REVIEW']
    when 'DRAFT_FOR_COMMENT' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'SITE_CHECK', 'OPENNESS_REVIEW']
    when 'MAJOR_NEWS' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW', 'FINAL_APPROVAL']
    when 'DEPUTY_LEADER_NEWS' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW']
    when 'ORDINARY_NEWS' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW']
    when 'UNIT_HEAD_NEWS' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW']
    when 'REPRINT' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW']
    when 'INTERACTION_REPLY' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION']
    when 'SERVICE_GUIDE' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION']
    when 'SITE_ARRANGEMENT' then array['SECRECY_REVIEW', 'HEAD_CONFIRMATION', 'EDITORIAL_REVIEW']
  end;
  if looks is null then
    raise exception '没有适用的审查路线' using errcode = 'SF422';
  end if;
  if lane = 'PAPER' then
    looks := looks[1:2] || array['PAPER_COMPARISON'] || looks[3:];
  end if;
  if manifest -> 'disclosure' ->> 'decision' is distinct from 'ACTIVE' and not 'OPENNESS_REVIEW' = any (looks) then
    looks := looks || array['OPENNESS_REVIEW'];
  end if;
  return looks;
end $$;
