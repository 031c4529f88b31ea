#include "api/service/decisions_taken.hpp"

#include <algorithm>

#include "api/service/cadre_facts.hpp"
#include "workflows/appointment/decisions.hpp"
#include "workflows/meeting/facts.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian {
namespace {

constexpr std::size_t kRowsPerPage = 1000;

const meeting::Facts* meeting_in(const LoadedCase& loaded) {
  return loaded.procedure == &meeting::compiled() ? static_cast<const meeting::Facts*>(loaded.facts.get()) : nullptr;
}

std::vector<DecisionTaken> sitting(const meeting::Facts& facts) {
  if (!facts.roll) return {};
  DecisionTaken sitting{facts.roll->held_on};
  if (facts.opened) sitting.under.insert(facts.opened->chair.value);
  for (const auto& member : facts.roll->members) {
    if (member.principal_leader) sitting.under.insert(member.staff.value);
  }
  return {std::move(sitting)};
}

}  // namespace

DecisionsTaken::DecisionsTaken(Store& store, Catalogue& catalogue) {
  CaseQuery query;
  query.limit = kRowsPerPage;
  for (auto rows = store.cases(query); !rows.empty(); rows = store.cases(query)) {
    query.after = rows.back().about.id;
    for (const auto& row : rows) {
      if (row.about.procedure != meeting::compiled().book().info.id) continue;
      try {
        const auto events = store.events_of({&row.about.id, 1});
        if (!events.empty()) note_chair(*load_case(events, catalogue));
      } catch (const Fault& fault) {
        if (fault.code().starts_with("store-")) throw;
      }
    }
  }
}

void DecisionsTaken::note_chair(const LoadedCase& loaded) {
  const auto* facts = meeting_in(loaded);
  if (facts == nullptr || !facts->opened || !facts->roll) return;
  const auto note = [&](const meeting::ItemResult& result) {
    chaired_.emplace(result.case_id,
                     Chaired{facts->opened->title.value, facts->roll->held_on, facts->opened->chair.value});
  };
  std::ranges::for_each(facts->results, note);
  std::ranges::for_each(facts->overturned, note);
}

std::vector<DecisionTaken> DecisionsTaken::operator()(const LoadedCase& loaded) const {
  if (const auto* meeting = meeting_in(loaded)) return sitting(*meeting);
  const auto* facts = cadre_case_in(loaded);
  if (facts == nullptr) return {};
  std::vector<DecisionTaken> decisions;
  for (const auto* vote : appointment::votes(*facts, loaded.history)) {
    DecisionTaken decision{vote->held_on};
    for (auto& leader : appointment::principal_leaders(*vote)) decision.under.insert(std::move(leader));
    const auto [first, last] = chaired_.equal_range(loaded.id);
    for (auto chaired = first; chaired != last; ++chaired) {
      const auto& [meeting, held_on, chair] = chaired->second;
      if (meeting == vote->meeting.value && held_on == vote->held_on) decision.under.insert(chair);
    }
    decisions.push_back(std::move(decision));
  }
  if (!decisions.empty()) return decisions;
  if (const auto day = appointment::took_effect_on(*facts)) decisions.push_back({*day});
  return decisions;
}

}  // namespace renmian
