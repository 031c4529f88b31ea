#include "adapters/store/sql/sqlite_connection.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/migrations.hpp"
#include "adapters/store/sql/sqlite_unit_of_work.hpp"
#include "adapters/store/sql/statements_sqlite.hpp"
#include "adapters/store/store_faults.hpp"
#include "engine/audit/canonical_json.hpp"

namespace renmian::sql {
namespace {

namespace fs = std::filesystem;
namespace api = sqlite_api;

api::sqlite3* handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// Absolute, so that SQLite does not take "file:..." for a URI. SQLite itself would create a missing file.
std::string address_of(const fs::path& file, SqliteConnection::Use use) {
  std::error_code error;
  if (use != SqliteConnection::Use::kMigrate && !fs::exists(file, error)) {
    throw store_fault("store-unavailable", "no such file: " + file.string());
  }
  // It holds personal data: for its owner only. SQLite gives its companion files the same mode.
  if (use == SqliteConnection::Use::kMigrate) {
    const int made = open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) close(made);
  }
  return fs::absolute(file).string();
}

std::string list_of(const std::vector<std::string>& texts) {
  boost::json::array list(texts.begin(), texts.end());
  return canonical(list);
}

void sweep(Connection& connection) {
  connection.script(sqlite::kRewriteFile);
  bool in_the_way = false;
  connection.each(sqlite::kEmptyWriteAheadLog, {}, [&](const Row& row) { in_the_way = row.number(0) != 0; });
  if (in_the_way) throw store_fault("store-locked", "a reader holds the write-ahead log");
}

}  // namespace

const Dialect& sqlite_dialect() {
  static const Dialect dialect{sqlite::kBegin,      sqlite::kFindSchemaVersion, sqlite::kEventsOf,
                               sqlite::kSaveForm,   sqlite::kRowsByKey,         sqlite::kByIndex,
                               sqlite::kOneOf,      sqlite::kPageOfEachUnit,    &list_of,
                               sqlite_migrations(), &begin_sqlite_unit_of_work, &sweep};
  return dialect;
}

SqliteConnection::SqliteConnection(const fs::path& file, std::int64_t tenant, std::chrono::milliseconds busy_timeout,
                                   Use use)
    : Connection(tenant, soci::sqlite3, address_of(file, use)) {
  api::sqlite3_busy_timeout(handle(session()), static_cast<int>(busy_timeout.count()));
  api::sqlite3_db_config(handle(session()), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  script(sqlite::kSetUp);
  if (use == Use::kRead) script("PRAGMA query_only = ON");
  if (use == Use::kMigrate) keep_write_ahead_log(busy_timeout);
}

// Where two programs open a new file at once, the change of mode does not wait for the other, as all else does.
void SqliteConnection::keep_write_ahead_log(std::chrono::milliseconds busy_timeout) {
  const auto until = std::chrono::steady_clock::now() + busy_timeout;
  for (;;) {
    try {
      return script(sqlite::kWriteAheadLog);
    } catch (const Fault& fault) {
      if (fault.code() != "store-locked" || std::chrono::steady_clock::now() >= until) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
}

void SqliteConnection::begin() { script(sqlite::kBegin); }

void SqliteConnection::commit() {
  try {
    script("COMMIT");
  } catch (const Fault& fault) {
    // The commit record may have reached the file though its sync failed; after a crash it would count.
    if (api::sqlite3_errcode(handle(session())) == SQLITE_IOERR) fail("outcome-unknown", fault.what());
    throw;
  }
}

void SqliteConnection::script(const std::string& statements) {
  const int result = api::sqlite3_exec(handle(session()), statements.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(code_of_result(result), api::sqlite3_errmsg(handle(session())));
}

std::string_view SqliteConnection::code_of(const soci::soci_error& error) {
  const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  return code_of_result(known != nullptr ? known->result() : api::sqlite3_errcode(handle(session())));
}

std::string_view SqliteConnection::code_of_result(int result) const {
  switch (result & 0xff) {  // the rest of the bits are detail
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "store-locked";
    case SQLITE_FULL:
      return "store-full";
    case SQLITE_READONLY:
      return "store-read-only";
    case SQLITE_CANTOPEN:
      return "store-unavailable";
    default:
      return "store-failed";
  }
}

}  // namespace renmian::sql
