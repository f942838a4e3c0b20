-- Facts are added and ended, never changed or deleted: a row holds from version "since" until just before version "until" (null: still).
-- Times are milliseconds since 1970-01-01 UTC: to_timestamp(at / 1000.0).

create table workspace (
  workspace_id text collate "C" not null primary key,
  created_at bigint not null
);

-- One row for each commit. The greatest is the version of the base.
create table version (
  version bigint not null primary key,
  at bigint not null
);

-- Columns is a JSON array of names that only grows at its end. Key_column: the one that holds the channel's own id of a row; null where there is none.
create table source (
  source_id bigint not null primary key,
  name text collate "C" not null unique,
  columns text collate "C" not null,
  key_column text collate "C",
  since bigint not null
);

create table mapping (
  source_id bigint not null,
  since bigint not null,
  settings text collate "C" not null,
  made_by text collate "C" not null,
  made_at bigint not null,
  made_why text collate "C" not null,
  primary key (source_id, since)
);

create table run (
  run_id bigint not null primary key,
  kind text collate "C" not null,
  state text collate "C" not null,
  source_id bigint,
  name text collate "C" not null,
  input_hash bigint,
  position text collate "C" not null,
  rows_total bigint,
  rows_read bigint not null,
  rows_added bigint not null,
  rows_replaced bigint not null,
  rows_unchanged bigint not null,
  rows_removed bigint not null,
  rows_rejected bigint not null,
  started_at bigint not null,
  ended_at bigint,
  made_by text collate "C" not null,
  message text collate "C" not null
);
create index run_by_input on run (input_hash) where input_hash is not null;
create index run_unfinished on run (run_id) where ended_at is null;

create table reject (
  reject_id bigint not null primary key,
  run_id bigint not null,
  row bigint not null,
  line bigint not null,
  column_name text collate "C" not null,
  reason text collate "C" not null,
  raw bytea not null,
  resent_run bigint
);
create index reject_by_run on reject (run_id, reject_id);

-- A record id is its source's id times 2^40 and a serial: the table lies in the order (source, received). Fields is a JSON array of texts, sealed.
create table record (
  record_id bigint not null primary key,
  source_id bigint not null,
  key text collate "C" not null,
  content bigint not null,
  fields bytea not null,
  row bigint not null,
  line bigint not null,
  received_run bigint not null,
  superseded_run bigint,
  since bigint not null,
  until bigint
);
create unique index record_current on record (source_id, key) where until is null;
create index record_past on record (source_id, key) where until is not null;

create table judgment (
  judgment_id bigint not null primary key,
  left_source bigint not null,
  left_key text collate "C" not null,
  right_source bigint not null,
  right_key text collate "C" not null,
  entity text collate "C",
  decision text collate "C" not null,
  run_id bigint,
  made_by text collate "C" not null,
  made_at bigint not null,
  made_why text collate "C" not null,
  since bigint not null,
  ended_by text collate "C",
  ended_at bigint,
  ended_why text collate "C",
  until bigint
);
create index judgment_by_left on judgment (left_source, left_key);
create index judgment_by_right on judgment (right_source, right_key);
create index judgment_by_run on judgment (run_id) where run_id is not null;

create table correction (
  correction_id bigint not null primary key,
  source_id bigint not null,
  key text collate "C" not null,
  entity text collate "C" not null,
  attribute text collate "C" not null,
  value bytea not null,
  run_id bigint,
  made_by text collate "C" not null,
  made_at bigint not null,
  made_why text collate "C" not null,
  since bigint not null,
  ended_by text collate "C",
  ended_at bigint,
  ended_why text collate "C",
  until bigint
);
create index correction_by_record on correction (source_id, key);
create index correction_by_run on correction (run_id) where run_id is not null;

create table relation (
  relation_id bigint not null primary key,
  left_source bigint not null,
  left_key text collate "C" not null,
  left_entity text collate "C" not null,
  right_source bigint not null,
  right_key text collate "C" not null,
  right_entity text collate "C" not null,
  kind text collate "C" not null,
  label text collate "C" not null,
  follows bigint,
  run_id bigint,
  made_by text collate "C" not null,
  made_at bigint not null,
  made_why text collate "C" not null,
  since bigint not null,
  ended_by text collate "C",
  ended_at bigint,
  ended_why text collate "C",
  until bigint
);
create index relation_by_left on relation (left_source, left_key);
create index relation_by_right on relation (right_source, right_key);
create index relation_by_run on relation (run_id) where run_id is not null;

-- What people wrote down themselves; interactions of source records are read from the records.
create table interaction (
  interaction_id bigint not null primary key,
  source_id bigint not null,
  key text collate "C" not null,
  entity text collate "C" not null,
  kind text collate "C" not null,
  happened_at bigint not null,
  text bytea not null,
  amount text collate "C",
  currency text collate "C" not null,
  follows bigint,
  run_id bigint,
  made_by text collate "C" not null,
  made_at bigint not null,
  made_why text collate "C" not null,
  since bigint not null,
  ended_by text collate "C",
  ended_at bigint,
  ended_why text collate "C",
  until bigint
);
create index interaction_by_record on interaction (source_id, key);
create index interaction_by_run on interaction (run_id) where run_id is not null;

-- Base_version: the facts it was computed from. Published: the version in which it became the one in use.
create table fit (
  fit_id bigint not null primary key,
  run_id bigint not null,
  base_version bigint not null,
  settings text collate "C" not null,
  summary text collate "C" not null,
  since bigint not null,
  published bigint
);

-- Outcomes that have a history of their own. A customer number is 60 bits, and one above them that says: an organization.
create table customer (
  customer_no bigint not null primary key,
  entity text collate "C" not null,
  founder bigint not null,
  since bigint not null,
  created_run bigint not null,
  until bigint,
  retired_run bigint,
  replaced_by bigint
);
create index customer_replaced on customer (replaced_by) where replaced_by is not null;

create table member (
  customer_no bigint not null,
  record_id bigint not null,
  since bigint not null,
  until bigint,
  primary key (customer_no, record_id, since)
);
create index member_by_record on member (record_id);

create table code (
  code text collate "C" not null primary key,
  customer_no bigint not null,
  prefix text collate "C",
  since bigint not null,
  issued_run bigint not null,
  until bigint,
  retired_run bigint,
  reason text collate "C" not null
);
create index code_by_customer on code (customer_no);

-- Classes: a JSON object, dimension to class; because: the rules that said so.
create table class_history (
  customer_no bigint not null,
  since bigint not null,
  run_id bigint not null,
  classes text collate "C" not null,
  because text collate "C" not null,
  until bigint,
  primary key (customer_no, since)
);

create table change (
  seq bigint not null primary key,
  version bigint not null,
  at bigint not null,
  run_id bigint,
  kind text collate "C" not null,
  customer_no bigint,
  other_no bigint,
  detail text collate "C" not null
);
create index change_by_customer on change (customer_no, seq) where customer_no is not null;

create table user_account (
  user_id bigint not null primary key,
  name text collate "C" not null unique,
  password text collate "C" not null,
  roles text collate "C" not null,
  created_at bigint not null,
  disabled_at bigint
);

-- Secrets are kept as hashes only.
create table api_key (
  api_key_id bigint not null primary key,
  user_id bigint not null,
  name text collate "C" not null,
  secret_hash bytea not null unique,
  roles text collate "C" not null,
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint
);

create table session (
  secret_hash bytea not null primary key,
  user_id bigint not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index session_by_user on session (user_id);

-- What a request was answered, so that the same request again is answered the same.
create table idempotency (
  user_id bigint not null,
  key text collate "C" not null,
  request_hash bigint not null,
  status bigint not null,
  body bytea not null,
  at bigint not null,
  primary key (user_id, key)
);
create index idempotency_by_time on idempotency (at);
