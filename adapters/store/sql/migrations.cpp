#include "adapters/store/sql/migrations.hpp"

#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/statements.hpp"
#include "adapters/store/store_faults.hpp"

namespace renmian::embedded {

extern const std::string_view postgresql_0001;
extern const std::string_view postgresql_0002;
extern const std::string_view postgresql_0003;
extern const std::string_view postgresql_0004;
extern const std::string_view postgresql_0005;
extern const std::string_view sqlite_0001;
extern const std::string_view sqlite_0002;
extern const std::string_view sqlite_0003;
extern const std::string_view sqlite_0004;
extern const std::string_view sqlite_0005;

}  // namespace renmian::embedded

namespace renmian::sql {

std::vector<std::string_view> postgresql_migrations() {
  return {embedded::postgresql_0001, embedded::postgresql_0002, embedded::postgresql_0003, embedded::postgresql_0004,
          embedded::postgresql_0005};
}
std::vector<std::string_view> sqlite_migrations() {
  return {embedded::sqlite_0001, embedded::sqlite_0002, embedded::sqlite_0003, embedded::sqlite_0004,
          embedded::sqlite_0005};
}

int stored_schema_version(Connection& connection) {
  bool found = false;
  connection.each(connection.dialect().find_schema_version, {}, [&](const Row&) { found = true; });
  int version = 0;
  if (found) connection.each(kSchemaVersion, {}, [&](const Row& row) { version = static_cast<int>(row.number(0)); });
  return version;
}

void check_schema_version(Connection& connection) {
  const auto stored = stored_schema_version(connection);
  const auto own = static_cast<int>(connection.dialect().migrations.size());
  const auto detail = "database " + std::to_string(stored) + ", program " + std::to_string(own);
  if (stored < own) throw store_fault("schema-older", detail);
  if (stored > own) throw store_fault("schema-newer", detail);
}

void apply_migrations(Connection& connection) {
  const auto& migrations = connection.dialect().migrations;
  connection.script(connection.dialect().begin_migration);
  for (auto next = static_cast<std::size_t>(stored_schema_version(connection)); next < migrations.size(); ++next) {
    connection.script(std::string(migrations[next]));
    connection.run(kAddSchemaVersion, {{"version", std::to_string(next + 1)}});
  }
  check_schema_version(connection);
  connection.commit();
}

}  // namespace renmian::sql
