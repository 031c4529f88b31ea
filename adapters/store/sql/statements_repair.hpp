// The SQL of a repair: what nobody else may do to the log.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql::repair {

inline constexpr Sql kRemoveErasures{"DELETE FROM payload_erasure WHERE tenant = :tenant"};
inline constexpr Sql kAddErasure{R"sql(
  INSERT INTO payload_erasure (tenant, log_index, erased_by) VALUES (:tenant, :log_index, :erased_by))sql"};
inline constexpr Sql kRemoveEntries{"DELETE FROM case_event WHERE tenant = :tenant AND log_index >= :from"};
inline constexpr Sql kRemoveKeys{"DELETE FROM idempotency_key WHERE tenant = :tenant AND log_index >= :from"};
inline constexpr Sql kRemoveTiles{"DELETE FROM log_tile WHERE tenant = :tenant"};

inline constexpr Sql kPayload{
    "SELECT salt, content FROM case_payload WHERE tenant = :tenant AND log_index = :log_index", 2};
inline constexpr Sql kRemovePayload{"DELETE FROM case_payload WHERE tenant = :tenant AND log_index = :log_index"};
inline constexpr Sql kRemovePayloadsFrom{"DELETE FROM case_payload WHERE tenant = :tenant AND log_index >= :from"};

inline constexpr Sql kRemoveDue{"DELETE FROM due_item WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kRemoveDocuments{"DELETE FROM case_document WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kRemoveRefusals{"DELETE FROM case_refusal WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kRemoveHolds{"DELETE FROM quota_hold WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kRemoveCaseHead{"DELETE FROM case_head WHERE tenant = :tenant AND case_id = :case_id"};
inline constexpr Sql kRemoveCase{"DELETE FROM appointment_case WHERE tenant = :tenant AND case_id = :case_id"};

inline constexpr Sql kAddClosedLog{R"sql(
  INSERT INTO closed_log (tenant, origin, checkpoint, statement, closed_at)
  VALUES (:tenant, :origin, :checkpoint, :statement, :closed_at))sql"};

}  // namespace renmian::sql::repair

namespace renmian::sql::sqlite {

inline constexpr Sql kGuards{R"sql(
  SELECT name, sql FROM sqlite_schema
   WHERE type = 'trigger' AND tbl_name IN ('case_event', 'case_payload', 'log_tile', 'payload_erasure'))sql",
                             2};
inline constexpr Sql kPutPayload{R"sql(
  INSERT INTO case_payload (tenant, log_index, salt, content)
  VALUES (:tenant, :log_index, CAST(:salt AS BLOB), :content))sql"};
inline constexpr Sql kSetCaseHead{R"sql(
  UPDATE case_head SET position = :position, version = :version, seq = :seq, leaf = CAST(:leaf AS BLOB)
   WHERE tenant = :tenant AND case_id = :case_id)sql"};

}  // namespace renmian::sql::sqlite

namespace renmian::sql::postgresql {

inline constexpr Sql kOwnsTheLog{R"sql(
  SELECT 1 FROM pg_class WHERE oid = to_regclass('case_event') AND pg_has_role(current_user, relowner, 'USAGE'))sql",
                                 1};
// Reading the archive may take its time between two statements.
inline constexpr char kLiftGuards[] = R"sql(
  SET LOCAL idle_in_transaction_session_timeout = 0;
  ALTER TABLE case_event DISABLE TRIGGER USER;
  ALTER TABLE case_payload DISABLE TRIGGER USER;
  ALTER TABLE log_tile DISABLE TRIGGER USER;
  ALTER TABLE payload_erasure DISABLE TRIGGER USER)sql";
inline constexpr char kPutGuardsBack[] = R"sql(
  DO $$
  DECLARE
    guard record;
  BEGIN
    FOR guard IN SELECT tgrelid::regclass AS guarded, tgname FROM pg_trigger
                  WHERE NOT tgisinternal AND tgrelid IN ('case_event'::regclass, 'case_payload'::regclass,
                                                         'log_tile'::regclass, 'payload_erasure'::regclass) LOOP
      EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', guard.guarded, guard.tgname);
    END LOOP;
  END
  $$)sql";
inline constexpr Sql kPutPayload{R"sql(
  INSERT INTO case_payload (tenant, log_index, salt, content) VALUES (:tenant, :log_index, :salt, :content))sql"};
inline constexpr Sql kSetCaseHead{R"sql(
  UPDATE case_head SET position = :position, version = :version, seq = :seq, leaf = :leaf
   WHERE tenant = :tenant AND case_id = :case_id)sql"};

}  // namespace renmian::sql::postgresql
