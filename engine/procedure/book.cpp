#include "engine/procedure/book.hpp"

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/digest.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object words(const Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

std::string_view code_of(Region region) {
  switch (region) {
    case Region::kProcedure:
      return "procedure";
    case Region::kStanding:
      return "standing";
    case Region::kDossier:
      return "dossier";
  }
  return {};
}

template <class Items, class Write>
json::array each(const Items& items, Write write) {
  json::array array;
  for (const auto& item : items) array.push_back(write(item));
  return array;
}

json::array rows_of(const Book& book) {
  return each(book.rows, [](const BookRow& row) {
    return json::value{{"region", code_of(row.region)},
                       {"source", row.source->code},
                       {"command", row.command->code},
                       {"target", row.target->code},
                       {"gates", each(row.gates, [](const GateInfo* gate) { return json::value(gate->id); })}};
  });
}

}  // namespace

std::string_view code_of(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::kMet:
      return "met";
    case Verdict::Kind::kUnmet:
      return "unmet";
    case Verdict::Kind::kPending:
      return "pending";
    case Verdict::Kind::kWaived:
      return "waived";
  }
  return {};
}

json::object to_json(const GateInfo& gate) {
  return {{"id", gate.id},
          {"title", words(gate.title)},
          {"source", gate.source},
          {"mark", std::string_view(reinterpret_cast<const char*>(&gate.mark), 1)},
          {"confirmed_by", words(gate.confirmed_by)},
          {"waiver", gate.waiver_authority.empty()
                         ? json::value(nullptr)
                         : json::value{{"authority", gate.waiver_authority}, {"when", words(gate.waiver)}}}};
}

json::object to_json(const Book& book) {
  const auto id_of = [](const GateInfo* gate) { return json::value(gate->id); };
  return {{"id", book.info.id},
          {"version", book.info.version},
          {"title", words(book.info.title)},
          {"kind", book.info.kind},
          {"steps", each(book.steps,
                         [](const StepInfo* step) {
                           return json::value{{"code", step->code}, {"title", words(step->title)}};
                         })},
          {"states", each(book.states,
                          [](const StateInfo* state) {
                            return json::value{{"code", state->code},
                                               {"title", words(state->title)},
                                               {"step", state->step == nullptr ? json::value(nullptr)
                                                                               : json::value(state->step->code)},
                                               {"end", state->end}};
                          })},
          {"commands", each(book.commands,
                            [](const BookCommand& command) {
                              return json::value{{"code", command.info->code},
                                                 {"title", words(command.info->title)},
                                                 {"actor", words(command.info->actor)},
                                                 {"schema", command.schema}};
                            })},
          {"gates", each(book.gates, [](const GateInfo* gate) { return to_json(*gate); })},
          {"always", each(book.always, id_of)},
          {"mandatory", each(book.mandatory, id_of)},
          {"appointment", each(book.appointment, [](const StateInfo* state) { return json::value(state->code); })},
          {"rows", rows_of(book)},
          {"policy", book.policy}};
}

bool starts_at(const BookRow& row, const Position& from) {
  switch (row.region) {
    case Region::kProcedure:
      return from.standing == Standing::kActive && row.source->code == from.state;
    case Region::kStanding:
      return (row.source->code == Active::info.code) == (from.standing == Standing::kActive);
    case Region::kDossier:
      return true;
  }
  return false;
}

const BookRow* row_from(const Book& book, const CommandInfo& command, const Position& from) {
  const auto row = std::ranges::find_if(
      book.rows, [&](const BookRow& each) { return each.command == &command && starts_at(each, from); });
  return row == book.rows.end() ? nullptr : &*row;
}

void finish(Book& book) {
  for (auto& command : book.commands) {
    command.sees_quota = std::ranges::any_of(book.rows, [&](const BookRow& row) {
      return row.command == command.info && std::ranges::any_of(row.gates, &GateInfo::sees_quota);
    });
  }
  const auto id_of = [](const GateInfo* gate) { return json::value(gate->id); };
  const auto code_of_state = [](const StateInfo* state) { return json::value(state->code); };
  json::array confirms;
  for (const auto& command : book.commands) {
    if (command.info->confirms) confirms.push_back(json::value(command.info->code));
  }
  const json::object decides{
      {"id", book.info.id},
      {"version", book.info.version},
      {"states", each(book.states,
                      [](const StateInfo* state) {
                        return json::value{{"code", state->code}, {"end", state->end}};
                      })},
      {"gates", each(book.gates,
                     [](const GateInfo* gate) {
                       return json::value{{"id", gate->id}, {"waiver", gate->waiver_authority}};
                     })},
      {"always", each(book.always, id_of)},
      {"mandatory", each(book.mandatory, id_of)},
      {"appointment", each(book.appointment, code_of_state)},
      {"confirms", std::move(confirms)},
      {"start", book.states.front()->code},
      {"successors", each(book.successors,
                          [](const auto& successor) {
                            return json::value{{"from", successor.first}, {"to", successor.second}};
                          })},
      {"rows", rows_of(book)}};
  book.definition = canonical(decides);
  book.digest = to_hex(sha256(book.definition));
}

}  // namespace renmian
