-- An address that came with opinions is kept and destroyed with them.
create or replace view retention_case as
  select 'letter'::text as procedure, l.id as case_id, l.number, l.identity_id, l.received_at as opened_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'TO_PETITION') as sealed,
    letter_closing(l.id) as closed_at,
    exists (select from course c where c.procedure = 'letter' and c.case_id = l.id and c.event = 'CONFIRM_ABUSE') as abuse,
    (select (max(c.at) at time zone 'Asia/Shanghai')::date + 30 from course c
      where c.procedure = 'letter' and c.case_id = l.id and c.event = 'RESULT') as held_until
  from letter l
  union all
  select 'disclosure', r.id, r.number, r.identity_id, r.at, false, disclosure_closing(r.id), false,
    (select ((max(c.at) at time zone 'Asia/Shanghai')::date + interval '6 months')::date from course c
      where c.procedure = 'disclosure' and c.case_id = r.id and c.event <> 'WITHDRAW'
        and c.to_state in ('ANSWERED', 'NOT_PROCESSED', 'ABANDONED') and c.from_state <> c.to_state)
  from disclosure_request r
  union all
  select 'remark', r.id, r.number, (select k.identity_id from remark_contact k where k.receipt_id = r.id), r.received_at, false,
    coalesce(j.at, (select min(c.at) from course c where c.procedure = 'solicitation' and c.case_id = r.item_id
      and c.to_state = 'FEEDBACK_PUBLISHED')),
    j.at is not null, null
  from remark_receipt r left join lateral (select x.at, x.counts from receipt_judgment x where x.receipt_id = r.id
    order by x.id desc limit 1) j on not j.counts
  union all
  select 'petition', p.id, p.number, p.identity_id, p.received_at, true, petition_closing(p.id), false, petition_held_until(p.id)
  from petition p where p.letter_id is null;
