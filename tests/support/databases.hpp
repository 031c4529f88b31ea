// Databases for tests to fill and to break. Each is new and without a schema; it is gone with the object.
//
// PostgreSQL: RENMIAN_TEST_POSTGRESQL must hold the URL of a superuser on a private server (postgresql_server.sh), else
// postgresql() throws std::runtime_error with advice, so that its tests fail rather than pass unseen.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace renmian::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Database {
 public:
  static std::unique_ptr<Database> sqlite();
  static std::unique_ptr<Database> postgresql();
  virtual ~Database() = default;

  virtual std::string url() const = 0;

  // Past the store, on a connection of its own as the owner of everything. Throws std::runtime_error with the
  // database's words.
  virtual void execute(const std::string& statements) const = 0;
  virtual std::string value(const std::string& query) const = 0;  // the first column of the first row
  // What the database says against the statements; "done" if it carried them out.
  std::string refusal_of(const std::string& statements) const;
};

// postgresql://user@host:port/OTHER for the server of RENMIAN_TEST_POSTGRESQL.
std::string postgresql_url(const std::string& database);

}  // namespace renmian::test
