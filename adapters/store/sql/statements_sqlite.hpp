// The SQL that only SQLite understands, and the writing of one row at a time, which is fast there.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql::sqlite {

// Plain BEGIN locks only at the first write, so of two writers who have both read one fails at once. IMMEDIATE makes
// the second wait at the door instead.
inline constexpr char kBegin[] = "BEGIN IMMEDIATE";

// FULL: a commit is on the disk when it returns. Deleted content is overwritten, since it may be personal.
// LIKE is to tell capital letters apart as it does in PostgreSQL.
inline constexpr char kSetUp[] = R"sql(
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA secure_delete = ON;
  PRAGMA case_sensitive_like = ON)sql";

// Stays with the file. In this mode readers never wait for the writer.
inline constexpr char kWriteAheadLog[] = "PRAGMA journal_mode = WAL";

// Moved content leaves copies behind in pages that stay in use, so the whole file is written anew.
inline constexpr char kRewriteFile[] = "VACUUM";

// Of the write-ahead log, which still holds the pages as they were: whether somebody is in the way of emptying it.
inline constexpr Sql kEmptyWriteAheadLog{"PRAGMA wal_checkpoint(TRUNCATE)", 3};

inline constexpr Sql kFindSchemaVersion{"SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'", 1};

inline constexpr Sql kAddCase{R"sql(
  INSERT INTO appointment_case (tenant, case_id, procedure, procedure_version, policy, person_id, post_id, batch_id,
                                opened_at, unit_id, level)
  VALUES (:tenant, :id, :procedure, :procedure_version, :policy, :person, :post, :batch, :opened_at, :unit, :level))sql"};

inline constexpr Sql kAddCaseHead{R"sql(
  INSERT INTO case_head (tenant, case_id, position, version, seq, leaf, procedure, unit_id, level)
  VALUES (:tenant, :id, '', 0, 0, x'', :procedure, :unit, :level))sql"};

// The seq in the WHERE clause is the lock: of two commands that saw a case at the same event, one moves it.
inline constexpr Sql kMove{R"sql(
  UPDATE case_head SET position = :position, version = :version, seq = :seq, leaf = CAST(:leaf AS BLOB)
   WHERE tenant = :tenant AND case_id = :id AND seq = :seq - 1
  RETURNING 1)sql",
                           1};

inline constexpr Sql kAddEvent{R"sql(
  INSERT INTO case_event (tenant, log_index, case_id, seq, leaf, body, request_id, traceparent, source)
  VALUES (:tenant, :log_index, :case_id, :seq, CAST(:leaf AS BLOB), :body, :request_id, :traceparent, :source))sql"};

inline constexpr Sql kAddPayload{R"sql(
  INSERT INTO case_payload (tenant, log_index, salt, content)
  VALUES (:tenant, :log_index, CAST(:salt AS BLOB), :content))sql"};

inline constexpr Sql kAddKey{R"sql(
  INSERT INTO idempotency_key (tenant, actor, key, fingerprint, log_index, version)
  VALUES (:tenant, :actor, :key, CAST(:fingerprint AS BLOB), :log_index, :version))sql"};

inline constexpr Sql kAddTile{R"sql(
  INSERT INTO log_tile (tenant, level, tile_index, hashes) VALUES (:tenant, :level, :index, CAST(:hashes AS BLOB)))sql"};

inline constexpr Sql kSetHead{R"sql(
  INSERT INTO log_head (tenant, frontier, checkpoint) VALUES (:tenant, CAST(:frontier AS BLOB), :checkpoint)
  ON CONFLICT (tenant) DO UPDATE SET frontier = excluded.frontier, checkpoint = excluded.checkpoint)sql"};

inline constexpr Sql kAddHold{R"sql(
  INSERT INTO quota_hold (tenant, unit_id, level, case_id) VALUES (:tenant, :unit, :level, :case_id))sql"};

inline constexpr Sql kEndHold{R"sql(
  DELETE FROM quota_hold WHERE tenant = :tenant AND unit_id = :unit AND level = :level AND case_id = :case_id)sql"};

inline constexpr Sql kTakeUp{R"sql(
  UPDATE quota_line SET in_use = in_use + 1 WHERE tenant = :tenant AND unit_id = :unit AND level = :level)sql"};

inline constexpr Sql kGiveBack{R"sql(
  UPDATE quota_line SET in_use = in_use - 1
   WHERE tenant = :tenant AND unit_id = :unit AND level = :level AND in_use > 0)sql"};

inline constexpr Sql kClearDue{"DELETE FROM due_item WHERE tenant = :tenant AND case_id = :case_id"};

inline constexpr Sql kAddDue{R"sql(
  INSERT INTO due_item (tenant, case_id, code, kind, command, role, assignee, since, due, urged, unit_id, level)
  VALUES (:tenant, :case_id, :code, :kind, :command, :role, :assignee, :since, :due, :urged,
          (SELECT unit_id FROM appointment_case WHERE tenant = :tenant AND case_id = :case_id),
          (SELECT level FROM appointment_case WHERE tenant = :tenant AND case_id = :case_id)))sql"};

inline constexpr Sql kClearDocuments{"DELETE FROM case_document WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kAddDocument{
    "INSERT INTO case_document (tenant, number, case_id) VALUES (:tenant, :number, :case_id)"};
inline constexpr Sql kSetRefusals{R"sql(
  INSERT INTO case_refusal (tenant, case_id, gate, times) VALUES (:tenant, :case_id, :gate, :times)
  ON CONFLICT (tenant, case_id, gate) DO UPDATE SET times = excluded.times)sql"};

inline constexpr Sql kEventsOf{R"sql(
  SELECT e.log_index, e.case_id, e.seq, e.body, e.leaf, e.salt, e.content, e.erased_by, e.request_id, e.traceparent,
         e.source
    FROM json_each(:cases) AS asked
   CROSS JOIN recorded_event e
   WHERE e.tenant = :tenant AND e.case_id = asked.value
   ORDER BY asked.key, e.seq)sql",
                               11};

// Keys first, then the row of each: columns, keys, table, name of the key, direction.
inline constexpr char kRowsByKey[] = R"sql(
  SELECT {0} FROM ({1}) AS w CROSS JOIN {2} AS o WHERE o.tenant = :tenant AND o.{3} = w.{3} ORDER BY w.{3}{4})sql";
inline constexpr char kByIndex[] = " INDEXED BY {}";
inline constexpr char kOneOf[] = " IN (SELECT value FROM json_each(:{}))";
inline constexpr char kPageOfEachUnit[] = R"sql(
  SELECT {2} FROM json_each(:units) AS u CROSS JOIN {1} AS c
   WHERE c.tenant = :tenant AND ({2}) IN ({0}))sql";

inline constexpr Sql kSaveForm{R"sql(
  INSERT INTO person_form (tenant, person_id, form) VALUES (:tenant, :id, CAST(:form AS BLOB))
  ON CONFLICT (tenant, person_id) DO UPDATE SET form = excluded.form)sql"};

}  // namespace renmian::sql::sqlite
