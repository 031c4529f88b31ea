-- Cases, their log, and the registers; the same tables as in PostgreSQL. Ids are text of UUID version 7: what was made
-- together lies together, and a file can be read with any SQLite shell.

CREATE TABLE schema_version (
  version    INTEGER PRIMARY KEY,
  applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) STRICT;

-- What never changes about a case.
CREATE TABLE appointment_case (
  tenant            INTEGER NOT NULL DEFAULT 1,
  case_id           TEXT    NOT NULL,
  procedure         TEXT    NOT NULL,
  procedure_version INTEGER NOT NULL,
  policy            TEXT    NOT NULL,
  person_id         TEXT    NOT NULL,
  post_id           TEXT    NOT NULL,
  batch_id          TEXT,
  opened_at         TEXT    NOT NULL,
  PRIMARY KEY (tenant, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_of_batch ON appointment_case (tenant, batch_id, case_id) WHERE batch_id IS NOT NULL;

-- Where a case stands: a projection of its events. Every step writes it, so it is narrow and has no index but the
-- work list's.
CREATE TABLE case_head (
  tenant   INTEGER NOT NULL DEFAULT 1,
  case_id  TEXT    NOT NULL,
  position TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  leaf     BLOB    NOT NULL,
  PRIMARY KEY (tenant, case_id),
  FOREIGN KEY (tenant, case_id) REFERENCES appointment_case
) STRICT, WITHOUT ROWID;
CREATE INDEX work_list ON case_head (tenant, position, case_id);

-- The log. `body` is the exact text that `leaf` is the hash of.
CREATE TABLE case_event (
  tenant    INTEGER NOT NULL DEFAULT 1,
  log_index INTEGER NOT NULL,
  case_id   TEXT    NOT NULL,
  seq       INTEGER NOT NULL,
  leaf      BLOB    NOT NULL,
  body      TEXT    NOT NULL,
  PRIMARY KEY (tenant, log_index),
  UNIQUE (tenant, case_id, seq)
) STRICT;

-- The personal content of an event, apart from it so that it can be erased.
CREATE TABLE case_payload (
  tenant    INTEGER NOT NULL DEFAULT 1,
  log_index INTEGER NOT NULL,
  salt      BLOB    NOT NULL,
  content   TEXT    NOT NULL,
  PRIMARY KEY (tenant, log_index)
) STRICT;

-- One row for each tenant with a log.
CREATE TABLE log_head (
  tenant     INTEGER NOT NULL DEFAULT 1 PRIMARY KEY,
  frontier   BLOB,
  checkpoint TEXT
) STRICT;

-- Full tiles of the Merkle tree: 256 hashes each.
CREATE TABLE log_tile (
  tenant     INTEGER NOT NULL DEFAULT 1,
  level      INTEGER NOT NULL,
  tile_index INTEGER NOT NULL,
  hashes     BLOB    NOT NULL,
  PRIMARY KEY (tenant, level, tile_index)
) STRICT;

CREATE TABLE idempotency_key (
  tenant      INTEGER NOT NULL DEFAULT 1,
  actor       TEXT    NOT NULL,
  key         TEXT    NOT NULL,
  fingerprint BLOB    NOT NULL,
  log_index   INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  PRIMARY KEY (tenant, actor, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  tenant  INTEGER NOT NULL DEFAULT 1,
  unit_id TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  parent  TEXT,
  PRIMARY KEY (tenant, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
  tenant  INTEGER NOT NULL DEFAULT 1,
  post_id TEXT    NOT NULL,
  unit_id TEXT    NOT NULL,
  title   TEXT    NOT NULL,
  level   TEXT    NOT NULL,
  kind    TEXT    NOT NULL,
  system  TEXT    NOT NULL,
  special INTEGER NOT NULL,
  PRIMARY KEY (tenant, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  tenant       INTEGER NOT NULL DEFAULT 1,
  person_id    TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  sex          TEXT    NOT NULL,
  birth_month  TEXT    NOT NULL,
  current_post TEXT    NOT NULL,
  form_digest  TEXT    NOT NULL,
  imported_at  TEXT    NOT NULL,
  PRIMARY KEY (tenant, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_form (
  tenant    INTEGER NOT NULL DEFAULT 1,
  person_id TEXT    NOT NULL,
  form      BLOB    NOT NULL,
  PRIMARY KEY (tenant, person_id),
  FOREIGN KEY (tenant, person_id) REFERENCES person
) STRICT;

CREATE TABLE batch (
  tenant    INTEGER NOT NULL DEFAULT 1,
  batch_id  TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  opened_at TEXT    NOT NULL,
  PRIMARY KEY (tenant, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_version (
  tenant      INTEGER NOT NULL DEFAULT 1,
  digest      TEXT    NOT NULL,
  procedure   TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  in_force_at TEXT    NOT NULL,
  PRIMARY KEY (tenant, digest)
) STRICT;

CREATE VIEW recorded_event AS
SELECT e.tenant, e.log_index, e.case_id, e.seq, e.body, e.leaf, p.salt, p.content
  FROM case_event e
  LEFT JOIN case_payload p ON p.tenant = e.tenant AND p.log_index = e.log_index;

CREATE VIEW case_overview AS
SELECT h.tenant, h.case_id, c.procedure, c.procedure_version, c.policy, c.person_id, c.post_id, c.batch_id, c.opened_at,
       h.position, h.version, h.seq, h.leaf
  FROM case_head h
  JOIN appointment_case c ON c.tenant = h.tenant AND c.case_id = h.case_id;

-- What is in the log stays as it is.
CREATE TRIGGER case_event_update BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'case_event is only ever added to'); END;
CREATE TRIGGER case_event_delete BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'case_event is only ever added to'); END;
CREATE TRIGGER case_payload_update BEFORE UPDATE ON case_payload
BEGIN SELECT RAISE(ABORT, 'case_payload is only ever added to'); END;
CREATE TRIGGER case_payload_delete BEFORE DELETE ON case_payload
BEGIN SELECT RAISE(ABORT, 'case_payload is only ever added to'); END;
CREATE TRIGGER log_tile_update BEFORE UPDATE ON log_tile
BEGIN SELECT RAISE(ABORT, 'log_tile is only ever added to'); END;
CREATE TRIGGER log_tile_delete BEFORE DELETE ON log_tile
BEGIN SELECT RAISE(ABORT, 'log_tile is only ever added to'); END;

-- INSERT OR REPLACE deletes without asking the triggers above.
CREATE TRIGGER case_event_replace BEFORE INSERT ON case_event
WHEN EXISTS (SELECT 1 FROM case_event WHERE tenant = NEW.tenant AND log_index = NEW.log_index)
  OR EXISTS (SELECT 1 FROM case_event WHERE tenant = NEW.tenant AND case_id = NEW.case_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'case_event is only ever added to'); END;
CREATE TRIGGER case_payload_replace BEFORE INSERT ON case_payload
WHEN EXISTS (SELECT 1 FROM case_payload WHERE tenant = NEW.tenant AND log_index = NEW.log_index)
BEGIN SELECT RAISE(ABORT, 'case_payload is only ever added to'); END;
CREATE TRIGGER log_tile_replace BEFORE INSERT ON log_tile
WHEN EXISTS (SELECT 1 FROM log_tile WHERE tenant = NEW.tenant AND level = NEW.level AND tile_index = NEW.tile_index)
BEGIN SELECT RAISE(ABORT, 'log_tile is only ever added to'); END;
