-- 静态栏目: a column that need not be updated, proposed by one person and agreed to by another; ended the same way.
create table static_column (
  id bigint generated always as identity primary key,
  column_id bigint not null references site_column,
  excused boolean not null,
  reason text not null check (length(btrim(reason)) between 4 and 500),
  proposed_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('static_column');
grant insert on static_column to shenfa_app;

create table static_column_decision (
  proposal_id bigint primary key references static_column,
  agreed boolean not null,
  reason text not null check (length(reason) <= 500),
  decided_by bigint not null references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('static_column_decision');
grant insert on static_column_decision to shenfa_app;

create function another_person_agrees() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from static_column s where s.id = new.proposal_id and s.proposed_by = new.decided_by) then
    raise exception '静态栏目须由另一人核定，自己提出的不能自己核定' using errcode = 'SF403';
  end if;
  return new;
end $$;
create trigger another_person_agrees before insert on static_column_decision for each row execute function another_person_agrees();

-- 阈值: what the indicators turn on. A new value is a later row; what was counted before stays as it was.
create table indicator_threshold (
  id bigint generated always as identity primary key,
  limit_name text not null,
  value text not null check (value ~ '^([0-9]+([.][0-9]+)?|P[0-9]+[DMY])$'),
  valid_from date not null,
  source text not null check (length(btrim(source)) between 2 and 300),
  mark text not null check (mark in ('CONFIRMED', 'SECONDARY', 'UNCONFIRMED', 'HOUSE')),
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('indicator_threshold');
grant insert on indicator_threshold to shenfa_app;

-- 若今天检查: how the site stood by the indicators, as often as it was counted; the newest of a day counts.
create table inspection_day (
  id bigint generated always as identity primary key,
  day date not null,
  score numeric(6, 2) not null,
  verdict text not null,
  vetoed int not null check (vetoed >= 0),
  faults int not null check (faults >= 0),
  lines jsonb not null,
  at timestamptz not null
);
call keep_facts('inspection_day');
grant insert on inspection_day to shenfa_app;
create index on inspection_day (day, id);

insert into indicator_threshold (limit_name, value, valid_from, source, mark)
select v.limit_name, v.value, date '2019-04-01', v.source, v.mark from (values
  ('VISIT_SECONDS', '15', '国办秘函〔2019〕19号检查指标，单项否决“站点无法访问”', 'CONFIRMED'),
  ('VISIT_SHARE', '5', '国办秘函〔2019〕19号检查指标，单项否决“站点无法访问”', 'CONFIRMED'),
  ('VISITS_A_DAY', '20', '国办秘函〔2019〕19号检查指标，单项否决“站点无法访问”', 'CONFIRMED'),
  ('VISIT_DAYS', '7', '国办秘函〔2019〕19号检查指标，单项否决“站点无法访问”', 'CONFIRMED'),
  ('HOME_WINDOW', 'P14D', '国办秘函〔2019〕19号检查指标，单项否决“首页不更新”', 'CONFIRMED'),
  ('NEWS_WINDOW', 'P14D', '国办秘函〔2019〕19号检查指标，单项否决“栏目不更新”', 'CONFIRMED'),
  ('NOTICE_WINDOW', 'P6M', '国办秘函〔2019〕19号检查指标，单项否决“栏目不更新”', 'CONFIRMED'),
  ('YEARLY_WINDOW', 'P1Y', '监测产品公开的代码，没有见到原文', 'SECONDARY'),
  ('OTHER_WINDOW', 'P1Y', '“应更新但长期未更新”没有写明期限，先按一年', 'UNCONFIRMED'),
  ('NEAR_PERCENT', '80', '本单位约定：期限过去八成提醒', 'HOUSE'),
  ('STALE_COLUMNS', '5', '国办秘函〔2019〕19号检查指标，单项否决“栏目不更新”①', 'CONFIRMED'),
  ('LONG_STALE_COLUMNS', '10', '国办秘函〔2019〕19号检查指标，单项否决“栏目不更新”②', 'CONFIRMED'),
  ('BLANK_COLUMNS', '5', '国办秘函〔2019〕19号检查指标，单项否决“栏目不更新”③', 'CONFIRMED'),
  ('LETTER_AGE', 'P3M', '国办秘函〔2019〕19号检查指标，单项否决“互动回应差”②', 'CONFIRMED'),
  ('LETTER_SPAN', 'P1Y', '国办秘函〔2019〕19号检查指标，单项否决“互动回应差”②', 'CONFIRMED'),
  ('REPLY_DAYS', '5', '湖南省2022年第二季度通报转引的检查标准', 'SECONDARY'),
  ('ELEMENTS_LACKING', '4', '国办秘函〔2019〕19号检查指标，单项否决“服务不实用”②，原文未见全', 'UNCONFIRMED'),
  ('GUIDES_LACKING', '5', '国办秘函〔2019〕19号检查指标，单项否决“服务不实用”②③，原文未见全', 'UNCONFIRMED'),
  ('PASS', '60', '国办秘函〔2019〕19号检查指标说明，两种转载一致', 'SECONDARY'),
  ('BONUS', '80', '国办秘函〔2019〕19号检查指标说明，两种转载一致；加分项原表未见，不计算', 'SECONDARY'),
  ('COLUMN_POINTS', '2', '分值表未见原文', 'UNCONFIRMED'),
  ('COLUMN_MOST', '16', '分值表未见原文', 'UNCONFIRMED'),
  ('WORDING_POINTS', '1', '分值表未见原文', 'UNCONFIRMED'),
  ('WORDING_MOST', '10', '分值表未见原文', 'UNCONFIRMED'),
  ('INTERPRETATION_POINTS', '1', '株洲市2022年第四季度通报转引双向关联的要求，分值未见原文', 'UNCONFIRMED'),
  ('INTERPRETATION_MOST', '6', '分值表未见原文', 'UNCONFIRMED'),
  ('ELEMENT_POINTS', '2', '国办发〔2015〕15号普查评分表，同类缺项全站只算一次', 'CONFIRMED'),
  ('ELEMENT_MOST', '16', '国办发〔2015〕15号普查评分表', 'CONFIRMED'),
  ('REPLY_POINTS', '2', '分值表未见原文', 'UNCONFIRMED'),
  ('REPLY_MOST', '10', '分值表未见原文', 'UNCONFIRMED'),
  ('FEEDBACK_POINTS', '2', '分值表未见原文', 'UNCONFIRMED'),
  ('FEEDBACK_MOST', '6', '分值表未见原文', 'UNCONFIRMED'),
  ('LINK_POINTS', '0.5', '分值表未见原文', 'UNCONFIRMED'),
  ('LINK_MOST', '8', '分值表未见原文', 'UNCONFIRMED'),
  ('TAG_POINTS', '0.5', '分值表未见原文', 'UNCONFIRMED'),
  ('TAG_MOST', '6', '分值表未见原文', 'UNCONFIRMED')) as v (limit_name, value, source, mark);
