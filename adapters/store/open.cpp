#include "adapters/store/open.hpp"

#include "adapters/store/memory_store.hpp"
#include "adapters/store/sql/migrations.hpp"
#include "adapters/store/sql/owner.hpp"
#include "adapters/store/sql/postgresql_connection.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/sqlite_connection.hpp"
#include "adapters/store/store_faults.hpp"

namespace renmian {
namespace {

using sql::PostgresqlConnection;
using sql::SqliteConnection;

enum class Kind { kMemory, kSqlite, kPostgresql };
constexpr std::string_view kSqlitePrefix = "sqlite:";

Kind kind_of(const std::string& database) {
  if (database == "memory:") return Kind::kMemory;
  if (database.starts_with(kSqlitePrefix) && database.size() > kSqlitePrefix.size()) return Kind::kSqlite;
  if (database.starts_with("postgresql://")) return Kind::kPostgresql;
  throw store_fault("database-url");  // without the URL, which may hold a password
}

std::string file_of(const std::string& database) { return database.substr(kSqlitePrefix.size()); }

constexpr OpenOptions kMigration;

}  // namespace

std::unique_ptr<sql::Connection> sql::connect_as_owner(const std::string& database, SqliteConnection::Use use) {
  const auto kind = kind_of(database);
  if (kind == Kind::kMemory) throw store_fault("database-url");
  if (kind == Kind::kSqlite) {
    return std::make_unique<SqliteConnection>(file_of(database), kMigration.tenant, kMigration.lock_timeout, use);
  }
  return std::make_unique<PostgresqlConnection>(database, kMigration.tenant, kMigration.lock_timeout,
                                                PostgresqlConnection::Role::kLogin);
}

std::unique_ptr<Store> open_store(const std::string& database, const OpenOptions& options) {
  const auto kind = kind_of(database);
  if (kind == Kind::kMemory) return std::make_unique<MemoryStore>(options.lock_timeout);

  const auto connect = [=](SqliteConnection::Use use) -> std::unique_ptr<sql::Connection> {
    if (kind == Kind::kSqlite) {
      return std::make_unique<SqliteConnection>(file_of(database), options.tenant, options.lock_timeout, use);
    }
    return std::make_unique<PostgresqlConnection>(database, options.tenant, options.lock_timeout,
                                                  PostgresqlConnection::Role::kRuntime);
  };
  return std::make_unique<sql::SqlStore>(
      kind == Kind::kSqlite ? sql::sqlite_dialect() : sql::postgresql_dialect(),
      // SQLite has one writer at a time; let the others wait here, in order, rather than at the file.
      sql::SqlStore::Connections{options.readers, kind == Kind::kSqlite ? 1U : 2U, options.lock_timeout,
                                 [=] { return connect(SqliteConnection::Use::kRead); },
                                 [=] { return connect(SqliteConnection::Use::kWrite); }});
}

void migrate(const std::string& database) {
  if (kind_of(database) == Kind::kMemory) return;
  sql::apply_migrations(*sql::connect_as_owner(database, SqliteConnection::Use::kMigrate));
}

int schema_version(const std::string& database) {
  if (kind_of(database) == Kind::kMemory) return program_schema_version();
  return sql::stored_schema_version(*sql::connect_as_owner(database, SqliteConnection::Use::kRead));
}

int program_schema_version() {
  return static_cast<int>(sql::sqlite_dialect().migrations.size());  // PostgreSQL has as many: a test compares them
}

}  // namespace renmian
