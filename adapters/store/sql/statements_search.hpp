// The SQL of searches; both databases understand it.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

// Of a table: its name, its key, what its rows are called, the index of those whose terms are not kept.
inline constexpr char kWithoutTerms[] =
    "SELECT {1}, {2} FROM {0}{3} WHERE tenant = :tenant AND termed = 0 ORDER BY {1} LIMIT :limit";
inline constexpr char kNoteTerms[] =
    "UPDATE {0} SET termed = 1 WHERE tenant = :tenant AND {1} = :id AND {2} = :name RETURNING 1";

inline constexpr Sql kRemoveTerms{"DELETE FROM search_term WHERE tenant = :tenant AND kind = :kind AND id = :id"};
inline constexpr Sql kAddTerm{R"sql(
  INSERT INTO search_term (tenant, kind, term, id) VALUES (:tenant, :kind, :term, :id)
  ON CONFLICT (tenant, kind, term, id) DO NOTHING)sql"};

// The ids of what has such a term, under the name of the key of its table.
inline constexpr char kIdsWithTerm[] = R"sql(
  SELECT DISTINCT id AS {} FROM (
    SELECT id FROM search_term
     WHERE tenant = :tenant AND kind = :kind AND term >= :text AND term < :end ORDER BY term, id LIMIT :terms) AS s
   LIMIT :limit)sql";

// The people by terms, not by ids, of whom there are many.
inline constexpr char kPeopleWithTerm[] = R"sql(
  SELECT DISTINCT id AS person_id FROM search_term{}
   WHERE tenant = :tenant AND kind = 'person' AND term >= :text AND term < :end AND id > :after
   ORDER BY id LIMIT :limit)sql";

inline constexpr Sql kCasesWithDocument{R"sql(
  SELECT DISTINCT case_id FROM (
    SELECT case_id FROM case_document
     WHERE tenant = :tenant AND number >= :text AND number < :end ORDER BY number, case_id LIMIT :limit) AS d
   ORDER BY case_id)sql",
                                        1};

inline constexpr Sql kRemoveDocumentsOfEntry{R"sql(
  DELETE FROM case_document
   WHERE tenant = :tenant
     AND case_id = (SELECT case_id FROM case_event WHERE tenant = :tenant AND log_index = :log_index))sql"};

}  // namespace renmian::sql
