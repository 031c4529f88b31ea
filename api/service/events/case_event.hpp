// Entries of the log as CloudEvents, and who may be told of them.
//
//   id            the event's id          source        "//" and the origin of the log
//   type          cn.renmian.case.accepted.v1, cn.renmian.case.refused.v1
//   subject       cases/<id>              time          when it was done
//   sequence      its number in the case  partitionkey  the id of the case
//   logindex      its place in the log
//   correlationid the id of the request that made it
//   traceparent   W3C Trace Context of that request (CloudEvents distributed tracing)
//
// The last two are absent of what no request made. The address it came from is nobody else's business.
//
// Any thread. Faults of the store are thrown.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/service/events/cloud_event.hpp"
#include "api/service/events/subscription.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

// What is told of an entry: as the log has it, which holds no personal content.
struct CaseEventGate {
  Line id;
  Line verdict;
  BOOST_DESCRIBE_CLASS(CaseEventGate, (), (id, verdict), (), ())
};
struct CaseEventData {
  CaseId case_id;
  Line procedure;
  LogIndex procedure_version;
  Line command;
  EventOutcome outcome = EventOutcome::accepted;
  std::optional<Line> from;
  std::optional<Line> to;
  std::vector<CaseEventGate> gates;
  Line actor;  // staff number
  std::optional<Line> on_behalf_of;
  Line leaf;  // hash of the entry in the log, hexadecimal
  BOOST_DESCRIBE_CLASS(CaseEventData, (),
                       (case_id, procedure, procedure_version, command, outcome, from, to, gates, actor, on_behalf_of,
                        leaf),
                       (), ())
};

// Of what structured() makes of it.
boost::json::object cloud_event_schema();

enum class EventContent { kWithout, kWith };

// With content, the data has a member "content" more: what was recorded, null once it was erased.
CloudEvent to_cloud_event(const StoredEvent& stored, const Event& event, EventContent content);

// An entry with what rights to it are asked about.
// It lives no longer than who saw it.
struct SeenEvent {
  StoredEvent stored;
  Event event;
  Subject subject;
};

// What `actor` lacks if there is no case to which they may do `act`.
std::optional<Problem> may_see_none(Desk& desk, const Actor& actor, std::string_view act);

// Reads entries for somebody who must be allowed `act` to a case (kSeeEvents) to be told of it. Remembers of each case
// for as long as it lives what the case is about: made anew for each page of the log. One thread.
inline constexpr std::string_view kSeeEvents = "events.read";
class EventSight {
 public:
  EventSight(Desk& desk, Actor actor, std::string_view act) : desk_(desk), actor_(std::move(actor)), act_(act) {}

  // Nothing for what they may not be told of, for a day of the journal, and for an entry that cannot be read.
  std::optional<SeenEvent> see(StoredEvent stored);
  // Whether it is one of these. Units are those of the register.
  bool is_among(const SeenEvent& seen, const EventKinds& kinds);
  // Whether they may be told its personal content too: "events.content".
  bool may_see_content(const SeenEvent& seen) const;

 private:
  bool may(std::string_view act, const Subject& subject) const;
  const CaseRow* row_of(CaseId id);
  bool is_below(UnitId unit, const std::vector<UnitId>& units);

  Desk& desk_;
  const Actor actor_;
  const std::string_view act_;
  std::unordered_map<CaseId, std::optional<CaseRow>> rows_;
  std::optional<std::map<UnitId, std::optional<UnitId>>> parents_;
};

}  // namespace renmian
