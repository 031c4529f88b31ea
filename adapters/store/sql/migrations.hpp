// The numbered SQL files of migrations/, compiled in. The n-th brings a database from version n to n + 1.
#pragma once

#include <string_view>
#include <vector>

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

std::vector<std::string_view> postgresql_migrations();
std::vector<std::string_view> sqlite_migrations();

int stored_schema_version(Connection& connection);  // 0 if it was never migrated
// Fault "schema-older" or "schema-newer" if it is not the program's.
void check_schema_version(Connection& connection);
// All or nothing; then checks the version.
void apply_migrations(Connection& connection);

}  // namespace renmian::sql
