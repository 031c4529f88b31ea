#include "engine/case/loaded_case.hpp"

#include <algorithm>

#include "engine/case/case_reader.hpp"
#include "engine/data/writer.hpp"

namespace renmian {

std::optional<LastRefusal> refusal_in(const Event& event) {
  if (event.outcome == Event::Outcome::kAccepted) return std::nullopt;
  return LastRefusal{event.request, event.actor, event.gates};
}

bool is_over(const LoadedCase& loaded) {
  if (loaded.position.standing == Standing::kTerminated) return true;
  const auto& states = loaded.procedure->book().states;
  const auto state = std::ranges::find(states, loaded.position.state, &StateInfo::code);
  return state != states.end() && (*state)->end;
}

std::vector<DueItem> due_of(const LoadedCase& loaded, const WorkingDays& calendar) {
  return loaded.procedure->due(loaded.facts, loaded.position, loaded.path, loaded.policy.values, calendar);
}

boost::json::value written(const NewCase& about) {
  return write_described(CaseSubject{about.person, about.post, about.batch, about.opened_at});
}

boost::json::value data_of(const StoredEvent& event) { return payload_of(event).at("data"); }

std::shared_ptr<const LoadedCase> load_case(std::span<const StoredEvent> events, Catalogue& catalogue) {
  CaseReader reader(catalogue);
  for (const auto& stored : events) reader.take(stored, reader.read(stored));
  if (!reader.so_far()->about) tampered(events.front(), {"没有启动事项的记录", "it does not open the case"});
  reader.fold_history();
  return reader.so_far();
}

}  // namespace renmian
