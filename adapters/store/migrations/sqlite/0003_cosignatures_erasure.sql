-- What witnesses have signed, and which payloads were erased by which entry of the log; the same tables as in
-- PostgreSQL.

-- The latest a witness gave for each size of the log. `line` is its signature as it stands under the checkpoint.
CREATE TABLE cosignature (
  tenant      INTEGER NOT NULL DEFAULT 1,
  size        INTEGER NOT NULL,
  witness     TEXT    NOT NULL,
  checkpoint  TEXT    NOT NULL,
  line        TEXT    NOT NULL,
  received_at TEXT    NOT NULL,
  PRIMARY KEY (tenant, size, witness)
) STRICT, WITHOUT ROWID;

-- Noted before a payload is removed, so that what was erased can be told from what is lost.
CREATE TABLE payload_erasure (
  tenant    INTEGER NOT NULL DEFAULT 1,
  log_index INTEGER NOT NULL,
  erased_by INTEGER NOT NULL,
  PRIMARY KEY (tenant, log_index),
  FOREIGN KEY (tenant, log_index) REFERENCES case_event (tenant, log_index),
  FOREIGN KEY (tenant, erased_by) REFERENCES case_event (tenant, log_index)
) STRICT, WITHOUT ROWID;

-- The note is only looked for where there is no payload.
DROP VIEW recorded_event;
CREATE VIEW recorded_event AS
SELECT e.tenant, e.log_index, e.case_id, e.seq, e.body, e.leaf, p.salt, p.content, x.erased_by
  FROM case_event e
  LEFT JOIN case_payload p ON p.tenant = e.tenant AND p.log_index = e.log_index
  LEFT JOIN payload_erasure x ON p.salt IS NULL AND x.tenant = e.tenant AND x.log_index = e.log_index;

CREATE TRIGGER payload_erasure_update BEFORE UPDATE ON payload_erasure
BEGIN SELECT RAISE(ABORT, 'payload_erasure is only ever added to'); END;
CREATE TRIGGER payload_erasure_delete BEFORE DELETE ON payload_erasure
BEGIN SELECT RAISE(ABORT, 'payload_erasure is only ever added to'); END;

-- A payload goes only after its erasure was noted.
DROP TRIGGER case_payload_delete;
CREATE TRIGGER case_payload_delete BEFORE DELETE ON case_payload
WHEN NOT EXISTS (SELECT 1 FROM payload_erasure WHERE tenant = OLD.tenant AND log_index = OLD.log_index)
BEGIN SELECT RAISE(ABORT, 'case_payload is only ever added to, unless its erasure was noted'); END;
