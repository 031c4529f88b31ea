// A connection to PostgreSQL 15, set up for durable commits, short locks and plans that do not change.
#pragma once

#include <chrono>

#include "adapters/store/sql/connection.hpp"

struct pg_result;

namespace renmian::sql {

const Dialect& postgresql_dialect();

class PostgresqlConnection final : public Connection {
 public:
  enum class Role { kRuntime, kLogin };  // renmian_runtime if the login may; or the login itself, to migrate

  PostgresqlConnection(const std::string& url, std::int64_t tenant, std::chrono::milliseconds lock_timeout, Role role);

  const Dialect& dialect() const override { return postgresql_dialect(); }
  void begin() override;
  void commit() override;
  void script(const std::string& statements) override;
  std::string text_of_bytes(std::string_view bytes) const override;
  std::string bytes_of_text(const std::string& text) const override;

 private:
  std::string_view code_of(const soci::soci_error& error) override;
  std::string_view code_of_state(std::string_view sqlstate);

  bool warned_ = false;  // by the server, since last set to false
};

}  // namespace renmian::sql
