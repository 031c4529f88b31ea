#include "tests/support/databases.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

namespace renmian::test {
namespace {

std::string unique_name() {
  static std::atomic<int> count = 0;
  return "renmian_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

class SqliteDatabase final : public Database {
 public:
  std::string url() const override { return "sqlite:" + file().string(); }
  void execute(const std::string& statements) const override { ask(statements); }
  std::string value(const std::string& query) const override { return ask(query); }

 private:
  std::filesystem::path file() const { return folder_.path() / "renmian.db"; }

  std::string ask(const std::string& statements) const {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open(file().c_str(), &opened);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(opened, &sqlite3_close);
    const auto keep_first = [](void* into, int, char** values, char**) {
      auto& first = *static_cast<std::string*>(into);
      if (first.empty() && values[0] != nullptr) first = values[0];
      return 0;
    };
    std::string first;
    if (result != SQLITE_OK || sqlite3_exec(opened, statements.c_str(), keep_first, &first, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(opened));
    }
    return first;
  }

  TemporaryFolder folder_;
};

std::string ask_postgresql(const std::string& url, const std::string& statements) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statements.c_str()), &PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
  return status == PGRES_TUPLES_OK && PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

class PostgresqlDatabase final : public Database {
 public:
  PostgresqlDatabase() { ask_postgresql(postgresql_url("postgres"), "CREATE DATABASE " + name_); }
  ~PostgresqlDatabase() override {
    try {
      ask_postgresql(postgresql_url("postgres"), "DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const std::runtime_error&) {  // the server is gone, and the database with it
    }
  }
  PostgresqlDatabase(const PostgresqlDatabase&) = delete;
  PostgresqlDatabase& operator=(const PostgresqlDatabase&) = delete;

  std::string url() const override { return postgresql_url(name_); }
  void execute(const std::string& statements) const override { ask_postgresql(url(), statements); }
  std::string value(const std::string& query) const override { return ask_postgresql(url(), query); }

 private:
  const std::string name_ = unique_name();
};

}  // namespace

TemporaryFolder::TemporaryFolder() : path_(std::filesystem::temp_directory_path() / unique_name()) {
  std::filesystem::create_directory(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::string Database::refusal_of(const std::string& statements) const {
  try {
    execute(statements);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "done";
}

std::unique_ptr<Database> Database::sqlite() { return std::make_unique<SqliteDatabase>(); }
std::unique_ptr<Database> Database::postgresql() { return std::make_unique<PostgresqlDatabase>(); }

std::string postgresql_url(const std::string& database) {
  const char* url = std::getenv("RENMIAN_TEST_POSTGRESQL");
  if (url == nullptr) {
    throw std::runtime_error(
        "RENMIAN_TEST_POSTGRESQL is not set: start a server with `tests/support/postgresql_server.sh start DIR` and "
        "evaluate what it prints");
  }
  const std::string server(url);
  return server.substr(0, server.rfind('/') + 1) + database;
}

}  // namespace renmian::test
