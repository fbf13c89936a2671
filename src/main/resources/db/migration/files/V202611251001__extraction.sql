-- What a reader could take out of a file. Reading is deterministic, so it is kept by digest and by the
-- version of the reading; a new version reads anew and the old reading stays as the fact it was.
create table file_reading (
  digest bytea not null references file_blob,
  version int not null,
  pages int not null,
  pictures boolean not null,
  notes text[] not null,
  read_at timestamptz not null default clock_timestamp(),
  primary key (digest, version)
);
create table file_part (
  digest bytea not null,
  version int not null,
  number int not null,
  kind text not null,
  place text not null,
  text text not null,
  primary key (digest, version, number),
  foreign key (digest, version) references file_reading
);

-- Sentences on what cleaning took out of a file before it got its digest.
create table file_cleaned (
  digest bytea not null references file_blob,
  note text not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (digest, note)
);

-- The words inside a file's pictures, or why they could not be read. Without a row they are awaited.
create table file_recognition (
  digest bytea not null references file_blob,
  attempt int not null,
  failure text,
  recognized_at timestamptz not null default clock_timestamp(),
  primary key (digest, attempt)
);
create table file_picture_text (
  digest bytea not null,
  attempt int not null,
  number int not null,
  place text not null,
  text text not null,
  primary key (digest, attempt, number),
  foreign key (digest, attempt) references file_recognition
);
call keep_facts('file_reading');
call keep_facts('file_part');
call keep_facts('file_cleaned');
call keep_facts('file_recognition');
call keep_facts('file_picture_text');
grant insert on file_reading, file_part, file_cleaned, file_recognition, file_picture_text to shenfa_app;
