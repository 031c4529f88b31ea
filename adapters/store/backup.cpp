#include "adapters/store/backup.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/process.hpp>
#include <fstream>
#include <iterator>
#include <memory>

#include "adapters/store/open.hpp"
#include "adapters/store/sql/owner.hpp"
#include "adapters/store/store_faults.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;

constexpr std::string_view kSqlite = "sqlite:";
constexpr const char* kSqliteCopy = "database.sqlite";
constexpr const char* kPostgresqlCopy = "database.pgdump";

Fault backup_failed(const std::string& detail) {
  return {"backup-failed", {"数据库未能备份：" + detail, "the database was not backed up: " + detail}, detail};
}
Fault restore_failed(const Text& why) {
  return {"restore-failed", {"数据库未能恢复：" + why.zh, "the database was not restored: " + why.en}, why.en};
}

bool is_sqlite(const std::string& database) { return database.starts_with(kSqlite); }

void sync(const fs::path& path) {
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) ::close(opened);
  if (!synced) throw std::system_error(errno, std::generic_category(), path.string());
}

// Gone with this object.
struct TemporaryFile {
  fs::path path;

  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

// A connection as libpq's tools take it: a service in a file of its own, gone with this object.
class Service {
 public:
  explicit Service(const std::string& url) {
    char* error = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(PQconninfoParse(url.c_str(), &error),
                                                                              PQconninfoFree);
    if (parsed == nullptr) {
      PQfreemem(error);
      throw store_fault("database-url");
    }
    std::string text = "[renmian]\n";
    for (const auto* option = parsed.get(); option->keyword != nullptr; ++option) {
      if (option->val != nullptr) text.append(option->keyword).append("=").append(option->val).append("\n");
    }
    std::string name = (fs::temp_directory_path() / "renmian-service-XXXXXX").string();
    const int file = ::mkstemp(name.data());  // mode 0600
    if (file < 0) throw std::system_error(errno, std::generic_category(), name);
    file_.path = name;
    const auto written = ::write(file, text.data(), text.size());
    ::close(file);
    if (written != static_cast<ssize_t>(text.size())) throw std::system_error(errno, std::generic_category(), name);
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // What a tool wrote to standard error, if it failed.
  std::optional<std::string> run(const std::string& tool, const std::vector<std::string>& arguments) const {
    const auto program = process::search_path(tool);
    if (program.empty()) return tool + ": not installed (postgresql-client-15)";
    auto environment = boost::this_process::environment();
    environment["PGSERVICEFILE"] = file_.path.string();
    process::ipstream errors;
    process::child child(program.string(), process::args(arguments), environment,
                         process::std_in<process::null, process::std_out> process::null, process::std_err > errors);
    std::string said{std::istreambuf_iterator<char>(errors), {}};
    child.wait();
    if (child.exit_code() == 0) return std::nullopt;
    return said.empty() ? tool + " failed" : said;
  }

 private:
  TemporaryFile file_;
};

// A dump names the roles it grants to; they belong to the cluster and may not be there yet.
constexpr const char* kMakeRoles = R"sql(
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['renmian_runtime', 'renmian_auditor'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;
  IF NOT pg_has_role(current_user, 'renmian_runtime', 'MEMBER') THEN
    EXECUTE format('GRANT renmian_runtime TO %I', current_user);
  END IF;
END
$$)sql";

std::string quoted(const fs::path& file) {
  std::string text = "'";
  for (const char c : file.string()) text.append(c == '\'' ? 2 : 1, c);
  return text + "'";
}

}  // namespace

std::string back_up_database(const std::string& database, const fs::path& folder) {
  const auto connection = sql::connect_as_owner(database, sql::SqliteConnection::Use::kWrite);
  const std::string name = is_sqlite(database) ? kSqliteCopy : kPostgresqlCopy;
  const auto file = folder / name;
  if (is_sqlite(database)) {
    connection->script("VACUUM INTO " + quoted(file));
  } else {
    const auto failed = Service(database).run(
        "pg_dump", {"--dbname=service=renmian", "--format=custom", "--no-password", "--file=" + file.string()});
    if (failed) throw backup_failed(*failed);
  }
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  sync(file);
  sync(folder);
  return name;
}

void restore_database(const fs::path& copy, const std::string& database) {
  const bool of_sqlite = copy.filename() == kSqliteCopy;
  if (of_sqlite != is_sqlite(database)) {
    throw restore_failed({"备份属于另一种数据库（SQLite、PostgreSQL）",
                          "this is a copy of the other kind of database (SQLite, PostgreSQL)"});
  }
  const Fault not_empty("database-not-empty", {"目标数据库不是空的，恢复只写入空数据库",
                                               "the database is not empty; a backup is restored into an empty one"});
  if (of_sqlite) {
    const fs::path file = database.substr(kSqlite.size());
    if (fs::exists(file)) throw not_empty;
    // What is left of a database that is gone would be played into the copy when that is opened.
    for (const auto* ending : {"-wal", "-journal"}) {
      const auto left = file.string() + ending;
      if (fs::exists(left)) {
        throw restore_failed({"旧数据库的日志文件仍在，请先移走：" + left,
                              "a log file of an earlier database is still there; move it away first: " + left});
      }
    }
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    fs::copy_file(copy, file);
    sync(file);
    sync(file.has_parent_path() ? file.parent_path() : fs::path("."));
    return;
  }
  if (schema_version(database) != 0) throw not_empty;
  sql::connect_as_owner(database, sql::SqliteConnection::Use::kMigrate)->script(kMakeRoles);
  const auto failed = Service(database).run("pg_restore", {"--dbname=service=renmian", "--no-owner", "--no-password",
                                                           "--exit-on-error", "--single-transaction", copy.string()});
  if (failed) throw restore_failed({*failed, *failed});
}

}  // namespace renmian
