#include "engine/case/recheck_run.hpp"

#include <algorithm>

#include "engine/base/in_parallel.hpp"

namespace renmian {
namespace {

constexpr std::size_t kCasesPerPage = 200;

// The post was taken up, left, or the case is over.
bool is_completion(const Book& book, const StateInfo& state) {
  return state.end || state.vacancy == Vacancy::kTaken || state.vacancy == Vacancy::kGivenBack ||
         std::ranges::find(book.appointment, &state) != book.appointment.end();
}

// By the versions of its procedure that this program has; with none of them, reading it will tell.
bool completed(const CaseRow& row, const Catalogue& catalogue) {
  const auto at = split_position(row.position);
  if (at.standing == Standing::kTerminated) return true;
  bool known = false;
  for (const auto* procedure : catalogue.procedures()) {
    const auto& book = procedure->book();
    if (book.info.id != row.about.procedure) continue;
    known = true;
    const auto state = std::ranges::find(book.states, at.state, &StateInfo::code);
    if (state != book.states.end() && is_completion(book, **state)) return true;
  }
  return !known;
}

bool may_be_asked_for(const CaseRow& row, const RecheckScope& scope, const Catalogue& catalogue) {
  if (scope.posts && !scope.posts->contains(row.about.post)) return false;
  return !scope.decided_under.empty() || completed(row, catalogue);
}

bool within(const RecheckScope& scope, CivilDate first, CivilDate last) {
  return (!scope.from || *scope.from <= last) && (!scope.to || first <= *scope.to);
}

// `events`: of all the cases, in their order.
std::vector<std::span<const StoredEvent>> split(std::span<const StoredEvent> events, std::span<const CaseId> cases) {
  std::vector<std::span<const StoredEvent>> of_cases;
  for (const auto& id : cases) {
    const auto end = std::ranges::find_if(events, [&](const auto& event) { return event.case_id != id; });
    const auto length = static_cast<std::size_t>(end - events.begin());
    of_cases.push_back(events.first(length));
    events = events.subspan(length);
  }
  return of_cases;
}

CivilDate day_of_last(std::span<const StoredEvent> events) { return date_in_china(parse_event(events.back().body).at); }

bool is_asked_for(const CaseRecheck& checked, const CaseRow& row, std::span<const StoredEvent> events,
                  const RecheckScope& scope, const DecisionsOf& decisions_of) {
  if (checked.stopped) {
    if (events.empty()) return true;
    try {
      return within(scope, date_in_china(row.about.opened_at), day_of_last(events));
    } catch (const Fault&) {
      return true;
    }
  }
  auto decisions = decisions_of(*checked.read);
  if (decisions.empty()) decisions.push_back({date_in_china(checked.read->last_at)});
  return std::ranges::any_of(decisions, [&](const DecisionTaken& decision) {
    return within(scope, decision.on, decision.on) &&
           (scope.decided_under.empty() || decision.under.contains(scope.decided_under));
  });
}

void count(RecheckTotals& totals, const CaseRecheck& checked) {
  ++totals.cases;
  totals.steps += checked.judged;
  totals.cases_deviating += checked.deviations.empty() ? 0 : 1;
  totals.deviations += checked.deviations.size();
  totals.remarks += checked.remarks.size();
  if (checked.stopped) ++(checked.stopped->erased ? totals.erased : totals.unreadable);
}

}  // namespace

std::set<PostId> posts_of_unit(Store& store, UnitId unit) {
  std::set<UnitId> units{unit};
  const auto all = store.units();
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& each : all) {
      if (each.parent && units.contains(*each.parent)) grown |= units.insert(each.id).second;
    }
  }
  std::set<PostId> posts;
  for (const auto& post : store.posts()) {
    if (units.contains(post.unit)) posts.insert(post.id);
  }
  return posts;
}

RecheckTotals recheck(Store& store, const RecheckRules& rules, const RecheckScope& scope,
                      const DecisionsOf& decisions_of, const std::function<void(const CaseRecheck&)>& found,
                      const std::function<void(std::uint64_t)>& progress) {
  RecheckTotals totals;
  std::uint64_t gone_through = 0;
  CaseQuery query;
  query.limit = kCasesPerPage;
  for (auto rows = store.cases(query); !rows.empty(); rows = store.cases(query)) {
    query.after = rows.back().about.id;
    gone_through += rows.size();
    std::erase_if(rows, [&](const CaseRow& row) { return !may_be_asked_for(row, scope, rules.catalogue); });
    std::vector<CaseId> ids;
    for (const auto& row : rows) ids.push_back(row.about.id);
    const auto events = ids.empty() ? std::vector<StoredEvent>{} : store.events_of(ids);
    const auto events_of = split(events, ids);
    std::vector<CaseRecheck> checked(rows.size());
    in_parallel(rows.size(), [&](std::size_t i) { checked[i] = recheck(ids[i], events_of[i], rules); });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!is_asked_for(checked[i], rows[i], events_of[i], scope, decisions_of)) continue;
      count(totals, checked[i]);
      found(checked[i]);
    }
    if (progress) progress(gone_through);
  }
  return totals;
}

}  // namespace renmian
