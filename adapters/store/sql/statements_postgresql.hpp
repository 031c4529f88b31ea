// The SQL that only PostgreSQL understands.
//
// Lists come as one parameter each: array literals for what has no text of people in it, texts joined by U+001F (which
// canonical JSON never contains) for bodies and contents, where quoting would cost too much.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql::postgresql {

// Every statement finds its rows by key, so the planner is not asked to weigh what it would take a table for when the
// statement was first used: plans are made once for each connection and use the keys from the first row on.
//
// A node that stops in the middle of a commit must not hold the log for ever: the server then ends its transaction.
inline constexpr char kSetUp[] = R"sql(
  SET client_encoding = 'UTF8';
  SET search_path = public;
  SET bytea_output = 'hex';
  SET plan_cache_mode = force_generic_plan;
  SET enable_seqscan = off;
  SET enable_hashjoin = off;
  SET enable_mergejoin = off;
  SET enable_bitmapscan = off;
  SET max_parallel_workers_per_gather = 0;
  SET jit = off;
  SET statement_timeout = 0;
  SET idle_in_transaction_session_timeout = '30s';
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off')sql";

inline constexpr Sql kSetLockTimeout{"SELECT set_config('lock_timeout', :milliseconds, false)"};

inline constexpr Sql kStepDown{R"sql(
  SELECT set_config('role', rolname, false) FROM pg_roles
   WHERE rolname = 'renmian_runtime' AND pg_has_role(current_user, oid, 'MEMBER'))sql"};

// Of a login that does not own the table the server only warns.
inline constexpr char kStepUp[] = "RESET ROLE";
inline constexpr char kVacuumPayloads[] = "VACUUM case_payload";

inline constexpr Sql kFindSchemaVersion{"SELECT 1 WHERE to_regclass('schema_version') IS NOT NULL", 1};

// READ COMMITTED: each statement after the lock on the log head sees what the previous holder of that lock committed.
inline constexpr char kBegin[] = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

inline constexpr char kBeginMigration[] = "BEGIN; SELECT pg_advisory_xact_lock(hashtext('renmian migrate'))";

inline constexpr Sql kLockHead{"SELECT frontier, checkpoint FROM log_head WHERE tenant = :tenant FOR UPDATE", 2};

inline constexpr Sql kAddHead{"INSERT INTO log_head (tenant) VALUES (:tenant) ON CONFLICT DO NOTHING"};

// One look at the key's index for each key asked: LIMIT keeps the planner from walking the table instead, which it
// would think cheaper while the table is small, and the plan is kept.
inline constexpr Sql kUsedKeys{R"sql(
  SELECT asked.actor, asked.key, k.fingerprint, k.log_index, k.version
    FROM unnest(CAST(:actors AS text[]), CAST(:keys AS text[])) AS asked(actor, key)
   CROSS JOIN LATERAL (SELECT fingerprint, log_index, version FROM idempotency_key
                        WHERE tenant = :tenant AND actor = asked.actor AND key = asked.key LIMIT 1) k)sql",
                               5};

inline constexpr Sql kAddCases{R"sql(
  WITH added AS (
    INSERT INTO appointment_case (tenant, case_id, procedure, procedure_version, policy, person_id, post_id, batch_id,
                                  opened_at, unit_id, level)
    SELECT :tenant, *
      FROM unnest(CAST(:ids AS uuid[]), CAST(:procedures AS text[]), CAST(:procedure_versions AS bigint[]),
                  CAST(:policies AS text[]), CAST(:people AS uuid[]), CAST(:posts AS uuid[]), CAST(:batches AS uuid[]),
                  CAST(:opened_at AS text[]), CAST(:units AS uuid[]), CAST(:levels AS text[]))
    RETURNING case_id, procedure, unit_id, level)
  INSERT INTO case_head (tenant, case_id, position, version, seq, leaf, procedure, unit_id, level)
  SELECT :tenant, case_id, '', 0, 0, '', procedure, unit_id, level FROM added)sql"};

// The seq in the WHERE clause is the lock: of two commands that saw a case at the same event, one moves it.
//
// The row is looked up by key for each move, and updated where it was found: left to itself the planner would walk all
// cases for every commit, since the plan was made when there were none. Nobody moves a row in between, for whoever
// writes holds the log head.
inline constexpr Sql kMove{R"sql(
  UPDATE case_head h
     SET position = m.position, version = m.version, seq = m.seq, leaf = m.leaf
    FROM unnest(CAST(:ids AS uuid[]), CAST(:seqs AS bigint[]), CAST(:versions AS bigint[]), CAST(:positions AS text[]),
                CAST(:leaves AS bytea[])) AS m(case_id, seq, version, position, leaf)
   CROSS JOIN LATERAL (SELECT ctid AS place FROM case_head
                        WHERE tenant = :tenant AND case_id = m.case_id AND seq = m.seq - 1 LIMIT 1) found
   WHERE h.ctid = found.place
  RETURNING h.case_id)sql",
                           1};

inline constexpr Sql kAppend{R"sql(
  WITH events AS (
    INSERT INTO case_event (tenant, log_index, case_id, seq, leaf, body, request_id, traceparent, source)
    SELECT :tenant, *
      FROM unnest(CAST(:log_indices AS bigint[]), CAST(:case_ids AS uuid[]), CAST(:seqs AS bigint[]),
                  CAST(:leaves AS bytea[]), string_to_array(:bodies, U&'\001F'), CAST(:request_ids AS text[]),
                  CAST(:traceparents AS text[]), CAST(:sources AS text[]))),
  payloads AS (
    INSERT INTO case_payload (tenant, log_index, salt, content)
    SELECT :tenant, *
      FROM unnest(CAST(:payload_indices AS bigint[]), CAST(:salts AS bytea[]),
                  string_to_array(:contents, U&'\001F'))),
  keys AS (
    INSERT INTO idempotency_key (tenant, actor, key, fingerprint, log_index, version)
    SELECT :tenant, *
      FROM unnest(CAST(:actors AS text[]), CAST(:keys AS text[]), CAST(:fingerprints AS bytea[]),
                  CAST(:key_indices AS bigint[]), CAST(:versions AS bigint[]))),
  tiles AS (
    INSERT INTO log_tile (tenant, level, tile_index, hashes)
    SELECT :tenant, *
      FROM unnest(CAST(:tile_levels AS integer[]), CAST(:tile_indices AS bigint[]), CAST(:tiles AS bytea[])))
  UPDATE log_head SET frontier = :frontier, checkpoint = :checkpoint WHERE tenant = :tenant)sql"};

// The rows of the lines stay locked, so that nobody replaces them before what was decided on them is written. They are
// locked in the order of the lists.
inline constexpr Sql kQuotaOfMoves{R"sql(
  SELECT q.unit_id, q.level, q.authorised, q.in_use, others.held, own.held, asked.case_id
    FROM unnest(CAST(:units AS uuid[]), CAST(:levels AS text[]), CAST(:cases AS uuid[])) AS asked(unit_id, level, case_id)
   CROSS JOIN LATERAL (SELECT unit_id, level, authorised, in_use FROM quota_line
                        WHERE tenant = :tenant AND unit_id = asked.unit_id AND level = asked.level LIMIT 1
                          FOR UPDATE) q
   CROSS JOIN LATERAL (SELECT count(*) AS held FROM quota_hold
                        WHERE tenant = :tenant AND unit_id = asked.unit_id AND level = asked.level
                          AND case_id <> asked.case_id) others
   CROSS JOIN LATERAL (SELECT count(*) AS held FROM quota_hold
                        WHERE tenant = :tenant AND unit_id = asked.unit_id AND level = asked.level
                          AND case_id = asked.case_id) own)sql",
                                   7};

// Rows are looked up by key and changed where they were found, as for kMove.
inline constexpr Sql kMoveQuota{R"sql(
  WITH ended AS (
    DELETE FROM quota_hold h
     USING unnest(CAST(:ended_units AS uuid[]), CAST(:ended_levels AS text[]), CAST(:ended_cases AS uuid[]))
        AS e(unit_id, level, case_id)
     CROSS JOIN LATERAL (SELECT ctid AS place FROM quota_hold
                          WHERE tenant = :tenant AND unit_id = e.unit_id AND level = e.level AND case_id = e.case_id
                          LIMIT 1) found
     WHERE h.ctid = found.place),
  begun AS (
    INSERT INTO quota_hold (tenant, unit_id, level, case_id)
    SELECT :tenant, *
      FROM unnest(CAST(:begun_units AS uuid[]), CAST(:begun_levels AS text[]), CAST(:begun_cases AS uuid[])))
  UPDATE quota_line q SET in_use = q.in_use + t.posts
    FROM unnest(CAST(:taken_units AS uuid[]), CAST(:taken_levels AS text[]), CAST(:taken_posts AS bigint[]))
      AS t(unit_id, level, posts)
   CROSS JOIN LATERAL (SELECT ctid AS place FROM quota_line
                        WHERE tenant = :tenant AND unit_id = t.unit_id AND level = t.level LIMIT 1) found
   WHERE q.ctid = found.place)sql"};

// Items that stay as they are are not written again: a step seldom changes all that its case waits for.
inline constexpr Sql kSetDue{R"sql(
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest(CAST(:case_ids AS uuid[]), CAST(:codes AS text[]), CAST(:kinds AS text[]),
                         CAST(:commands AS text[]), CAST(:roles AS text[]), CAST(:assignees AS text[]),
                         CAST(:since AS text[]), CAST(:due AS text[]), CAST(:urged AS bigint[]))
                    AS w(case_id, code, kind, command, role, assignee, since, due, urged)),
  settled AS (
    DELETE FROM due_item d
     USING unnest(CAST(:cases AS uuid[])) AS asked(case_id)
     CROSS JOIN LATERAL (SELECT ctid AS place, case_id, code FROM due_item
                          WHERE tenant = :tenant AND case_id = asked.case_id OFFSET 0) found
     WHERE d.ctid = found.place AND (found.case_id, found.code) NOT IN (SELECT case_id, code FROM wanted))
  INSERT INTO due_item AS d (tenant, case_id, code, kind, command, role, assignee, since, due, urged, unit_id, level)
  SELECT :tenant, w.*, c.unit_id, c.level
    FROM wanted w
    LEFT JOIN LATERAL (SELECT unit_id, level FROM appointment_case
                        WHERE tenant = :tenant AND case_id = w.case_id OFFSET 0) c ON true
  ON CONFLICT (tenant, case_id, code) DO UPDATE
     SET kind = excluded.kind, command = excluded.command, role = excluded.role, assignee = excluded.assignee,
         since = excluded.since, due = excluded.due, urged = excluded.urged
   WHERE (d.kind, d.command, d.role, d.assignee, d.since, d.due, d.urged) IS DISTINCT FROM
         (excluded.kind, excluded.command, excluded.role, excluded.assignee, excluded.since, excluded.due,
          excluded.urged))sql"};

// As for kSetDue: what stays is not written again.
inline constexpr Sql kSetDocuments{R"sql(
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest(CAST(:case_ids AS uuid[]), CAST(:numbers AS text[])) AS w(case_id, number)),
  gone AS (
    DELETE FROM case_document d
     USING unnest(CAST(:cases AS uuid[])) AS asked(case_id)
     CROSS JOIN LATERAL (SELECT ctid AS place, case_id, number FROM case_document
                          WHERE tenant = :tenant AND case_id = asked.case_id OFFSET 0) found
     WHERE d.ctid = found.place AND (found.case_id, found.number) NOT IN (SELECT case_id, number FROM wanted))
  INSERT INTO case_document (tenant, case_id, number) SELECT :tenant, * FROM wanted ON CONFLICT DO NOTHING)sql"};
inline constexpr Sql kSetRefusals{R"sql(
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest(CAST(:case_ids AS uuid[]), CAST(:gates AS text[]), CAST(:times AS bigint[]))
                    AS w(case_id, gate, times))
  INSERT INTO case_refusal AS r (tenant, case_id, gate, times) SELECT :tenant, * FROM wanted
  ON CONFLICT (tenant, case_id, gate) DO UPDATE SET times = excluded.times WHERE r.times <> excluded.times)sql"};

inline constexpr Sql kEventsOf{R"sql(
  SELECT e.log_index, e.case_id, e.seq, e.body, e.leaf, e.salt, e.content, e.erased_by, e.request_id, e.traceparent,
         e.source
    FROM json_array_elements_text(CAST(:cases AS json)) WITH ORDINALITY AS asked(case_id, place)
   CROSS JOIN LATERAL (SELECT * FROM recorded_event
                        WHERE tenant = :tenant AND case_id = CAST(asked.case_id AS uuid) OFFSET 0) e
   ORDER BY asked.place, e.seq)sql",
                               11};

// Keys first, then the row of each, whatever the planner thinks of the size of the page: columns, keys, table, name of
// the key, direction.
inline constexpr char kRowsByKey[] = R"sql(
  SELECT {0} FROM ({1}) w
   CROSS JOIN LATERAL (SELECT * FROM {2} WHERE tenant = :tenant AND {3} = w.{3} OFFSET 0) o
   ORDER BY w.{3}{4})sql";
inline constexpr char kOneOf[] = " = ANY(CAST(:{} AS {}[]))";
inline constexpr char kPageOfEachUnit[] = R"sql(
  SELECT p.* FROM unnest(CAST(:units AS uuid[])) AS u(value) CROSS JOIN LATERAL ({0}) p)sql";

inline constexpr Sql kSaveForm{R"sql(
  INSERT INTO person_form (tenant, person_id, form) VALUES (:tenant, :id, :form)
  ON CONFLICT (tenant, person_id) DO UPDATE SET form = excluded.form)sql"};

}  // namespace renmian::sql::postgresql
