// One connection to a database: statements are prepared when first used and kept, values are always bound.
//
// Values and columns travel as text, whatever their type; bytes as text_of_bytes() writes them. A parameter `:tenant`
// is bound to the organisation the connection was opened for. Used by one thread at a time. Errors are thrown as the
// Faults of engine/ports/store.hpp; a connection that failed once is only good to close.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/problem.hpp"

namespace renmian::sql {

// A constant of one of the statements_*.hpp.
struct Sql {
  const char* text;
  std::size_t columns = 0;  // of the rows it gives
};

struct Argument {
  const char* name;
  std::optional<std::string_view> value;  // nothing for NULL
};
using Arguments = std::span<const Argument>;

class Connection;
struct Dialect;

// A row that was just read; gone with the next one. Columns count from 0.
class Row {
 public:
  bool has(std::size_t column) const { return states_[column] == soci::i_ok; }
  const std::string& text(std::size_t column) const { return columns_[column]; }
  std::int64_t number(std::size_t column) const { return std::stoll(columns_[column]); }
  std::string bytes(std::size_t column) const;

 private:
  friend class Connection;
  Row(const Connection& connection, const std::vector<std::string>& columns, const std::vector<soci::indicator>& states)
      : connection_(connection), columns_(columns), states_(states) {}

  const Connection& connection_;
  const std::vector<std::string>& columns_;
  const std::vector<soci::indicator>& states_;
};
using EachRow = std::function<void(const Row&)>;

class Connection {
 public:
  virtual ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual const Dialect& dialect() const = 0;

  void each(const Sql& sql, Arguments arguments, const EachRow& row);
  void each(const Sql& sql, std::initializer_list<Argument> arguments, const EachRow& row) {
    each(sql, Arguments(arguments.begin(), arguments.size()), row);
  }
  void run(const Sql& sql, std::initializer_list<Argument> arguments = {});

  virtual void begin() = 0;
  virtual void commit() = 0;  // Fault "outcome-unknown" if nobody can tell whether it happened
  void rollback() { script("ROLLBACK"); }
  virtual void script(const std::string& statements) = 0;  // without values: constants and migrations

  virtual std::string text_of_bytes(std::string_view bytes) const = 0;
  virtual std::string bytes_of_text(const std::string& text) const = 0;

  bool failed() const { return failed_; }

 protected:
  Connection(std::int64_t tenant, const soci::backend_factory& backend, const std::string& address);

  soci::session& session() { return session_; }
  // Throws what happened as a Fault, after noting that the connection failed.
  [[noreturn]] void fail(std::string_view code, const std::string& detail);
  virtual std::string_view code_of(const soci::soci_error& error) = 0;

 private:
  struct Statement;
  Statement& prepared(const Sql& sql, Arguments arguments);

  const std::string tenant_;
  soci::session session_;
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;  // closed before the session
  bool failed_ = false;
};

}  // namespace renmian::sql
