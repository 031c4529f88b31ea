// The unit of work on PostgreSQL: whatever its size, one statement for each call. That is the product's speed.
#pragma once

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

std::unique_ptr<UnitOfWork> begin_postgresql_unit_of_work(Lease lease);

}  // namespace renmian::sql
