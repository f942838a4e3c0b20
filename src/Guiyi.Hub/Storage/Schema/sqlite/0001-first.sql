-- Facts are added and ended, never changed or deleted: a row holds from version "since" until just before version "until" (null: still).
-- Times are milliseconds since 1970-01-01 UTC: datetime(at / 1000, 'unixepoch').

create table workspace (
  workspace_id text not null primary key,
  created_at integer not null
) strict;

-- One row for each commit. The greatest is the version of the base.
create table version (
  version integer not null primary key,
  at integer not null
) strict;

-- Columns is a JSON array of names that only grows at its end. Key_column: the one that holds the channel's own id of a row; null where there is none.
create table source (
  source_id integer not null primary key,
  name text not null unique,
  columns text not null,
  key_column text,
  since integer not null
) strict;

create table mapping (
  source_id integer not null,
  since integer not null,
  settings text not null,
  made_by text not null,
  made_at integer not null,
  made_why text not null,
  primary key (source_id, since)
) strict, without rowid;

create table run (
  run_id integer not null primary key,
  kind text not null,
  state text not null,
  source_id integer,
  name text not null,
  input_hash integer,
  position text not null,
  rows_total integer,
  rows_read integer not null,
  rows_added integer not null,
  rows_replaced integer not null,
  rows_unchanged integer not null,
  rows_removed integer not null,
  rows_rejected integer not null,
  started_at integer not null,
  ended_at integer,
  made_by text not null,
  message text not null
) strict;
create index run_by_input on run (input_hash) where input_hash is not null;
create index run_unfinished on run (run_id) where ended_at is null;

create table reject (
  reject_id integer not null primary key,
  run_id integer not null,
  row integer not null,
  line integer not null,
  column_name text not null,
  reason text not null,
  raw blob not null,
  resent_run integer
) strict;
create index reject_by_run on reject (run_id, reject_id);

-- A record id is its source's id times 2^40 and a serial: the table lies in the order (source, received). Fields is a JSON array of texts, sealed.
create table record (
  record_id integer not null primary key,
  source_id integer not null,
  key text not null,
  content integer not null,
  fields blob not null,
  row integer not null,
  line integer not null,
  received_run integer not null,
  superseded_run integer,
  since integer not null,
  until integer
) strict;
create unique index record_current on record (source_id, key) where until is null;
create index record_past on record (source_id, key) where until is not null;

create table judgment (
  judgment_id integer not null primary key,
  left_source integer not null,
  left_key text not null,
  right_source integer not null,
  right_key text not null,
  entity text,
  decision text not null,
  run_id integer,
  made_by text not null,
  made_at integer not null,
  made_why text not null,
  since integer not null,
  ended_by text,
  ended_at integer,
  ended_why text,
  until integer
) strict;
create index judgment_by_left on judgment (left_source, left_key);
create index judgment_by_right on judgment (right_source, right_key);
create index judgment_by_run on judgment (run_id) where run_id is not null;

create table correction (
  correction_id integer not null primary key,
  source_id integer not null,
  key text not null,
  entity text not null,
  attribute text not null,
  value blob not null,
  run_id integer,
  made_by text not null,
  made_at integer not null,
  made_why text not null,
  since integer not null,
  ended_by text,
  ended_at integer,
  ended_why text,
  until integer
) strict;
create index correction_by_record on correction (source_id, key);
create index correction_by_run on correction (run_id) where run_id is not null;

create table relation (
  relation_id integer not null primary key,
  left_source integer not null,
  left_key text not null,
  left_entity text not null,
  right_source integer not null,
  right_key text not null,
  right_entity text not null,
  kind text not null,
  label text not null,
  follows integer,
  run_id integer,
  made_by text not null,
  made_at integer not null,
  made_why text not null,
  since integer not null,
  ended_by text,
  ended_at integer,
  ended_why text,
  until integer
) strict;
create index relation_by_left on relation (left_source, left_key);
create index relation_by_right on relation (right_source, right_key);
create index relation_by_run on relation (run_id) where run_id is not null;

-- What people wrote down themselves; interactions of source records are read from the records.
create table interaction (
  interaction_id integer not null primary key,
  source_id integer not null,
  key text not null,
  entity text not null,
  kind text not null,
  happened_at integer not null,
  text blob not null,
  amount text,
  currency text not null,
  follows integer,
  run_id integer,
  made_by text not null,
  made_at integer not null,
  made_why text not null,
  since integer not null,
  ended_by text,
  ended_at integer,
  ended_why text,
  until integer
) strict;
create index interaction_by_record on interaction (source_id, key);
create index interaction_by_run on interaction (run_id) where run_id is not null;

-- Base_version: the facts it was computed from. Published: the version in which it became the one in use.
create table fit (
  fit_id integer not null primary key,
  run_id integer not null,
  base_version integer not null,
  settings text not null,
  summary text not null,
  since integer not null,
  published integer
) strict;

-- Outcomes that have a history of their own. A customer number is 60 bits, and one above them that says: an organization.
create table customer (
  customer_no integer not null primary key,
  entity text not null,
  founder integer not null,
  since integer not null,
  created_run integer not null,
  until integer,
  retired_run integer,
  replaced_by integer
) strict;
create index customer_replaced on customer (replaced_by) where replaced_by is not null;

create table member (
  customer_no integer not null,
  record_id integer not null,
  since integer not null,
  until integer,
  primary key (customer_no, record_id, since)
) strict, without rowid;
create index member_by_record on member (record_id);

create table code (
  code text not null primary key,
  customer_no integer not null,
  prefix text,
  since integer not null,
  issued_run integer not null,
  until integer,
  retired_run integer,
  reason text not null
) strict, without rowid;
create index code_by_customer on code (customer_no);

-- Classes: a JSON object, dimension to class; because: the rules that said so.
create table class_history (
  customer_no integer not null,
  since integer not null,
  run_id integer not null,
  classes text not null,
  because text not null,
  until integer,
  primary key (customer_no, since)
) strict, without rowid;

create table change (
  seq integer not null primary key,
  version integer not null,
  at integer not null,
  run_id integer,
  kind text not null,
  customer_no integer,
  other_no integer,
  detail text not null
) strict;
create index change_by_customer on change (customer_no, seq) where customer_no is not null;

create table user_account (
  user_id integer not null primary key,
  name text not null unique,
  password text not null,
  roles text not null,
  created_at integer not null,
  disabled_at integer
) strict;

-- Secrets are kept as hashes only.
create table api_key (
  api_key_id integer not null primary key,
  user_id integer not null,
  name text not null,
  secret_hash blob not null unique,
  roles text not null,
  created_at integer not null,
  expires_at integer,
  revoked_at integer
) strict;

create table session (
  secret_hash blob not null primary key,
  user_id integer not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index session_by_user on session (user_id);

-- What a request was answered, so that the same request again is answered the same.
create table idempotency (
  user_id integer not null,
  key text not null,
  request_hash integer not null,
  status integer not null,
  body blob not null,
  at integer not null,
  primary key (user_id, key)
) strict, without rowid;
create index idempotency_by_time on idempotency (at);
