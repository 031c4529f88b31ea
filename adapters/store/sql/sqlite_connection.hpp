// A connection to an SQLite 3.40 file in write-ahead mode.
#pragma once

#include <chrono>
#include <filesystem>

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

const Dialect& sqlite_dialect();

class SqliteConnection final : public Connection {
 public:
  enum class Use { kRead, kWrite, kMigrate };  // only to migrate, a missing file is created

  SqliteConnection(const std::filesystem::path& file, std::int64_t tenant, std::chrono::milliseconds busy_timeout,
                   Use use);

  const Dialect& dialect() const override { return sqlite_dialect(); }
  void begin() override;
  void commit() override;
  void script(const std::string& statements) override;
  std::string text_of_bytes(std::string_view bytes) const override { return std::string(bytes); }
  std::string bytes_of_text(const std::string& text) const override { return text; }

 private:
  void keep_write_ahead_log(std::chrono::milliseconds busy_timeout);
  std::string_view code_of(const soci::soci_error& error) override;
  std::string_view code_of_result(int result) const;
};

}  // namespace renmian::sql
