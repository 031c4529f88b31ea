// A case as its events tell it: the fold of what was accepted, checked against the per-case chain on the way.
#pragma once

#include <memory>
#include <span>

#include "engine/case/catalogue.hpp"
#include "engine/trail/event.hpp"

namespace renmian {

// What the last event of a case refused, if it refused something.
struct LastRefusal {
  Hash request{};
  Actor actor;
  std::vector<std::pair<std::string, std::string>> gates;  // id, verdict code

  friend bool operator==(const LastRefusal&, const LastRefusal&) = default;
};

// Immutable; shared between threads.
struct LoadedCase {
  CaseId id;
  std::optional<NewCase> about;  // person, post, batch, as the first event tells them
  const Procedure* procedure = nullptr;
  PinnedPolicy policy;
  Position position;
  std::int64_t version = 0;  // accepted commands
  std::int64_t seq = 0;      // events
  Hash leaf{};               // of the last event
  Timestamp last_at;
  std::optional<LastRefusal> refused;
  CaseFacts facts;
  Path path;        // how it came to where it stands
  History history;  // every accepted command, as the present version of the procedure reads it
};

// `events`: all events of one case, by seq; not empty. Throws Fault "case-tampered" naming the step where the chain,
// a digest or a transition does not hold, "procedure-missing" if the case runs on a procedure this program lacks,
// "payload-erased" if what an accepted event recorded was erased by rule (StoredEvent::erased_by).
std::shared_ptr<const LoadedCase> load_case(std::span<const StoredEvent> events, Catalogue& catalogue);

std::optional<LastRefusal> refusal_in(const Event& event);

// It stands in an end, or was ended early.
bool is_over(const LoadedCase& loaded);

// What the case waits for.
std::vector<DueItem> due_of(const LoadedCase& loaded, const WorkingDays& calendar);

// The written form of what a case is about, in the payload of its first event.
boost::json::value written(const NewCase& about);

// The data of an accepted event, from its payload.
boost::json::value data_of(const StoredEvent& event);

}  // namespace renmian
