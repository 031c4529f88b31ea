-- Cases, their log, and the registers. Every key begins with the tenant (organisation), so that the schema can be
-- partitioned or distributed by it. Ids are UUID version 7: what was made together lies together.

CREATE TABLE schema_version (
  version    integer PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);

-- What never changes about a case.
CREATE TABLE appointment_case (
  tenant            bigint NOT NULL DEFAULT 1,
  case_id           uuid   NOT NULL,
  procedure         text   NOT NULL,
  procedure_version bigint NOT NULL,
  policy            text   NOT NULL,
  person_id         uuid   NOT NULL,
  post_id           uuid   NOT NULL,
  batch_id          uuid,
  opened_at         text   NOT NULL,
  PRIMARY KEY (tenant, case_id)
);
CREATE INDEX case_of_batch ON appointment_case (tenant, batch_id, case_id) WHERE batch_id IS NOT NULL;

-- Where a case stands: a projection of its events. Every step writes it, so it is narrow and has no index but the
-- work list's.
CREATE TABLE case_head (
  tenant   bigint NOT NULL DEFAULT 1,
  case_id  uuid   NOT NULL,
  position text   NOT NULL,
  version  bigint NOT NULL,
  seq      bigint NOT NULL,
  leaf     bytea  NOT NULL,
  PRIMARY KEY (tenant, case_id),
  FOREIGN KEY (tenant, case_id) REFERENCES appointment_case
) WITH (fillfactor = 70);
CREATE INDEX work_list ON case_head (tenant, position, case_id);

-- The log. `body` is the exact text that `leaf` is the hash of.
CREATE TABLE case_event (
  tenant    bigint NOT NULL DEFAULT 1,
  log_index bigint NOT NULL,
  case_id   uuid   NOT NULL,
  seq       bigint NOT NULL,
  leaf      bytea  NOT NULL,
  body      text   NOT NULL,
  PRIMARY KEY (tenant, log_index),
  UNIQUE (tenant, case_id, seq)
);

-- The personal content of an event, apart from it so that it can be erased.
CREATE TABLE case_payload (
  tenant    bigint NOT NULL DEFAULT 1,
  log_index bigint NOT NULL,
  salt      bytea  NOT NULL,
  content   text   NOT NULL,
  PRIMARY KEY (tenant, log_index)
);

-- One row for each tenant. Whoever writes holds its lock; it is without values until the first event.
CREATE TABLE log_head (
  tenant     bigint NOT NULL DEFAULT 1 PRIMARY KEY,
  frontier   bytea,
  checkpoint text
) WITH (fillfactor = 50);

-- Full tiles of the Merkle tree: 256 hashes each.
CREATE TABLE log_tile (
  tenant     bigint  NOT NULL DEFAULT 1,
  level      integer NOT NULL,
  tile_index bigint  NOT NULL,
  hashes     bytea   NOT NULL,
  PRIMARY KEY (tenant, level, tile_index)
);

CREATE TABLE idempotency_key (
  tenant      bigint NOT NULL DEFAULT 1,
  actor       text   NOT NULL,
  key         text   NOT NULL,
  fingerprint bytea  NOT NULL,
  log_index   bigint NOT NULL,
  version     bigint NOT NULL,
  PRIMARY KEY (tenant, actor, key)
);

CREATE TABLE unit (
  tenant  bigint NOT NULL DEFAULT 1,
  unit_id uuid   NOT NULL,
  name    text   NOT NULL,
  parent  uuid,
  PRIMARY KEY (tenant, unit_id)
);

CREATE TABLE post (
  tenant  bigint   NOT NULL DEFAULT 1,
  post_id uuid     NOT NULL,
  unit_id uuid     NOT NULL,
  title   text     NOT NULL,
  level   text     NOT NULL,
  kind    text     NOT NULL,
  system  text     NOT NULL,
  special smallint NOT NULL,
  PRIMARY KEY (tenant, post_id)
);

CREATE TABLE person (
  tenant       bigint NOT NULL DEFAULT 1,
  person_id    uuid   NOT NULL,
  name         text   NOT NULL,
  sex          text   NOT NULL,
  birth_month  text   NOT NULL,
  current_post text   NOT NULL,
  form_digest  text   NOT NULL,
  imported_at  text   NOT NULL,
  PRIMARY KEY (tenant, person_id)
);

CREATE TABLE person_form (
  tenant    bigint NOT NULL DEFAULT 1,
  person_id uuid   NOT NULL,
  form      bytea  NOT NULL,
  PRIMARY KEY (tenant, person_id),
  FOREIGN KEY (tenant, person_id) REFERENCES person
);

CREATE TABLE batch (
  tenant    bigint NOT NULL DEFAULT 1,
  batch_id  uuid   NOT NULL,
  title     text   NOT NULL,
  opened_at text   NOT NULL,
  PRIMARY KEY (tenant, batch_id)
);

CREATE TABLE policy_version (
  tenant      bigint NOT NULL DEFAULT 1,
  digest      text   NOT NULL,
  procedure   text   NOT NULL,
  content     text   NOT NULL,
  in_force_at text   NOT NULL,
  PRIMARY KEY (tenant, digest)
);

-- The payload is looked up by key for each event, whatever the planner thinks of the size of the tables.
CREATE VIEW recorded_event AS
SELECT e.tenant, e.log_index, e.case_id, e.seq, e.body, e.leaf, p.salt, p.content
  FROM case_event e
  LEFT JOIN LATERAL (SELECT salt, content FROM case_payload
                      WHERE tenant = e.tenant AND log_index = e.log_index LIMIT 1) p ON true;

CREATE VIEW case_overview AS
SELECT h.tenant, h.case_id, c.procedure, c.procedure_version, c.policy, c.person_id, c.post_id, c.batch_id, c.opened_at,
       h.position, h.version, h.seq, h.leaf
  FROM case_head h
  JOIN appointment_case c ON c.tenant = h.tenant AND c.case_id = h.case_id;

-- What is in the log stays as it is. ALWAYS: also for sessions that replay changes of others, where ordinary triggers
-- are silent.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER case_event_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_payload_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON case_payload
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_tile_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON log_tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE case_event ENABLE ALWAYS TRIGGER case_event_is_final;
ALTER TABLE case_payload ENABLE ALWAYS TRIGGER case_payload_is_final;
ALTER TABLE log_tile ENABLE ALWAYS TRIGGER log_tile_is_final;

-- Roles belong to the whole cluster: another database of it may be making them at this moment.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['renmian_runtime', 'renmian_auditor'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
  -- So that the server, if it logs in as who migrates, can step down to the runtime role.
  IF NOT pg_has_role(current_user, 'renmian_runtime', 'MEMBER') THEN
    EXECUTE format('GRANT renmian_runtime TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege OR unique_violation THEN
  NULL;
END
$$;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO renmian_runtime, renmian_auditor;
GRANT INSERT ON appointment_case, case_head, case_event, case_payload, log_head, log_tile, idempotency_key,
  unit, post, person, person_form, batch, policy_version TO renmian_runtime;
GRANT UPDATE (position, version, seq, leaf) ON case_head TO renmian_runtime;
GRANT UPDATE (frontier, checkpoint) ON log_head TO renmian_runtime;
GRANT UPDATE ON unit, post, person, person_form, batch, policy_version TO renmian_runtime;
