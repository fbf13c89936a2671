-- A fault of a page becomes a ticket at once; the mark knows which.
alter table duty_mark add column ticket_id bigint references ticket;
create or replace view duty_line_now as
  select l.*, m.verdict, coalesce(m.words, '') as words, coalesce(m.quoted, '') as quoted, m.at as marked_at, m.ticket_id
  from duty_line l left join lateral (select * from duty_mark m where m.line_id = l.id order by m.id desc limit 1) m on true;
