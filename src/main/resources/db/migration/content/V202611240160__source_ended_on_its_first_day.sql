-- 11-6: a site listed by mistake can be taken off the same day; it was then allowed on no day at all.
alter table authorized_source drop constraint authorized_source_check;
alter table authorized_source add check (valid_to >= valid_from - 1);
alter table authorized_source drop constraint authorized_source_host_valid_from_key;
create unique index authorized_source_listed on authorized_source (host) where valid_to is null;
