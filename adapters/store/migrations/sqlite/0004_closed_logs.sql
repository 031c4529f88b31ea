-- Logs that were closed because entries of them are gone. `statement` is the signed note that closed it, `checkpoint`
-- the last one that was known to be good.

CREATE TABLE closed_log (
  tenant     INTEGER NOT NULL DEFAULT 1,
  origin     TEXT    NOT NULL,
  checkpoint TEXT    NOT NULL,
  statement  TEXT    NOT NULL,
  closed_at  TEXT    NOT NULL,
  PRIMARY KEY (tenant, origin)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER closed_log_update BEFORE UPDATE ON closed_log
BEGIN SELECT RAISE(ABORT, 'closed_log is only ever added to'); END;
CREATE TRIGGER closed_log_delete BEFORE DELETE ON closed_log
BEGIN SELECT RAISE(ABORT, 'closed_log is only ever added to'); END;
