create table review_case (
  id bigint generated always as identity primary key,
  item_id bigint not null,
  digest bytea not null,
  lane text not null check (lane in ('NORMAL', 'PAPER', 'EMERGENCY')),
  opened_by bigint not null references person,
  opened_at timestamptz not null default clock_timestamp(),
  emergency_reason text check (lane <> 'EMERGENCY' or length(btrim(emergency_reason)) >= 4),
  -- 15-3: what the paper lane must bring.
  scan_digest bytea references file_blob,
  scan_signer text,
  scan_signed_on date,
  foreign key (digest, item_id) references revision (digest, item_id),
  check (lane <> 'PAPER' or (scan_digest is not null and length(btrim(scan_signer)) >= 2 and scan_signed_on is not null))
);
call keep_facts('review_case');
create index on review_case (item_id);

create table case_withdrawal (
  case_id bigint primary key references review_case,
  person_id bigint not null references person,
  reason text not null check (length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('case_withdrawal');

create table attachment_opened (
  case_id bigint not null references review_case,
  person_id bigint not null references person,
  digest bytea not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, person_id, digest)
);
call keep_facts('attachment_opened');

create table opinion (
  id bigint generated always as identity primary key,
  case_id bigint not null references review_case,
  look text not null,
  person_id bigint not null references person,
  post_id bigint not null references post,
  delegation_id bigint references delegation,
  verdict text not null check (verdict in ('AGREE', 'RETURN')),
  digest bytea not null,
  answers jsonb not null,
  ticked bytea[] not null,
  reason text not null,
  at timestamptz not null default clock_timestamp(),
  -- One voice for each look, and no person twice in one case.
  unique (case_id, look),
  unique (case_id, person_id),
  check (verdict = 'AGREE' or length(btrim(reason)) >= 4)
);
call keep_facts('opinion');

create table opinion_revocation (
  opinion_id bigint primary key references opinion,
  reason text not null check (length(btrim(reason)) >= 4),
  at timestamptz not null default clock_timestamp()
);
call keep_facts('opinion_revocation');

-- The route once more, on its own: what Route.of says in Java the database derives from the bytes themselves.
create function required_looks(manifest jsonb, lane text) returns text[]
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

create function look_post(look text) returns text language sql immutable set search_path = pg_catalog as $$
  select case look
    when 'SECRECY_REVIEW' then 'SECRECY_REVIEWER' when 'HEAD_CONFIRMATION' then 'UNIT_HEAD'
    when 'PAPER_COMPARISON' then 'SITE_EDITOR' when 'SITE_CHECK' then 'SITE_EDITOR'
    when 'OPENNESS_REVIEW' then 'OPENNESS_REVIEWER' when 'EDITORIAL_REVIEW' then 'EDITORIAL_REVIEWER'
    when 'FINAL_APPROVAL' then 'PRINCIPAL_LEADER' when 'RELEASE' then 'SITE_EDITOR' end
$$;

create function look_unit(look text, producer bigint) returns bigint language sql stable set search_path = pg_catalog, public as $$
  select case
    when look in ('SECRECY_REVIEW', 'HEAD_CONFIRMATION') then producer
    when look = 'OPENNESS_REVIEW' then (select id from unit where kind = 'GENERAL_OFFICE')
    when look = 'FINAL_APPROVAL' then (select id from unit where kind = 'LEADERSHIP')
    else (select id from unit where kind = 'PUBLICITY_OFFICE') end
$$;

-- May this person take this look today? In the emergency lane the standing deputy may, too.
create function may_look(person bigint, look text, producer bigint, lane text) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select holds_post(person, look_unit(look, producer), look_post(look), d.day)
    or (lane = 'EMERGENCY' and look = 'HEAD_CONFIRMATION' and holds_post(person, producer, 'DEPUTY_HEAD', d.day))
    or (lane = 'EMERGENCY' and look = 'FINAL_APPROVAL'
        and holds_post(person, look_unit(look, producer), 'DEPUTY_LEADER', d.day))
  from (select (now() at time zone 'Asia/Shanghai')::date as day) d
$$;

-- Which looks still stand agreed on this case.
create function agreed_looks(of_case bigint) returns text[] language sql stable set search_path = pg_catalog, public as $$
  select coalesce(array_agg(o.look), '{}') from opinion o
  where o.case_id = of_case and o.verdict = 'AGREE'
    and not exists (select from opinion_revocation r where r.opinion_id = o.id)
$$;

-- The case's one state, computed: nothing stores it.
create function case_state(of_case bigint) returns text language sql stable set search_path = pg_catalog, public as $$
  select case
    when exists (select from case_withdrawal w where w.case_id = c.id) then 'WITHDRAWN'
    when exists (select from opinion o where o.case_id = c.id and o.verdict = 'RETURN')
      or exists (select from opinion o join opinion_revocation r on r.opinion_id = o.id where o.case_id = c.id) then 'RETURNED'
    when exists (select from review_case n where n.item_id = c.item_id and n.id > c.id)
      or exists (select from revision n join revision mine on mine.digest = c.digest
                 where n.item_id = c.item_id and n.seq > mine.seq) then 'SUPERSEDED'
    when required_looks(convert_from(v.manifest, 'UTF8')::jsonb, c.lane) <@ agreed_looks(c.id) then 'CLEARED'
    else 'OPEN' end
  from review_case c join revision v on v.digest = c.digest where c.id = of_case
$$;

create function next_look(of_case bigint) returns text language sql stable set search_path = pg_catalog, public as $$
  select l.look from review_case c join revision v on v.digest = c.digest,
    unnest(required_looks(convert_from(v.manifest, 'UTF8')::jsonb, c.lane)) with ordinality as l (look, n)
  where c.id = of_case and not l.look = any (agreed_looks(c.id)) order by l.n limit 1
$$;

grant execute on function required_looks(jsonb, text), look_post(text), look_unit(text, bigint),
  may_look(bigint, text, bigint, text), agreed_looks(bigint), case_state(bigint), next_look(bigint) to shenfa_app;

create function open_case(item bigint, of_digest bytea, in_lane text, opener bigint, why_emergency text,
  scan bytea, signer text, signed_on date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare made bigint; last review_case; producer bigint;
begin
  select i.unit_id into producer from item i where i.id = item for update;
  if not found then raise exception '稿件不存在' using errcode = 'SF404'; end if;
  if of_digest is distinct from (select digest from revision r where r.item_id = item order by seq desc limit 1) then
    raise exception '稿件已有更新的版本，请按新版本报送' using errcode = 'SF409';
  end if;
  select * into last from review_case c where c.item_id = item order by id desc limit 1;
  if found and last.digest = of_digest and case_state(last.id) not in ('WITHDRAWN') then
    raise exception '这一版已经报送过（%）', case_state(last.id) using errcode = 'SF409';
  end if;
  -- 3-2: only the producing unit's own clerks, heads and liaisons submit.
  if not exists (select from unnest(array['CLERK', 'LIAISON', 'UNIT_HEAD', 'DEPUTY_HEAD', 'SITE_EDITOR']) k
                 where holds_post(opener, producer, k, (now() at time zone 'Asia/Shanghai')::date)) then
    raise exception '只有信息产生单位可以报送' using errcode = 'SF403';
  end if;
  if in_lane = 'PAPER' and signed_on > (now() at time zone 'Asia/Shanghai')::date then
    raise exception '签署日期不能晚于今天' using errcode = 'SF422';
  end if;
  insert into review_case (item_id, digest, lane, opened_by, emergency_reason, scan_digest, scan_signer, scan_signed_on)
  values (item, of_digest, in_lane, opener, why_emergency, scan, signer, signed_on) returning id into made;
  return made;
end $$;
grant execute on function open_case(bigint, bytea, text, bigint, text, bytea, text, date) to shenfa_app;

create function withdraw_case(of_case bigint, person bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c review_case;
begin
  select * into c from review_case where id = of_case;
  if not found then raise exception '审查件不存在' using errcode = 'SF404'; end if;
  perform 1 from item where id = c.item_id for update;
  if case_state(of_case) not in ('OPEN', 'CLEARED') then
    raise exception '这一件已经办结，不能撤回' using errcode = 'SF409';
  end if;
  if c.opened_by <> person and not holds_post(person, (select unit_id from item where id = c.item_id), 'UNIT_HEAD',
       (now() at time zone 'Asia/Shanghai')::date) then
    raise exception '只有报送人或者本单位负责人可以撤回' using errcode = 'SF403';
  end if;
  insert into case_withdrawal (case_id, person_id, reason) values (of_case, person, why);
end $$;
grant execute on function withdraw_case(bigint, bigint, text) to shenfa_app;

create function open_attachment(of_case bigint, person bigint, of_digest bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into attachment_opened (case_id, person_id, digest) values (of_case, person, of_digest) on conflict do nothing;
end $$;
grant execute on function open_attachment(bigint, bigint, bytea) to shenfa_app;

-- Contributors since the last release: whoever typed, uploaded or reverted gives no counted opinion.
create function contributed(person bigint, item bigint) returns boolean
language plpgsql stable set search_path = pg_catalog, public as $$
begin
  return exists (
    select from contribution c where c.item_id = item and c.person_id = person
      and c.at > coalesce((select max(r.released_at) from release r where r.item_id = item), '-infinity'));
end $$;
grant execute on function contributed(bigint, bigint) to shenfa_app;

create function give_opinion(of_case bigint, of_look text, person bigint, as_post bigint, under bigint, says text,
  of_digest bytea, with_answers jsonb, with_ticked bytea[], why text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c review_case; body jsonb; producer bigint; made bigint; giver bigint; attached bytea[];
begin
  select * into c from review_case where id = of_case;
  if not found then raise exception '审查件不存在' using errcode = 'SF404'; end if;
  select unit_id into producer from item where id = c.item_id for update;
  if case_state(of_case) <> 'OPEN' then
    raise exception '这一件现在不能签署意见（%）', case_state(of_case) using errcode = 'SF409';
  end if;
  if of_digest is distinct from c.digest then
    raise exception '意见针对的不是报送的版本' using errcode = 'SF409';
  end if;
  if of_look is distinct from next_look(of_case) then
    raise exception '还没有轮到这一环节' using errcode = 'SF409';
  end if;
  select convert_from(manifest, 'UTF8')::jsonb into body from revision where digest = c.digest;
  if not may_look(person, of_look, producer, c.lane) then
    raise exception '您没有担任这一环节要求的职务' using errcode = 'SF403';
  end if;
  -- Everyone who stands behind this signature: the signer and, under a delegation, the one stood in for.
  select p.person_id into giver from post p where p.id = as_post;
  if giver is distinct from person and not exists (
      select from delegation d where d.id = under and d.post_id = as_post and d.receiver_id = person
        and d.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date between d.valid_from and d.valid_to) then
    raise exception '没有有效的委托' using errcode = 'SF403';
  end if;
  if contributed(person, c.item_id) or contributed(giver, c.item_id) or c.opened_by in (person, giver) then
    raise exception '起草、改动或者报送过这一件的人不能审查它' using errcode = 'SF403';
  end if;
  if exists (select from opinion o join post p on p.id = o.post_id
             where o.case_id = of_case and (o.person_id in (person, giver) or p.person_id in (person, giver))) then
    raise exception '同一人不能在一件稿件上签两次' using errcode = 'SF403';
  end if;
  if says = 'AGREE' then
    select coalesce(array_agg(distinct decode(a ->> 'digest', 'hex')), '{}') into attached
      from jsonb_array_elements(body -> 'attachments') a;
    if c.lane = 'PAPER' and of_look = 'PAPER_COMPARISON' then
      attached := attached || c.scan_digest;
    end if;
    if not (attached <@ with_ticked and with_ticked <@ attached) then
      raise exception '还有附件没有逐件核对' using errcode = 'SF422';
    end if;
    if exists (select from unnest(attached) d where not exists (
        select from attachment_opened o where o.case_id = of_case and o.person_id = person and o.digest = d)) then
      raise exception '还有附件没有打开看过' using errcode = 'SF422';
    end if;
    if of_look = 'SECRECY_REVIEW' and not with_answers @> '{"secret": "NO", "timing": "FIT", "form": "FIT"}' then
      raise exception '保密审查表的三项没有全部通过' using errcode = 'SF422';
    end if;
    if of_look = 'HEAD_CONFIRMATION'
       and not with_answers @> '{"authentic": "YES", "lawful": "YES", "timely": "YES", "accurate": "YES"}' then
      raise exception '主要负责人须确认真实、合法、及时、准确四项' using errcode = 'SF422';
    end if;
  end if;
  insert into opinion (case_id, look, person_id, post_id, delegation_id, verdict, digest, answers, ticked, reason)
  values (of_case, of_look, person, as_post, under, says, of_digest, with_answers, with_ticked, why) returning id into made;
  return made;
end $$;
grant execute on function give_opinion(bigint, text, bigint, bigint, bigint, text, bytea, jsonb, bytea[], text) to shenfa_app;

create function revoke_opinion(of_opinion bigint, person bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare o opinion;
begin
  select * into o from opinion where id = of_opinion;
  if not found or o.person_id <> person then raise exception '意见不存在' using errcode = 'SF404'; end if;
  perform 1 from item i join review_case c on c.item_id = i.id where c.id = o.case_id for update of i;
  if exists (select from release r where r.case_id = o.case_id) then
    raise exception '已经发布，须办理撤下' using errcode = 'SF409';
  end if;
  insert into opinion_revocation (opinion_id, reason) values (of_opinion, why);
end $$;
grant execute on function revoke_opinion(bigint, bigint, text) to shenfa_app;
