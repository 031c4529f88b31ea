#include "api/service/views.hpp"

#include <algorithm>

#include "api/service/erasure.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/case_number.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object words(const Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

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

// The title, or null if this program no longer has the procedure.
json::value title_of_state(const Procedure* procedure, std::string_view code) {
  if (procedure == nullptr) return nullptr;
  const auto& states = procedure->book().states;
  const auto state = std::ranges::find(states, code, &StateInfo::code);
  return state == states.end() ? json::value(nullptr) : words((*state)->title);
}

json::value title_of_command(const Procedure* procedure, std::string_view code) {
  if (procedure == nullptr) return nullptr;
  const auto& commands = procedure->book().commands;
  const auto command = std::ranges::find(commands, code, [](const BookCommand& c) { return c.info->code; });
  return command == commands.end() ? json::value(nullptr) : words(command->info->title);
}

json::object prospect_view(const Prospect& prospect) {
  json::array gates;
  bool possible = true;
  for (const auto& [gate, verdict] : prospect.verdicts) {
    gates.push_back(to_json(GateFinding{*gate, verdict}));
    possible &= verdict.passes();
  }
  return {{"command", prospect.command->code},
          {"title", words(prospect.command->title)},
          {"target", {{"code", prospect.target->code}, {"title", words(prospect.target->title)}}},
          {"any_time", prospect.any_time},
          {"possible", possible},
          {"gates", std::move(gates)}};
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

json::object actor_view(const Actor& actor) {
  return {{"id", actor.id},
          {"role", actor.role},
          {"unit", actor.unit},
          {"auth", actor.auth},
          {"on_behalf_of", text_or_null(actor.on_behalf_of)}};
}

json::value erasure_view(const StoredEvent& stored, Store& store) {
  if (!stored.erased_by) return nullptr;
  return {{"log_index", *stored.erased_by}, {"rule", rule_of_erasure(store, *stored.erased_by)}};
}

json::object event_view(const StoredEvent& stored, const Catalogue& catalogue, Store& store) {
  const auto event = parse_event(stored.body);
  const auto* procedure = catalogue.procedure(event.procedure, event.procedure_version);
  json::array gates;
  for (const auto& [id, verdict] : event.gates) gates.push_back({{"id", id}, {"verdict", verdict}});
  const auto payload = stored.payload ? parse_strict(stored.payload->content) : json::value(nullptr);
  const auto of_payload = [&](std::string_view member) -> json::value {
    if (!payload || !payload->is_object()) return nullptr;
    const auto* value = payload->get_object().if_contains(member);
    return value == nullptr ? json::value(nullptr) : *value;
  };
  return {{"seq", stored.seq},
          {"log_index", stored.log_index},
          {"at", to_string(event.at)},
          {"actor", actor_view(event.actor)},
          {"command", event.command},
          {"title", title_of_command(procedure, event.command)},
          {"outcome", event.outcome == Event::Outcome::kAccepted ? "accepted" : "refused"},
          {"from", event.from},
          {"to", event.to},
          {"gates", std::move(gates)},
          {"data", of_payload("data")},
          {"reasons", of_payload("reasons")},
          {"erased", erasure_view(stored, store)},
          {"leaf", to_base64(stored.leaf)}};
}

}  // namespace

json::object case_row_view(const CaseRow& row, const Catalogue& catalogue) {
  const auto& about = row.about;
  const auto position = split_position(row.position);
  const auto* procedure = catalogue.procedure(about.procedure, about.procedure_version);
  return {{"id", to_string(about.id)},
          {"number", text_or_null(number_of(row))},
          {"procedure", about.procedure},
          {"procedure_version", about.procedure_version},
          {"position", row.position},
          {"state", title_of_state(procedure, position.state)},
          {"standing", code_of(position.standing)},
          {"version", row.version},
          {"person", to_string(about.person)},
          {"post", to_string(about.post)},
          {"unit", write_described(about.unit)},
          {"batch", write_described(about.batch)},
          {"opened_at", to_string(about.opened_at)}};
}

json::object case_view(Desk& desk, const LoadedCase& loaded, std::optional<Timestamp> at) {
  const auto row = desk.store().case_row(loaded.id);
  if (!row) throw Fault("store-failed", {"事项缺少目录行", "the row of a case is missing"}, to_string(loaded.id));
  auto view = case_row_view(*row, desk.catalogue());
  // The row may be a step ahead of or behind what was loaded; what is shown must be of one moment.
  view["position"] = to_string(loaded.position);
  view["state"] = title_of_state(loaded.procedure, loaded.position.state);
  view["standing"] = code_of(loaded.position.standing);
  view["version"] = loaded.version;
  view["facts"] = loaded.procedure->written(loaded.facts);
  json::array commands;
  for (const auto& prospect : desk.prospects(loaded, at)) commands.push_back(prospect_view(prospect));
  view["commands"] = std::move(commands);
  return view;
}

json::array history_view(std::span<const StoredEvent> events, const Catalogue& catalogue, Store& store) {
  json::array history;
  history.reserve(events.size());
  for (const auto& event : events) history.push_back(event_view(event, catalogue, store));
  return history;
}

}  // namespace renmian
