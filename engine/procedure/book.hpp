// The reflection of a procedure's table as plain data, for everything a person or a program reads about it: the
// procedure book, diagrams, schemas, the list of possible commands, the digest that events name.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

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
};

struct Book {
  ProcedureInfo info;
  std::vector<const StepInfo*> steps;
  std::vector<const StateInfo*> states;  // of the procedure region, in the order of the table
  std::vector<BookCommand> commands;
  std::vector<const GateInfo*> gates;
  std::vector<const GateInfo*> mandatory;
  std::vector<const StateInfo*> appointment;  // the states no path may reach without the mandatory gates
  std::vector<BookRow> rows;
  boost::json::array policy;  // key, value, rule, mark, meaning of every policy value
  std::string
      digest;  // SHA-256 (hexadecimal) of what decides: states, gates and rows by their codes, not their wording
};

boost::json::object to_json(const GateInfo& gate);
boost::json::object to_json(const Book& book);  // everything but the digest

// Completes a book with its digest.
void finish(Book& book);

}  // namespace renmian
