-- The sheet begins with what the inspection found and which tickets are open.
alter table duty_line drop constraint duty_line_kind_check;
alter table duty_line add constraint duty_line_kind_check check (kind in
  ('SITE', 'HANDOVER', 'INSPECTION', 'TICKETS', 'RELEASED', 'COLUMN', 'LETTERS', 'SOLICITATIONS', 'SAMPLE', 'LONG_UNREAD'));
