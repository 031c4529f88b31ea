#include "api/service/events/case_event.hpp"

#include <algorithm>

#include "api/service/case_access.hpp"
#include "api/service/logging.hpp"
#include "engine/case/journal_entries.hpp"
#include "engine/data/schema_parts.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

constexpr std::string_view kAccepted = "cn.renmian.case.accepted.v1", kRefused = "cn.renmian.case.refused.v1";
constexpr std::string_view kSeeContent = "events.content";

std::optional<Line> line_or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<Line>{text};
}

CaseEventData data_of_entry(const StoredEvent& stored, const Event& event) {
  CaseEventData data{.case_id = event.case_id,
                     .procedure = event.procedure,
                     .procedure_version = event.procedure_version,
                     .command = event.command,
                     .from = line_or_nothing(event.from),
                     .to = line_or_nothing(event.to),
                     .actor = event.actor.id,
                     .on_behalf_of = line_or_nothing(event.actor.on_behalf_of),
                     .leaf = to_hex(stored.leaf)};
  if (event.outcome == Event::Outcome::kRefused) data.outcome = EventOutcome::refused;
  for (const auto& [id, verdict] : event.gates) data.gates.push_back({id, verdict});
  return data;
}

template <class T, class U>
bool lists(const std::optional<std::vector<T>>& wanted, const U& given) {
  return !wanted || wanted->empty() || std::ranges::any_of(*wanted, [&](const T& each) { return each == given; });
}

}  // namespace

boost::json::object cloud_event_schema() {
  using namespace schema;
  auto data = as_written(schema_of<CaseEventData>(no_words));
  data.at("properties").as_object().emplace("content", any());
  return object({{"specversion", one_of({"1.0"})},
                 {"id", uuid()},
                 {"source", text()},
                 {"type", one_of({kAccepted, kRefused})},
                 {"subject", text()},
                 {"time", time()},
                 {"sequence", text()},
                 {"partitionkey", uuid()},
                 {"logindex", text()},
                 {"datacontenttype", one_of({"application/json"})},
                 {"data", std::move(data)}},
                {{"correlationid", text()}, {"traceparent", text()}});
}

CloudEvent to_cloud_event(const StoredEvent& stored, const Event& event, EventContent content) {
  const bool accepted = event.outcome == Event::Outcome::kAccepted;
  const auto case_id = to_string(event.case_id);
  CloudEvent made{.id = to_string(event.id),
                  .source = "//" + event.origin,
                  .type = std::string(accepted ? kAccepted : kRefused),
                  .subject = "cases/" + case_id,
                  .time = event.at,
                  .extensions = {{"sequence", std::to_string(event.seq)},
                                 {"partitionkey", case_id},
                                 {"logindex", std::to_string(stored.log_index)}},
                  .data = write_described(data_of_entry(stored, event)).as_object()};
  // The columns are not signed: what is no traceparent must not become a header field.
  if (!stored.trace.request_id.empty()) made.extensions.emplace_back("correlationid", stored.trace.request_id);
  if (is_traceparent(stored.trace.traceparent)) made.extensions.emplace_back("traceparent", stored.trace.traceparent);
  if (content == EventContent::kWith) {
    made.data.emplace("content", stored.payload && accepted ? data_of(stored) : boost::json::value(nullptr));
  }
  return made;
}

std::optional<Problem> may_see_none(Desk& desk, const Actor& actor, std::string_view act) {
  auto lacking = lacks_right(desk, actor, act);
  if (!lacking) return std::nullopt;
  const auto visible = desk.access()->visible(actor, act, desk.clock().now());
  const bool something = visible.everything || !visible.units.empty() || !visible.cases.empty();
  return something ? std::nullopt : std::move(lacking);
}

bool EventSight::may(std::string_view act, const Subject& subject) const {
  const auto* access = desk_.access();
  return access == nullptr || access->decide(actor_, act, subject, desk_.clock().now()).allowed();
}

std::optional<SeenEvent> EventSight::see(StoredEvent stored) {
  try {
    auto event = parse_event(stored.body);
    if (event.procedure == system_procedure::kId) return std::nullopt;
    const auto* row = row_of(event.case_id);
    if (row == nullptr) return std::nullopt;
    const auto subject = subject_of(*row);
    if (!may(act_, subject)) return std::nullopt;
    return SeenEvent{std::move(stored), std::move(event), subject};
  } catch (const Fault& fault) {
    if (fault.code() != "event-unreadable") throw;
    log_event(spdlog::level::err, "event-unreadable", {{"index", stored.log_index}, {"code", fault.code()}});
    return std::nullopt;
  }
}

bool EventSight::may_see_content(const SeenEvent& seen) const { return may(kSeeContent, seen.subject); }

const CaseRow* EventSight::row_of(CaseId id) {
  auto found = rows_.find(id);
  if (found == rows_.end()) found = rows_.emplace(id, desk_.store().case_row(id)).first;
  return found->second ? &*found->second : nullptr;
}

bool EventSight::is_among(const SeenEvent& seen, const EventKinds& kinds) {
  const auto outcome = seen.event.outcome == Event::Outcome::kAccepted ? EventOutcome::accepted : EventOutcome::refused;
  if (!lists(kinds.procedures, seen.event.procedure) || !lists(kinds.commands, seen.event.command) ||
      !lists(kinds.outcomes, outcome)) {
    return false;
  }
  if (!kinds.units || kinds.units->empty()) return true;
  return seen.subject.unit && is_below(*seen.subject.unit, *kinds.units);
}

bool EventSight::is_below(UnitId unit, const std::vector<UnitId>& units) {
  if (!parents_) {
    parents_.emplace();
    for (const auto& each : desk_.store().units()) parents_->emplace(each.id, each.parent);
  }
  std::optional<UnitId> at = unit;
  for (std::size_t steps = 0; at && steps <= parents_->size(); ++steps) {
    if (std::ranges::find(units, *at) != units.end()) return true;
    const auto parent = parents_->find(*at);
    at = parent == parents_->end() ? std::nullopt : parent->second;
  }
  return false;
}

}  // namespace renmian
