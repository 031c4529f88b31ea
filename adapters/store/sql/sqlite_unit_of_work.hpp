// The unit of work on SQLite: prepared statements, run once for each row.
#pragma once

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

std::unique_ptr<UnitOfWork> begin_sqlite_unit_of_work(Lease lease);

}  // namespace renmian::sql
