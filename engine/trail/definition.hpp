// The definition of a procedure as an event names it by its digest: which states, gates and transitions there are
// (docs/trail-format.md, "procedures/<digest>.json"). A verifier holds events against it without knowing the program.
//
// Immutable once read, any thread. The text is that of Book::definition.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/trail/event.hpp"

namespace renmian {

struct Definition {
  enum class Region { kProcedure, kStanding, kDossier };
  struct State {
    std::string code;
    bool end = false;
  };
  struct Gate {
    std::string id;
    std::string waiver;  // which authority may waive it; empty: none
  };
  struct Row {
    Region region;
    std::string source, command, target;
    std::vector<std::string> gates;
  };

  std::string id;
  std::int64_t version = 1;
  std::string start;
  std::vector<State> states;
  std::vector<Gate> gates;
  std::vector<std::string> always, mandatory, appointment, confirms;
  std::vector<Row> rows;
  std::vector<std::pair<std::string, std::string>> successors;
  std::string digest;

  bool confirmed_by(std::string_view command) const;  // whoever began the case must not give it

  // Where a case goes on that stood in `state` of an earlier version; empty if this one has no such state.
  std::string_view successor_of(std::string_view state) const;
};

// Canonical JSON of exactly the members above but the digest, which is computed. Codes: those of parse_strict, and
// "definition-malformed".
boost::system::result<Definition, Problem> parse_definition(std::string_view text);

// What keeps the event from being a step that the definition allows, `move_to_version` aside: nothing if it is one.
std::vector<Text> faults_of_step(const Definition& definition, const Event& event);

}  // namespace renmian
