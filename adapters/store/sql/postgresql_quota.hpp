// The quota of a unit of work on PostgreSQL: read in one statement, decided here, written in one statement. The lock on
// the log head keeps other units of work out in between.
#pragma once

#include <span>
#include <vector>

#include "adapters/store/sql/connection.hpp"
#include "engine/registry/quota.hpp"

namespace renmian::sql {

std::vector<bool> move_postgresql_quota(Connection& connection, std::span<const QuotaMove> moves);

}  // namespace renmian::sql
