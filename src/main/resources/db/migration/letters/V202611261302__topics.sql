-- 来信主题: the dictionary as 新闻宣传处 kept it; the newest entry of a code counts.
create table letter_topic_entry (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[A-Z0-9]{2,12}$'),
  name text not null check (length(name) between 2 and 12),
  words text[] not null default '{}',
  ended boolean not null default false,
  person_id bigint references person,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('letter_topic_entry');
grant insert on letter_topic_entry to shenfa_app;

create view letter_topic as
  select distinct on (e.code) e.code, e.name, e.words, e.ended,
    (select min(f.id) from letter_topic_entry f where f.code = e.code) as sort
  from letter_topic_entry e order by e.code, e.id desc;
grant select on letter_topic to shenfa_app;

insert into letter_topic_entry (code, name, words) values
  ('SAFETY', '安全生产', '{安全生产,事故,隐患,施工,用电,有限空间}'),
  ('HAZMAT', '危险化学品', '{危险化学品,危化品,化工,加油站,储罐,烟花爆竹,液化气,甲醇}'),
  ('MINES', '矿山', '{矿山,煤矿,采石,尾矿,矿井,采矿}'),
  ('FLOOD', '防汛抗旱', '{防汛,抗旱,洪水,内涝,积水,水库,堤防,台风,暴雨,干旱}'),
  ('FIRE', '森林防火', '{森林,山火,野火,烧荒,林区,防火}'),
  ('QUAKE', '地震地质灾害', '{地震,震感,滑坡,泥石流,塌方,地质灾害,崩塌}'),
  ('RELIEF', '救灾救助', '{救灾,救助,受灾,救济,赈灾,倒房,灾后重建,救灾物资}'),
  ('SHELTER', '应急避难', '{避难,疏散,应急演练,应急预案,安置点,应急包}'),
  ('INSPECT', '执法检查', '{执法,处罚,罚款,执法检查,复查,停产整顿}'),
  ('SERVICE', '政务服务', '{许可证,办证,资格证,延期,换证,窗口,申请材料,考试,特种作业}'),
  ('OTHER', '其他', '{}');

-- What a person took a letter to be about; the newest counts.
create table letter_topic_choice (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letter,
  code text not null,
  person_id bigint not null references person,
  at timestamptz not null
);
call keep_facts('letter_topic_choice');
grant insert on letter_topic_choice to shenfa_app;
create index on letter_topic_choice (letter_id, id desc);

create or replace view letter_now as
  select l.id, l.number, l.channel, l.received_at, l.kind as chosen, l.may_publish, l.identity_id, l.suspicions,
    coalesce((select k.details ->> 'kind' from course k where k.procedure = 'letter' and k.case_id = l.id and k.details ? 'kind'
      order by k.n desc limit 1), l.kind) as kind,
    c.to_state as state, c.n, c.at as since,
    (select (h.details ->> 'unit')::bigint from course h where h.procedure = 'letter' and h.case_id = l.id and h.details ? 'unit'
      order by h.n desc limit 1) as unit_id,
    exists (select from course h where h.procedure = 'letter' and h.case_id = l.id and h.event = 'DESIGNATE') as designated,
    coalesce((select t.code from letter_topic_choice t where t.letter_id = l.id order by t.id desc limit 1), '') as topic
  from letter l join lateral (select * from course s where s.procedure = 'letter' and s.case_id = l.id order by s.n desc limit 1) c
    on true;
