#include "engine/trail/definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <initializer_list>
#include <span>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/procedure/position.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::string_view kCorrect = "correct";

// The readers throw std::exception for what is not of the form.
const json::object& members(const json::value& value, std::initializer_list<std::string_view> names) {
  const auto& object = value.as_object();
  if (object.size() != names.size()) throw std::invalid_argument("members");
  for (const auto name : names) object.at(name);
  return object;
}

std::string text(const json::value& value) { return std::string(value.as_string()); }

template <class Read>
auto each(const json::value& value, const Read& read) {
  std::vector<decltype(read(value))> items;
  for (const auto& item : value.as_array()) items.push_back(read(item));
  return items;
}

std::vector<std::string> texts(const json::value& value) { return each(value, text); }

Definition::Region region(const json::value& value) {
  const auto code = text(value);
  if (code == "procedure") return Definition::Region::kProcedure;
  if (code == "standing") return Definition::Region::kStanding;
  if (code == "dossier") return Definition::Region::kDossier;
  throw std::invalid_argument("region");
}

Definition definition_of(const json::value& value) {
  const auto& object = members(value, {"always", "appointment", "confirms", "gates", "id", "mandatory", "rows", "start",
                                       "states", "successors", "version"});
  Definition definition;
  definition.id = text(object.at("id"));
  definition.version = object.at("version").as_int64();
  definition.start = text(object.at("start"));
  definition.states = each(object.at("states"), [](const json::value& state) {
    const auto& m = members(state, {"code", "end"});
    return Definition::State{text(m.at("code")), m.at("end").as_bool()};
  });
  definition.gates = each(object.at("gates"), [](const json::value& gate) {
    const auto& m = members(gate, {"id", "waiver"});
    return Definition::Gate{text(m.at("id")), text(m.at("waiver"))};
  });
  definition.always = texts(object.at("always"));
  definition.mandatory = texts(object.at("mandatory"));
  definition.appointment = texts(object.at("appointment"));
  definition.confirms = texts(object.at("confirms"));
  definition.rows = each(object.at("rows"), [](const json::value& row) {
    const auto& m = members(row, {"command", "gates", "region", "source", "target"});
    return Definition::Row{region(m.at("region")), text(m.at("source")), text(m.at("command")), text(m.at("target")),
                           texts(m.at("gates"))};
  });
  definition.successors = each(object.at("successors"), [](const json::value& successor) {
    const auto& m = members(successor, {"from", "to"});
    return std::pair(text(m.at("from")), text(m.at("to")));
  });
  return definition;
}

std::string_view code_of(Standing standing) {
  switch (standing) {
    case Standing::kActive:
      return "active";
    case Standing::kSuspended:
      return "suspended";
    case Standing::kTerminated:
      return "terminated";
  }
  return {};
}

bool leads(const Definition::Row& row, const Position& from, const Position& to) {
  switch (row.region) {
    case Definition::Region::kProcedure:
      return from.standing == Standing::kActive && to.standing == Standing::kActive && row.source == from.state &&
             row.target == to.state;
    case Definition::Region::kStanding:
      return from.state == to.state && row.source == code_of(from.standing) && row.target == code_of(to.standing);
    case Definition::Region::kDossier:
      return from == to && from.standing != Standing::kTerminated;
  }
  return false;
}

using RecordedGates = std::span<const std::pair<std::string, std::string>>;

bool same_gates(const Definition::Row& row, RecordedGates recorded) {
  return std::ranges::equal(row.gates, recorded, {}, {}, &RecordedGates::value_type::first);
}

// A correction has its own gates, then those of the step it corrects. Which step that is, stands in its data; here it
// can be any one of the definition.
bool gates_allowed(const Definition& definition, const Definition::Row& row, RecordedGates recorded) {
  if (same_gates(row, recorded)) return true;
  if (row.command != kCorrect || recorded.size() < row.gates.size()) return false;
  const auto again = recorded.subspan(row.gates.size());
  return same_gates(row, recorded.first(row.gates.size())) &&
         std::ranges::any_of(definition.rows, [&](const auto& corrected) { return same_gates(corrected, again); });
}

bool passed(const std::pair<std::string, std::string>& gate) { return gate.second == "met" || gate.second == "waived"; }

}  // namespace

bool Definition::confirmed_by(std::string_view command) const {
  return std::ranges::find(confirms, command) != confirms.end();
}

std::string_view Definition::successor_of(std::string_view state) const {
  const auto named =
      std::ranges::find(successors, state, [](const auto& pair) { return std::string_view(pair.first); });
  if (named != successors.end()) state = named->second;
  const auto known = std::ranges::find(states, state, [](const auto& each) { return std::string_view(each.code); });
  return known == states.end() ? std::string_view{} : known->code;
}

boost::system::result<Definition, Problem> parse_definition(std::string_view text) {
  const auto parsed = parse_strict(text);
  if (!parsed) return parsed.error();
  try {
    auto definition = definition_of(*parsed);
    if (canonical(*parsed) != text) throw std::invalid_argument("not canonical");
    definition.digest = to_hex(sha256(text));
    return definition;
  } catch (const std::exception&) {
    return Problem{"definition-malformed", "", {"流程定义格式不对", "the definition of the procedure is malformed"}};
  }
}

std::vector<Text> faults_of_step(const Definition& definition, const Event& event) {
  std::vector<Text> faults;
  const bool all_passed = std::ranges::all_of(event.gates, passed);
  if (event.outcome == Event::Outcome::kRefused) {
    if (event.from != event.to) faults.emplace_back("未予办理，状态却已改变", "it was refused, and yet the case moved");
    if (!event.gates.empty() && all_passed) {
      faults.emplace_back("关口全部满足，却未予办理", "it was refused with every gate met");
    }
    return faults;
  }
  const auto from = split_position(event.from);
  const auto to = split_position(event.to);
  bool row_found = false, gates_found = false;
  for (const auto& row : definition.rows) {
    if (row.command != event.command || !leads(row, from, to)) continue;
    row_found = true;
    gates_found = gates_found || gates_allowed(definition, row, event.gates);
  }
  if (!row_found) {
    faults.emplace_back(fmt::format("不能由“{}”经“{}”转入“{}”", event.from, event.command, event.to),
                        fmt::format("\"{}\" does not lead from \"{}\" to \"{}\"", event.command, event.from, event.to));
    return faults;
  }
  if (!gates_found) {
    faults.emplace_back("所记关口不是该步规定的关口", "the gates recorded are not those required");
  }
  if (!all_passed) faults.emplace_back("关口未满足，却予以办理", "it was accepted though a gate was not met");
  return faults;
}

}  // namespace renmian
