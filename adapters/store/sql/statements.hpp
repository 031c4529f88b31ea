// The SQL that both databases understand.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

inline constexpr Sql kSchemaVersion{"SELECT coalesce(max(version), 0) FROM schema_version", 1};
inline constexpr Sql kAddSchemaVersion{"INSERT INTO schema_version (version) VALUES (:version)"};

// --- Log ---
inline constexpr Sql kHead{"SELECT frontier, checkpoint FROM log_head WHERE tenant = :tenant", 2};

inline constexpr Sql kEventsFrom{R"sql(
  SELECT log_index, case_id, seq, body, leaf, salt, content, erased_by, request_id, traceparent, source
    FROM recorded_event WHERE tenant = :tenant AND log_index >= :from ORDER BY log_index LIMIT :limit)sql",
                                 11};

inline constexpr Sql kEventAt{R"sql(
  SELECT log_index, case_id, seq, body, leaf, salt, content, erased_by, request_id, traceparent, source
    FROM recorded_event WHERE tenant = :tenant AND case_id = :case_id AND seq = :seq)sql",
                              11};

inline constexpr Sql kLeaves{R"sql(
  SELECT leaf FROM case_event
   WHERE tenant = :tenant AND log_index >= :from AND log_index < :to ORDER BY log_index)sql",
                             1};

inline constexpr Sql kTile{
    "SELECT hashes FROM log_tile WHERE tenant = :tenant AND level = :level AND tile_index = :index", 1};

inline constexpr Sql kUsedKey{R"sql(
  SELECT actor, key, fingerprint, log_index, version FROM idempotency_key
   WHERE tenant = :tenant AND actor = :actor AND key = :key)sql",
                              5};

inline constexpr Sql kSaveCosignature{R"sql(
  INSERT INTO cosignature (tenant, size, witness, checkpoint, line, received_at)
  VALUES (:tenant, :size, :witness, :checkpoint, :line, :received_at)
  ON CONFLICT (tenant, size, witness) DO UPDATE
     SET checkpoint = excluded.checkpoint, line = excluded.line, received_at = excluded.received_at)sql"};
inline constexpr Sql kCosignatures{R"sql(
  SELECT witness, size, checkpoint, line, received_at FROM cosignature
   WHERE tenant = :tenant ORDER BY size DESC, witness LIMIT :limit)sql",
                                   5};

inline constexpr Sql kNoteErasure{R"sql(
  INSERT INTO payload_erasure (tenant, log_index, erased_by) VALUES (:tenant, :log_index, :erased_by)
  ON CONFLICT (tenant, log_index) DO NOTHING)sql"};
inline constexpr Sql kErasePayload{"DELETE FROM case_payload WHERE tenant = :tenant AND log_index = :log_index"};

// --- Cases; for lists of them see case_lists.cpp ---
inline constexpr Sql kCase{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf, unit_id, level, first_event
    FROM case_overview WHERE tenant = :tenant AND case_id = :id)sql",
                           15};

// --- What cases wait for ---
inline constexpr Sql kDueCursor{"SELECT position FROM due_cursor WHERE tenant = :tenant", 1};
inline constexpr Sql kAddDueCursor{
    "INSERT INTO due_cursor (tenant, position) VALUES (:tenant, 0) ON CONFLICT DO NOTHING"};
inline constexpr Sql kMoveDueCursor{
    "UPDATE due_cursor SET position = :to WHERE tenant = :tenant AND position = :from RETURNING 1", 1};

// --- Registers ---
inline constexpr Sql kSaveUnit{R"sql(
  INSERT INTO unit (tenant, unit_id, name, parent) VALUES (:tenant, :id, :name, :parent)
  ON CONFLICT (tenant, unit_id) DO UPDATE SET name = excluded.name, parent = excluded.parent, termed = 0)sql"};
inline constexpr Sql kUnits{"SELECT unit_id, name, parent FROM unit WHERE tenant = :tenant ORDER BY unit_id", 3};
inline constexpr Sql kUnitsPage{R"sql(
  SELECT unit_id, name, parent FROM unit
   WHERE tenant = :tenant AND unit_id > :after ORDER BY unit_id LIMIT :limit)sql",
                                3};
inline constexpr Sql kUnit{"SELECT unit_id, name, parent FROM unit WHERE tenant = :tenant AND unit_id = :id", 3};

inline constexpr Sql kSavePost{R"sql(
  INSERT INTO post (tenant, post_id, unit_id, title, level, kind, system, special)
  VALUES (:tenant, :id, :unit, :title, :level, :kind, :system, :special)
  ON CONFLICT (tenant, post_id) DO UPDATE
     SET unit_id = excluded.unit_id, title = excluded.title, level = excluded.level, kind = excluded.kind,
         system = excluded.system, special = excluded.special, termed = 0)sql"};
inline constexpr Sql kPosts{R"sql(
  SELECT post_id, unit_id, title, level, kind, system, special FROM post WHERE tenant = :tenant ORDER BY post_id)sql",
                            7};
inline constexpr Sql kPostsPage{R"sql(
  SELECT post_id, unit_id, title, level, kind, system, special FROM post
   WHERE tenant = :tenant AND post_id > :after ORDER BY post_id LIMIT :limit)sql",
                                7};
inline constexpr Sql kPostsOfUnit{R"sql(
  SELECT post_id, unit_id, title, level, kind, system, special FROM post
   WHERE tenant = :tenant AND unit_id = :unit AND post_id > :after ORDER BY post_id LIMIT :limit)sql",
                                  7};
inline constexpr Sql kPost{R"sql(
  SELECT post_id, unit_id, title, level, kind, system, special FROM post WHERE tenant = :tenant AND post_id = :id)sql",
                           7};

inline constexpr Sql kSavePerson{R"sql(
  INSERT INTO person (tenant, person_id, name, sex, birth_month, current_post, form_digest, imported_at)
  VALUES (:tenant, :id, :name, :sex, :birth_month, :current_post, :form_digest, :imported_at)
  ON CONFLICT (tenant, person_id) DO UPDATE
     SET name = excluded.name, sex = excluded.sex, birth_month = excluded.birth_month,
         current_post = excluded.current_post, form_digest = excluded.form_digest,
         imported_at = excluded.imported_at, termed = 0)sql"};
inline constexpr Sql kPerson{R"sql(
  SELECT p.person_id, p.name, p.sex, p.birth_month, p.current_post, p.form_digest, p.imported_at, f.form
    FROM person p JOIN person_form f ON f.tenant = p.tenant AND f.person_id = p.person_id
   WHERE p.tenant = :tenant AND p.person_id = :id)sql",
                             8};
inline constexpr Sql kPeople{R"sql(
  SELECT person_id, name, sex, birth_month, current_post, form_digest, imported_at FROM person
   WHERE tenant = :tenant AND person_id > :after AND name LIKE :pattern ESCAPE '!'
   ORDER BY person_id LIMIT :limit)sql",
                             7};

inline constexpr Sql kPeopleByName{R"sql(
  SELECT person_id, name, sex, birth_month, current_post, form_digest, imported_at FROM person
   WHERE tenant = :tenant AND (name, person_id) > (:after_name, :after)
   ORDER BY name, person_id LIMIT :limit)sql",
                                   7};

inline constexpr Sql kSaveBatch{R"sql(
  INSERT INTO batch (tenant, batch_id, title, opened_at) VALUES (:tenant, :id, :title, :opened_at)
  ON CONFLICT (tenant, batch_id) DO UPDATE SET title = excluded.title, opened_at = excluded.opened_at)sql"};
inline constexpr Sql kBatch{"SELECT batch_id, title, opened_at FROM batch WHERE tenant = :tenant AND batch_id = :id",
                            3};
inline constexpr Sql kBatches{R"sql(
  SELECT batch_id, title, opened_at FROM batch
   WHERE tenant = :tenant AND batch_id > :after ORDER BY batch_id LIMIT :limit)sql",
                              3};

inline constexpr Sql kSavePolicy{R"sql(
  INSERT INTO policy_version (tenant, digest, procedure, content, in_force_at)
  VALUES (:tenant, :digest, :procedure, :content, :in_force_at)
  ON CONFLICT (tenant, digest) DO UPDATE
     SET procedure = excluded.procedure, content = excluded.content, in_force_at = excluded.in_force_at)sql"};
inline constexpr Sql kPolicy{R"sql(
  SELECT digest, procedure, content, in_force_at FROM policy_version
   WHERE tenant = :tenant AND digest = :digest)sql",
                             4};
inline constexpr Sql kPolicyInForce{R"sql(
  SELECT digest, procedure, content, in_force_at FROM policy_version
   WHERE tenant = :tenant AND procedure = :procedure ORDER BY in_force_at DESC, digest DESC LIMIT 1)sql",
                                    4};

// --- Quota: unit_id, level, authorised, in_use, reserved by others, held by the case (0 or 1) ---
inline constexpr Sql kSaveQuotaLine{R"sql(
  INSERT INTO quota_line (tenant, unit_id, level, authorised, in_use)
  VALUES (:tenant, :unit, :level, :authorised, :in_use)
  ON CONFLICT (tenant, unit_id, level) DO UPDATE
     SET authorised = excluded.authorised, in_use = excluded.in_use)sql"};
inline constexpr Sql kQuotaStandings{R"sql(
  SELECT q.unit_id, q.level, q.authorised, q.in_use,
         (SELECT count(*) FROM quota_hold
           WHERE tenant = q.tenant AND unit_id = q.unit_id AND level = q.level), 0
    FROM quota_line q WHERE q.tenant = :tenant)sql",
                                     6};
inline constexpr Sql kQuotaStanding{R"sql(
  SELECT q.unit_id, q.level, q.authorised, q.in_use,
         (SELECT count(*) FROM quota_hold
           WHERE tenant = q.tenant AND unit_id = q.unit_id AND level = q.level AND case_id <> :case_id),
         (SELECT count(*) FROM quota_hold
           WHERE tenant = q.tenant AND unit_id = q.unit_id AND level = q.level AND case_id = :case_id)
    FROM quota_line q WHERE q.tenant = :tenant AND q.unit_id = :unit AND q.level = :level)sql",
                                    6};

// --- What is known about people besides their forms; delegations ---
inline constexpr Sql kSavePersonRecord{R"sql(
  INSERT INTO person_record (tenant, person_id, as_of, record) VALUES (:tenant, :id, :as_of, :record)
  ON CONFLICT (tenant, person_id) DO UPDATE SET as_of = excluded.as_of, record = excluded.record)sql"};
inline constexpr Sql kPersonRecord{"SELECT as_of, record FROM person_record WHERE tenant = :tenant AND person_id = :id",
                                   2};

inline constexpr Sql kSaveKin{R"sql(
  INSERT INTO person_kin (tenant, person_id, ties) VALUES (:tenant, :id, :ties)
  ON CONFLICT (tenant, person_id) DO UPDATE SET ties = excluded.ties)sql"};
inline constexpr Sql kKin{"SELECT ties FROM person_kin WHERE tenant = :tenant AND person_id = :id", 1};

inline constexpr Sql kSaveDelegation{R"sql(
  INSERT INTO delegation (tenant, delegation_id, from_staff, to_staff, first_day, last_day, commands, batch_id, revoked)
  VALUES (:tenant, :id, :from, :to, :first_day, :last_day, :commands, :batch, :revoked)
  ON CONFLICT (tenant, delegation_id) DO UPDATE
     SET from_staff = excluded.from_staff, to_staff = excluded.to_staff, first_day = excluded.first_day,
         last_day = excluded.last_day, commands = excluded.commands, batch_id = excluded.batch_id,
         revoked = excluded.revoked)sql"};
inline constexpr Sql kDelegations{R"sql(
  SELECT delegation_id, from_staff, to_staff, first_day, last_day, commands, batch_id, revoked FROM delegation
   WHERE tenant = :tenant ORDER BY delegation_id)sql",
                                  8};
inline constexpr Sql kDelegationsTo{R"sql(
  SELECT delegation_id, from_staff, to_staff, first_day, last_day, commands, batch_id, revoked FROM delegation
   WHERE tenant = :tenant AND to_staff = :staff ORDER BY delegation_id)sql",
                                    8};

}  // namespace renmian::sql
