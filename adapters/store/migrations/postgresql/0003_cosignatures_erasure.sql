-- What witnesses have signed, and which payloads were erased by which entry of the log.

-- The latest a witness gave for each size of the log. `line` is its signature as it stands under the checkpoint.
CREATE TABLE cosignature (
  tenant      bigint NOT NULL DEFAULT 1,
  size        bigint NOT NULL,
  witness     text   COLLATE "C" NOT NULL,
  checkpoint  text   NOT NULL,
  line        text   NOT NULL,
  received_at text   NOT NULL,
  PRIMARY KEY (tenant, size, witness)
);

-- Noted before a payload is removed, so that what was erased can be told from what is lost.
CREATE TABLE payload_erasure (
  tenant    bigint NOT NULL DEFAULT 1,
  log_index bigint NOT NULL,
  erased_by bigint NOT NULL,
  PRIMARY KEY (tenant, log_index),
  FOREIGN KEY (tenant, log_index) REFERENCES case_event (tenant, log_index),
  FOREIGN KEY (tenant, erased_by) REFERENCES case_event (tenant, log_index)
);

-- The note is only looked for where there is no payload.
CREATE OR REPLACE VIEW recorded_event AS
SELECT e.tenant, e.log_index, e.case_id, e.seq, e.body, e.leaf, p.salt, p.content, x.erased_by
  FROM case_event e
  LEFT JOIN LATERAL (SELECT salt, content FROM case_payload
                      WHERE tenant = e.tenant AND log_index = e.log_index LIMIT 1) p ON true
  LEFT JOIN LATERAL (SELECT erased_by FROM payload_erasure
                      WHERE p.salt IS NULL AND tenant = e.tenant AND log_index = e.log_index LIMIT 1) x ON true;

CREATE TRIGGER payload_erasure_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON payload_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE payload_erasure ENABLE ALWAYS TRIGGER payload_erasure_is_final;

-- A payload goes only after its erasure was noted.
CREATE FUNCTION refuse_unnoted_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM payload_erasure WHERE tenant = OLD.tenant AND log_index = OLD.log_index) THEN
    RAISE EXCEPTION '% of % is refused: it is only ever added to, unless its erasure was noted', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END
$$;

DROP TRIGGER case_payload_is_final ON case_payload;
CREATE TRIGGER case_payload_is_final BEFORE UPDATE OR TRUNCATE ON case_payload
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_payload_erasure_is_noted BEFORE DELETE ON case_payload
  FOR EACH ROW EXECUTE FUNCTION refuse_unnoted_erasure();
ALTER TABLE case_payload ENABLE ALWAYS TRIGGER case_payload_is_final;
ALTER TABLE case_payload ENABLE ALWAYS TRIGGER case_payload_erasure_is_noted;

GRANT SELECT ON cosignature, payload_erasure TO renmian_runtime, renmian_auditor;
GRANT INSERT ON cosignature, payload_erasure TO renmian_runtime;
GRANT UPDATE (checkpoint, line, received_at) ON cosignature TO renmian_runtime;
GRANT DELETE ON case_payload TO renmian_runtime;
