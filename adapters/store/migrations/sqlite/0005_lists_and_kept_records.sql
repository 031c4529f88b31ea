-- What lists and searches of cases follow, small records that belong to no case, and which request made an event; the
-- same tables as in PostgreSQL.

-- The unit and level of the post when the case was opened.
ALTER TABLE appointment_case ADD COLUMN unit_id TEXT;
ALTER TABLE appointment_case ADD COLUMN level TEXT;
UPDATE appointment_case AS c
   SET unit_id = p.unit_id, level = p.level
  FROM post p WHERE p.tenant = c.tenant AND p.post_id = c.post_id;
CREATE INDEX case_of_person ON appointment_case (tenant, person_id, case_id);
CREATE INDEX case_of_post ON appointment_case (tenant, post_id, case_id);
CREATE INDEX case_of_unit ON appointment_case (tenant, unit_id, case_id, procedure, level) WHERE unit_id IS NOT NULL;
CREATE INDEX case_of_procedure ON appointment_case (tenant, procedure, case_id);

-- Beside the position, what the position is looked for together with: each of these lists is one range of an index.
ALTER TABLE case_head ADD COLUMN procedure TEXT;
ALTER TABLE case_head ADD COLUMN unit_id TEXT;
ALTER TABLE case_head ADD COLUMN level TEXT;
UPDATE case_head AS h
   SET procedure = c.procedure, unit_id = c.unit_id, level = c.level
  FROM appointment_case c WHERE c.tenant = h.tenant AND c.case_id = h.case_id;
CREATE INDEX work_list_of_procedure ON case_head (tenant, procedure, position, case_id);
CREATE INDEX work_list_of_unit ON case_head (tenant, unit_id, position, case_id, procedure, level)
 WHERE unit_id IS NOT NULL;

-- The lists of those whose rights name units.
ALTER TABLE due_item ADD COLUMN unit_id TEXT;
ALTER TABLE due_item ADD COLUMN level TEXT;
UPDATE due_item AS d
   SET unit_id = c.unit_id, level = c.level
  FROM appointment_case AS c WHERE c.tenant = d.tenant AND c.case_id = d.case_id;
CREATE INDEX due_of_unit ON due_item (tenant, unit_id, role, case_id, code) WHERE unit_id IS NOT NULL;

-- The first event gives the case its number.
DROP VIEW case_overview;
CREATE VIEW case_overview AS
SELECT h.tenant, h.case_id, c.procedure, c.procedure_version, c.policy, c.person_id, c.post_id, c.batch_id, c.opened_at,
       h.position, h.version, h.seq, h.leaf, c.unit_id, c.level,
       (SELECT log_index FROM case_event WHERE tenant = h.tenant AND case_id = h.case_id AND seq = 1) AS first_event
  FROM case_head h
  JOIN appointment_case c ON c.tenant = h.tenant AND c.case_id = h.case_id;

-- The posts of a unit.
CREATE INDEX post_of_unit ON post (tenant, unit_id, post_id);

-- Which request made an event: its id, its W3C traceparent, the address it came from. Beside what is hashed, and NULL
-- where there is none.
ALTER TABLE case_event ADD COLUMN request_id TEXT;
ALTER TABLE case_event ADD COLUMN traceparent TEXT;
ALTER TABLE case_event ADD COLUMN source TEXT;
DROP VIEW recorded_event;
CREATE VIEW recorded_event AS
SELECT e.tenant, e.log_index, e.case_id, e.seq, e.body, e.leaf, p.salt, p.content, x.erased_by,
       e.request_id, e.traceparent, e.source
  FROM case_event e
  LEFT JOIN case_payload p ON p.tenant = e.tenant AND p.log_index = e.log_index
  LEFT JOIN payload_erasure x ON p.salt IS NULL AND x.tenant = e.tenant AND x.log_index = e.log_index;

-- What a person, unit or post is found by (engine/registry/search.hpp).
CREATE TABLE search_term (
  tenant INTEGER NOT NULL DEFAULT 1,
  kind   TEXT    NOT NULL,
  term   TEXT    NOT NULL,
  id     TEXT    NOT NULL,
  PRIMARY KEY (tenant, kind, term, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX terms_of_one ON search_term (tenant, kind, id);

-- Whether the terms of the name are kept.
ALTER TABLE person ADD COLUMN termed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN termed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE post ADD COLUMN termed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX person_without_terms ON person (tenant, person_id) WHERE termed = 0;
CREATE INDEX unit_without_terms ON unit (tenant, unit_id) WHERE termed = 0;
CREATE INDEX post_without_terms ON post (tenant, post_id) WHERE termed = 0;
CREATE INDEX person_by_name ON person (tenant, name, person_id);

-- What the events of a case tell of it for searches and statistics, known up to the due cursor: numbers of documents,
-- in search form, and how often each gate refused it.
CREATE TABLE case_document (
  tenant  INTEGER NOT NULL DEFAULT 1,
  number  TEXT    NOT NULL,
  case_id TEXT    NOT NULL,
  PRIMARY KEY (tenant, number, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_of_case ON case_document (tenant, case_id);

CREATE TABLE case_refusal (
  tenant  INTEGER NOT NULL DEFAULT 1,
  case_id TEXT    NOT NULL,
  gate    TEXT    NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (tenant, case_id, gate)
) STRICT, WITHOUT ROWID;

-- What is in the log already is followed once more, from its beginning.
UPDATE due_cursor SET position = 0;

CREATE TABLE kept_record (
  tenant     INTEGER NOT NULL DEFAULT 1,
  kind       TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  owner      TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  body       TEXT    NOT NULL,
  expires_at TEXT,
  PRIMARY KEY (tenant, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_by_owner ON kept_record (tenant, kind, owner, id);
CREATE INDEX kept_until ON kept_record (tenant, kind, expires_at) WHERE expires_at IS NOT NULL;
