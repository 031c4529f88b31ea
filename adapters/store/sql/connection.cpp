#include "adapters/store/sql/connection.hpp"

#include <cstring>
#include <stdexcept>

#include "adapters/store/store_faults.hpp"

namespace renmian::sql {

std::string Row::bytes(std::size_t column) const { return connection_.bytes_of_text(columns_[column]); }

// SOCI binds places in memory, so the values of all executions go through the same ones.
struct Connection::Statement {
  Statement(soci::session& session, const Sql& sql, const std::string& tenant, Arguments arguments)
      : statement(session),
        values(arguments.size()),
        value_states(arguments.size()),
        columns(sql.columns),
        column_states(sql.columns) {
    statement.alloc();
    statement.prepare(sql.text);
    if (std::strstr(sql.text, ":tenant") != nullptr) statement.exchange(soci::use(tenant, "tenant"));
    std::size_t i = 0;
    for (const auto& argument : arguments) {
      statement.exchange(soci::use(values[i], value_states[i], argument.name));
      ++i;
    }
    for (std::size_t c = 0; c < sql.columns; ++c) statement.exchange(soci::into(columns[c], column_states[c]));
    statement.define_and_bind();
  }

  void take(Arguments arguments) {
    std::size_t i = 0;
    for (const auto& argument : arguments) {
      value_states[i] = argument.value ? soci::i_ok : soci::i_null;
      values[i].assign(argument.value.value_or(std::string_view{}));
      ++i;
    }
  }

  soci::statement statement;
  std::vector<std::string> values;
  std::vector<soci::indicator> value_states;
  std::vector<std::string> columns;
  std::vector<soci::indicator> column_states;
};

Connection::Connection(std::int64_t tenant, const soci::backend_factory& backend, const std::string& address)
    : tenant_(std::to_string(tenant)) {
  try {
    session_.open(backend, address);
  } catch (const soci::soci_error& error) {
    throw store_fault("store-unavailable", error.get_error_message());
  }
}

Connection::~Connection() = default;

void Connection::fail(std::string_view code, const std::string& detail) {
  failed_ = true;
  throw store_fault(code, detail.substr(0, detail.find_last_not_of('\n') + 1));  // libpq ends its words with one
}

Connection::Statement& Connection::prepared(const Sql& sql, Arguments arguments) {
  auto& statement = statements_[sql.text];
  if (!statement) statement = std::make_unique<Statement>(session_, sql, tenant_, arguments);
  return *statement;
}

void Connection::each(const Sql& sql, Arguments arguments, const EachRow& row) {
  if (failed_) throw std::logic_error("a connection that failed is only good to close");
  try {
    auto& statement = prepared(sql, arguments);
    statement.take(arguments);
    // Read to the end even where one row is expected: only then does SQLite end its read transaction.
    for (bool more = statement.statement.execute(true); more; more = statement.statement.fetch()) {
      row({*this, statement.columns, statement.column_states});
    }
  } catch (const soci::soci_error& error) {
    // Not what(): SOCI adds all bound values to it, and personal data has no place in a technical log.
    fail(code_of(error), error.get_error_message());
  } catch (...) {
    failed_ = true;  // stopped between two rows
    throw;
  }
}

void Connection::run(const Sql& sql, std::initializer_list<Argument> arguments) {
  each(sql, arguments, [](const Row&) {});
}

}  // namespace renmian::sql
