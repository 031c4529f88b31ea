-- Quota of leadership posts, what is known about people besides their forms, delegations, and what cases wait for; the
-- same tables as in PostgreSQL.

CREATE TABLE quota_line (
  tenant     INTEGER NOT NULL DEFAULT 1,
  unit_id    TEXT    NOT NULL,
  level      TEXT    NOT NULL,
  authorised INTEGER NOT NULL,
  in_use     INTEGER NOT NULL,
  PRIMARY KEY (tenant, unit_id, level)
) STRICT, WITHOUT ROWID;

-- A vacancy held by a running case.
CREATE TABLE quota_hold (
  tenant  INTEGER NOT NULL DEFAULT 1,
  unit_id TEXT    NOT NULL,
  level   TEXT    NOT NULL,
  case_id TEXT    NOT NULL,
  PRIMARY KEY (tenant, unit_id, level, case_id),
  FOREIGN KEY (tenant, unit_id, level) REFERENCES quota_line
) STRICT, WITHOUT ROWID;

-- `record` is canonical JSON.
CREATE TABLE person_record (
  tenant    INTEGER NOT NULL DEFAULT 1,
  person_id TEXT    NOT NULL,
  as_of     TEXT    NOT NULL,
  record    TEXT    NOT NULL,
  PRIMARY KEY (tenant, person_id)
) STRICT;

-- All ties of a person: canonical JSON, so that they are replaced together.
CREATE TABLE person_kin (
  tenant    INTEGER NOT NULL DEFAULT 1,
  person_id TEXT    NOT NULL,
  ties      TEXT    NOT NULL,
  PRIMARY KEY (tenant, person_id)
) STRICT, WITHOUT ROWID;

-- `commands` is canonical JSON.
CREATE TABLE delegation (
  tenant        INTEGER NOT NULL DEFAULT 1,
  delegation_id TEXT    NOT NULL,
  from_staff    TEXT    NOT NULL,
  to_staff      TEXT    NOT NULL,
  first_day     TEXT    NOT NULL,
  last_day      TEXT    NOT NULL,
  commands      TEXT    NOT NULL,
  batch_id      TEXT,
  revoked       INTEGER NOT NULL,
  PRIMARY KEY (tenant, delegation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delegation_to ON delegation (tenant, to_staff, delegation_id);

-- What a case waits for: a projection of its events.
CREATE TABLE due_item (
  tenant   INTEGER NOT NULL DEFAULT 1,
  case_id  TEXT    NOT NULL,
  code     TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  command  TEXT    NOT NULL,
  role     TEXT    NOT NULL,
  assignee TEXT    NOT NULL,
  since    TEXT    NOT NULL,
  due      TEXT,
  urged    INTEGER NOT NULL,
  PRIMARY KEY (tenant, case_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_of_role ON due_item (tenant, role, case_id, code);
CREATE INDEX due_of_assignee ON due_item (tenant, assignee, case_id, code);

-- Up to which index of the log the due items are known.
CREATE TABLE due_cursor (
  tenant   INTEGER NOT NULL DEFAULT 1 PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT;
