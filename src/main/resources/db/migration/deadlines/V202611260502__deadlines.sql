create table deadline (
  id bigint generated always as identity primary key,
  rule text not null,
  procedure text not null,
  case_id bigint not null,
  from_at timestamptz not null,
  at timestamptz not null default clock_timestamp()
);
call keep_facts('deadline');
grant insert on deadline to shenfa_app;
create index on deadline (procedure, case_id);

-- Everything that happened to a deadline: how it was counted, stopped, met. Late is kept once and for good.
create table deadline_moment (
  deadline_id bigint not null references deadline,
  n int not null,
  kind text not null check (kind in ('COUNTED', 'RECOUNTED', 'STOPPED', 'RESUMED', 'EXTENDED', 'LATE', 'MET', 'DROPPED')),
  at timestamptz not null,
  end_at timestamptz,
  trace jsonb not null default '[]',
  ground text,
  until date,
  more int not null default 0 check (more >= 0),
  note text not null default '',
  primary key (deadline_id, n),
  -- No stop without a ground of law and an end.
  check ((kind = 'STOPPED') = (ground is not null) and (kind = 'STOPPED') = (until is not null)),
  check ((kind = 'EXTENDED') = (more > 0))
);
call keep_facts('deadline_moment');
grant insert on deadline_moment to shenfa_app;
create unique index late_once on deadline_moment (deadline_id) where kind = 'LATE';
create unique index closed_once on deadline_moment (deadline_id) where kind in ('MET', 'DROPPED');

-- How every deadline stands, for lists.
create view deadline_now as
  select d.id, d.rule, d.procedure, d.case_id, d.from_at,
    (select m.end_at from deadline_moment m where m.deadline_id = d.id
      and m.kind in ('COUNTED', 'RECOUNTED', 'STOPPED', 'RESUMED', 'EXTENDED') order by m.n desc limit 1) as end_at,
    (select m.at from deadline_moment m where m.deadline_id = d.id and m.kind = 'MET') as met_at,
    exists (select from deadline_moment m where m.deadline_id = d.id and m.kind = 'DROPPED') as dropped,
    exists (select from deadline_moment m where m.deadline_id = d.id and m.kind = 'LATE') as late
  from deadline d;
grant select on deadline_now to shenfa_app;
