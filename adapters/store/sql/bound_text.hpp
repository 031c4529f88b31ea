// The text of a statement that is put together, with the values bound to it; no value becomes part of the text.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "adapters/store/sql/connection.hpp"
#include "engine/access/access.hpp"

namespace renmian::sql {

// Which units, levels and cases a wish for a unit and the right to see leave together.
struct UnitLimits {
  UnitLimits(const std::optional<UnitId>& unit, const std::optional<Visible>& visible);

  bool any = false;  // else every case
  std::vector<std::string> units;
  std::vector<std::string> levels;  // of these units; empty: all
  std::vector<std::string> cases;   // and these, of the wished unit

  bool nothing() const { return any && units.empty() && cases.empty(); }
};

class BoundText {
 public:
  explicit BoundText(const Dialect& dialect) : dialect_(dialect) {}
  BoundText(const BoundText&) = delete;
  BoundText& operator=(const BoundText&) = delete;

  void bind(const char* name, std::string value);
  // "column is one of the values"; `type` is that of the column in PostgreSQL.
  std::string one_of(const std::string& column, const char* type, const char* name,
                     const std::vector<std::string>& values);
  // That a row of `t` is within the limits, of which there are some.
  std::string within(const UnitLimits& limits);

  // The statement with this text; the same text gives the same one.
  static Sql statement(const std::string& text, std::size_t columns);
  Arguments arguments() const { return arguments_; }
  const Dialect& dialect() const { return dialect_; }

 private:
  const Dialect& dialect_;
  std::deque<std::string> values_;
  std::vector<Argument> arguments_;
};

}  // namespace renmian::sql
