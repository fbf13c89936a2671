-- How a person wants the desk to look; nothing of it is business.
create table appearance (
  person_id bigint primary key references person,
  theme text not null check (theme in ('AUTO', 'LIGHT', 'DARK')),
  density text not null check (density in ('NORMAL', 'COMPACT', 'COMFORT')),
  letters boolean not null,
  at timestamptz not null default clock_timestamp()
);
grant select, insert, update on appearance to shenfa_app;
