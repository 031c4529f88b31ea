// The SQL of the small records; both databases understand it.
#pragma once

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

inline constexpr Sql kKeptRecord{R"sql(
  SELECT kind, id, owner, version, body, expires_at FROM kept_record
   WHERE tenant = :tenant AND kind = :kind AND id = :id)sql",
                                 6};
inline constexpr Sql kKeptRecords{R"sql(
  SELECT kind, id, owner, version, body, expires_at FROM kept_record
   WHERE tenant = :tenant AND kind = :kind AND id > :after ORDER BY id LIMIT :limit)sql",
                                  6};
inline constexpr Sql kKeptRecordsOfOwner{R"sql(
  SELECT kind, id, owner, version, body, expires_at FROM kept_record
   WHERE tenant = :tenant AND kind = :kind AND owner = :owner AND id > :after ORDER BY id LIMIT :limit)sql",
                                         6};

inline constexpr Sql kAddKeptRecord{R"sql(
  INSERT INTO kept_record (tenant, kind, id, owner, version, body, expires_at)
  VALUES (:tenant, :kind, :id, :owner, 1, :body, :expires_at)
  ON CONFLICT (tenant, kind, id) DO NOTHING RETURNING 1)sql",
                                    1};
// The version in the WHERE clause is the lock: of two who replace what they both saw, one does.
inline constexpr Sql kReplaceKeptRecord{R"sql(
  UPDATE kept_record SET owner = :owner, version = version + 1, body = :body, expires_at = :expires_at
   WHERE tenant = :tenant AND kind = :kind AND id = :id AND version = :version
  RETURNING 1)sql",
                                        1};
inline constexpr Sql kRemoveKeptRecord{
    "DELETE FROM kept_record WHERE tenant = :tenant AND kind = :kind AND id = :id RETURNING 1", 1};
inline constexpr Sql kRemoveKeptRecordsOfOwner{
    "DELETE FROM kept_record WHERE tenant = :tenant AND kind = :kind AND owner = :owner RETURNING 1", 1};
inline constexpr Sql kRemoveExpiredRecords{
    "DELETE FROM kept_record WHERE tenant = :tenant AND kind = :kind AND expires_at <= :now RETURNING 1", 1};

}  // namespace renmian::sql
