-- Quota of leadership posts, what is known about people besides their forms, delegations, and what cases wait for.

CREATE TABLE quota_line (
  tenant     bigint NOT NULL DEFAULT 1,
  unit_id    uuid   NOT NULL,
  level      text   NOT NULL,
  authorised bigint NOT NULL,
  in_use     bigint NOT NULL,
  PRIMARY KEY (tenant, unit_id, level)
) WITH (fillfactor = 70);

-- A vacancy held by a running case. Written only under the lock on the log head.
CREATE TABLE quota_hold (
  tenant  bigint NOT NULL DEFAULT 1,
  unit_id uuid   NOT NULL,
  level   text   NOT NULL,
  case_id uuid   NOT NULL,
  PRIMARY KEY (tenant, unit_id, level, case_id),
  FOREIGN KEY (tenant, unit_id, level) REFERENCES quota_line
);

-- `record` is canonical JSON.
CREATE TABLE person_record (
  tenant    bigint NOT NULL DEFAULT 1,
  person_id uuid   NOT NULL,
  as_of     text   NOT NULL,
  record    text   NOT NULL,
  PRIMARY KEY (tenant, person_id)
);

-- All ties of a person: canonical JSON, so that they are replaced together.
CREATE TABLE person_kin (
  tenant    bigint NOT NULL DEFAULT 1,
  person_id uuid   NOT NULL,
  ties      text   NOT NULL,
  PRIMARY KEY (tenant, person_id)
);

-- `commands` is canonical JSON.
CREATE TABLE delegation (
  tenant        bigint   NOT NULL DEFAULT 1,
  delegation_id uuid     NOT NULL,
  from_staff    text     NOT NULL,
  to_staff      text     NOT NULL,
  first_day     text     NOT NULL,
  last_day      text     NOT NULL,
  commands      text     NOT NULL,
  batch_id      uuid,
  revoked       smallint NOT NULL,
  PRIMARY KEY (tenant, delegation_id)
);
CREATE INDEX delegation_to ON delegation (tenant, to_staff, delegation_id);

-- What a case waits for: a projection of its events. Codes sort by their bytes, as pages are cut by them.
CREATE TABLE due_item (
  tenant   bigint NOT NULL DEFAULT 1,
  case_id  uuid   NOT NULL,
  code     text   COLLATE "C" NOT NULL,
  kind     text   NOT NULL,
  command  text   NOT NULL,
  role     text   NOT NULL,
  assignee text   NOT NULL,
  since    text   NOT NULL,
  due      text   COLLATE "C",
  urged    bigint NOT NULL
);
CREATE INDEX due_of_role ON due_item (tenant, role, case_id, code);
CREATE INDEX due_of_assignee ON due_item (tenant, assignee, case_id, code);
-- Last, for of indexes that look alike while the table is small the planner takes the newest, and the plan that finds
-- the items of a case is kept.
ALTER TABLE due_item ADD PRIMARY KEY (tenant, case_id, code);

-- Up to which index of the log the due items are known.
CREATE TABLE due_cursor (
  tenant   bigint NOT NULL DEFAULT 1 PRIMARY KEY,
  position bigint NOT NULL
);

GRANT SELECT ON quota_line, quota_hold, person_record, person_kin, delegation, due_item, due_cursor
  TO renmian_runtime, renmian_auditor;
GRANT INSERT ON quota_line, quota_hold, person_record, person_kin, delegation, due_item, due_cursor
  TO renmian_runtime;
GRANT UPDATE ON quota_line, person_record, person_kin, delegation, due_item, due_cursor TO renmian_runtime;
GRANT DELETE ON quota_hold, due_item TO renmian_runtime;
