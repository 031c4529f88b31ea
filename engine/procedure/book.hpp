// The reflection of a procedure's table as plain data, for everything a person or a program reads about it: the
// procedure book, diagrams, schemas, the list of possible commands, the digest that events name.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "engine/procedure/position.hpp"
#include "engine/procedure/table.hpp"

namespace renmian {

enum class Region { kProcedure, kStanding, kDossier };

struct BookRow {
  Region region;
  const StateInfo* source;
  const CommandInfo* command;
  const StateInfo* target;  // equal to source where the command only records
  std::vector<const GateInfo*> gates;
};

struct BookCommand {
  const CommandInfo* info;
  boost::json::object schema;  // JSON Schema 2020-12 of its data
  bool sees_quota = false;     // some gate of it reads the quota register
};

struct Book {
  ProcedureInfo info;
  std::vector<const StepInfo*> steps;
  std::vector<const StateInfo*> states;  // of the procedure region, in the order of the table
  std::vector<BookCommand> commands;
  std::vector<const GateInfo*> gates;
  std::vector<const GateInfo*> always;  // asked of every command, before the gates of its row
  std::vector<const GateInfo*> mandatory;
  std::vector<const StateInfo*> appointment;  // the states no path may reach without the mandatory gates
  std::vector<BookRow> rows;
  boost::json::array policy;  // key, value, limits, rule, mark, meaning of every policy value
  // In which state a case goes on that stood in one of an earlier version; a state not named keeps its code.
  std::vector<std::pair<std::string_view, std::string_view>> successors;
  std::string definition;  // canonical JSON of what decides: states, gates and rows by their codes, not their wording
  std::string digest;      // SHA-256 of it, hexadecimal; events name it
};

boost::json::object to_json(const GateInfo& gate);
boost::json::object to_json(const Book& book);  // everything but the digest

// Whether a case that stands at `from`, and is not over, can take the row; and the row it takes on a command.
bool starts_at(const BookRow& row, const Position& from);
const BookRow* row_from(const Book& book, const CommandInfo& command, const Position& from);

// Completes a book with its definition and digest.
void finish(Book& book);

}  // namespace renmian
