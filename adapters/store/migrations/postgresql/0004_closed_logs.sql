-- Logs that were closed because entries of them are gone. `statement` is the signed note that closed it, `checkpoint`
-- the last one that was known to be good.

CREATE TABLE closed_log (
  tenant     bigint NOT NULL DEFAULT 1,
  origin     text   NOT NULL,
  checkpoint text   NOT NULL,
  statement  text   NOT NULL,
  closed_at  text   NOT NULL,
  PRIMARY KEY (tenant, origin)
);

CREATE TRIGGER closed_log_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON closed_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE closed_log ENABLE ALWAYS TRIGGER closed_log_is_final;

GRANT SELECT ON closed_log TO renmian_runtime, renmian_auditor;
