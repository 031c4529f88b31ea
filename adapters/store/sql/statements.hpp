// The SQL that both databases understand.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

inline constexpr Sql kSchemaVersion{"SELECT coalesce(max(version), 0) FROM schema_version", 1};
inline constexpr Sql kAddSchemaVersion{"INSERT INTO schema_version (version) VALUES (:version)"};

// --- Log ---
inline constexpr Sql kHead{"SELECT frontier, checkpoint FROM log_head WHERE tenant = :tenant", 2};

inline constexpr Sql kEventsFrom{R"sql(
  SELECT log_index, case_id, seq, body, leaf, salt, content FROM recorded_event
   WHERE tenant = :tenant AND log_index >= :from ORDER BY log_index LIMIT :limit)sql",
                                 7};

inline constexpr Sql kEventAt{R"sql(
  SELECT log_index, case_id, seq, body, leaf, salt, content FROM recorded_event
   WHERE tenant = :tenant AND case_id = :case_id AND seq = :seq)sql",
                              7};

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

// --- Cases: one statement for each way to ask, so that each can follow an index ---
inline constexpr Sql kCase{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf
    FROM case_overview WHERE tenant = :tenant AND case_id = :id)sql",
                           12};

inline constexpr Sql kCases{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf
    FROM case_overview WHERE tenant = :tenant AND case_id > :after
   ORDER BY case_id LIMIT :limit)sql",
                            12};

inline constexpr Sql kCasesAtPosition{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf
    FROM case_overview WHERE tenant = :tenant AND case_id > :after AND position = :position
   ORDER BY case_id LIMIT :limit)sql",
                                      12};

inline constexpr Sql kCasesOfBatch{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf
    FROM case_overview WHERE tenant = :tenant AND case_id > :after AND batch_id = :batch
   ORDER BY case_id LIMIT :limit)sql",
                                   12};

inline constexpr Sql kCasesOfBatchAtPosition{R"sql(
  SELECT case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
         position, version, seq, leaf
    FROM case_overview WHERE tenant = :tenant AND case_id > :after AND batch_id = :batch AND position = :position
   ORDER BY case_id LIMIT :limit)sql",
                                             12};

// --- Registers ---
inline constexpr Sql kSaveUnit{R"sql(
  INSERT INTO unit (tenant, unit_id, name, parent) VALUES (:tenant, :id, :name, :parent)
  ON CONFLICT (tenant, unit_id) DO UPDATE SET name = excluded.name, parent = excluded.parent)sql"};
inline constexpr Sql kUnits{"SELECT unit_id, name, parent FROM unit WHERE tenant = :tenant ORDER BY unit_id", 3};
inline constexpr Sql kUnit{"SELECT unit_id, name, parent FROM unit WHERE tenant = :tenant AND unit_id = :id", 3};

inline constexpr Sql kSavePost{R"sql(
  INSERT INTO post (tenant, post_id, unit_id, title, level, kind, system, special)
  VALUES (:tenant, :id, :unit, :title, :level, :kind, :system, :special)
  ON CONFLICT (tenant, post_id) DO UPDATE
     SET unit_id = excluded.unit_id, title = excluded.title, level = excluded.level, kind = excluded.kind,
         system = excluded.system, special = excluded.special)sql"};
inline constexpr Sql kPosts{R"sql(
  SELECT post_id, unit_id, title, level, kind, system, special FROM post WHERE tenant = :tenant ORDER BY post_id)sql",
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
         imported_at = excluded.imported_at)sql"};
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

}  // namespace renmian::sql
