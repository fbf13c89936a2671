-- An address that came with opinions: sealed in the vault, and a keyed mark of it by which those of one contact are
-- counted. The key lies outside the database; the mark is another one for each solicitation, and ends with the words.
create table remark_contact (
  receipt_id bigint primary key references remark_receipt,
  identity_id bigint not null unique references identity_record,
  mark bytea check (octet_length(mark) = 32),
  above boolean not null,
  at timestamptz not null default clock_timestamp(),
  masked_at timestamptz,
  check ((mark is null) = (masked_at is not null))
);
create index on remark_contact (mark);
create trigger masked_once before update or delete on remark_contact for each row execute function masked_once('mark');
create trigger remark_contact_whole before truncate on remark_contact for each statement execute function refuse_change();
alter table remark_contact enable always trigger masked_once;
alter table remark_contact enable always trigger remark_contact_whole;
grant select, update (mark, masked_at) on remark_contact to shenfa_app;

-- Opinions with an address. What one contact sends beyond three of a solicitation is registered like the others, with the
-- same answer, and waits for a person: nobody learns by it whether an address was used before.
create function submit_remarks_told(of_item text, with_code bytea, with_form bytea, who text, doubtful boolean, seen bytea,
  places int[], texts text[], sealed bytea, wrapped bytea, nonce bytea, with_mark bytea)
returns table (number text, received_at timestamptz, late boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare item bigint; above boolean; receipt bigint;
begin
  select s.item_id into item from solicitation s where s.number = of_item;
  perform pg_advisory_xact_lock(hashtextextended('solicitation ' || item, 0));
  above := (select count(*) from remark_contact c join remark_receipt r on r.id = c.receipt_id
    where r.item_id = item and c.mark = with_mark) >= 3;
  return query select * from submit_remarks(of_item, with_code, with_form, who, doubtful or above, seen, places, texts);
  select r.id into receipt from remark_receipt r where r.form = with_form;
  if not exists (select from remark_contact c where c.receipt_id = receipt) then
    insert into remark_contact (receipt_id, identity_id, mark, above)
      values (receipt, keep_identity(sealed, wrapped, nonce), with_mark, above);
    insert into citizen_mail_wish (procedure, case_id) values ('remark', receipt);
  end if;
end $$;
revoke all on function submit_remarks_told(text, bytea, bytea, text, boolean, bytea, int[], text[], bytea, bytea, bytea, bytea)
  from public;
grant execute on function submit_remarks_told(text, bytea, bytea, text, boolean, bytea, int[], text[], bytea, bytea, bytea, bytea)
  to shenfa_public;
