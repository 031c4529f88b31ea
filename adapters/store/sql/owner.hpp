// A connection as whoever the database belongs to: to migrate and to repair it.
#pragma once

#include <memory>
#include <string>

#include "adapters/store/sql/sqlite_connection.hpp"

namespace renmian::sql {

// `use` is for SQLite. Fault "database-url" for memory:.
std::unique_ptr<Connection> connect_as_owner(const std::string& database, SqliteConnection::Use use);

}  // namespace renmian::sql
