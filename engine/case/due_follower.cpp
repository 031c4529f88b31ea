#include "engine/case/due_follower.hpp"

#include <algorithm>

#include "engine/case/journal_entries.hpp"
#include "engine/case/trace_reader.hpp"
#include "engine/trail/event.hpp"

namespace renmian {
namespace {

constexpr std::size_t kEventsPerPage = 500;
constexpr std::size_t kMostItems = 1'000;  // of one case

// A day of the journal waits for nothing, and is long.
bool of_the_journal(const StoredEvent& event) {
  try {
    return parse_event(event.body).procedure == system_procedure::kId;
  } catch (const Fault&) {
    return false;  // whatever case it belongs to will say so
  }
}

std::vector<CaseId> cases_of(const std::vector<StoredEvent>& events) {
  std::vector<CaseId> cases;
  for (const auto& event : events) {
    if (!of_the_journal(event)) cases.push_back(event.case_id);
  }
  std::ranges::sort(cases);
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

// What concerns the case alone; a store that fails is another matter.
bool of_the_case(const Fault& fault) { return !fault.code().starts_with("store-"); }

}  // namespace

Followed DueFollower::follow(Deadlines deadlines) {
  Followed followed;
  while (follow_page(store_.due_cursor(), deadlines, followed)) {
  }
  return followed;
}

Followed DueFollower::rebuild() {
  while (!start_anew()) {
  }
  return follow(Deadlines::kCompared);
}

bool DueFollower::start_anew() {
  const auto unit = store_.begin();
  if (!unit->move_due_cursor(store_.due_cursor(), 0)) return false;
  unit->commit();
  return true;
}

// False at the end of the log. A page that somebody else followed meanwhile counts as followed.
bool DueFollower::follow_page(std::uint64_t from, Deadlines deadlines, Followed& followed) {
  const auto events = store_.events_from(from, kEventsPerPage);
  if (events.empty()) return false;
  const auto to = events.back().log_index + 1;

  Followed page{to - from, {}, {}};
  std::vector<DueOfCase> cases;
  std::vector<CaseTraces> traces;
  const auto ids = cases_of(events);
  const auto all = store_.events_of(ids);
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(), [&](const auto& e) { return e.case_id != first->case_id; });
    try {
      traces.push_back(traces_of({first, last}));
      cases.push_back({first->case_id, due_of(*load_case({first, last}, catalogue_), calendar_)});
      if (deadlines == Deadlines::kCompared) compare(cases.back(), page);
    } catch (const Fault& fault) {
      if (!of_the_case(fault)) throw;
      if (fault.code() == "payload-erased") {
        cases.push_back({first->case_id, {}});  // it is over, and waits for nothing
      } else {
        page.unreadable.push_back(first->case_id);
      }
    }
    first = last;
  }

  const auto unit = store_.begin();
  if (!unit->move_due_cursor(from, to)) return true;
  unit->set_due(cases);
  unit->set_traces(traces);
  unit->commit();
  followed.events += page.events;
  std::ranges::move(page.moved, std::back_inserter(followed.moved));
  std::ranges::move(page.unreadable, std::back_inserter(followed.unreadable));
  return true;
}

void DueFollower::compare(const DueOfCase& of_case, Followed& followed) {
  DueQuery query;
  query.case_id = of_case.case_id;
  query.limit = kMostItems;
  for (const auto& [id, before] : store_.due(query)) {
    const auto now = std::ranges::find(of_case.items, before.code, &DueItem::code);
    if (now == of_case.items.end() || now->since != before.since || now->due == before.due) continue;
    followed.moved.push_back({id, before.code, before.due, now->due});
  }
}

}  // namespace renmian
