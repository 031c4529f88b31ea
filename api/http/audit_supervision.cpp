// What supervisors look at first: how far the witnesses have come, and what the program found wrong with its own log.
#include "api/http/audit_log.hpp"
#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/may.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/journal.hpp"
#include "engine/trail/event.hpp"

namespace renmian::http {
namespace {

namespace json = boost::json;

constexpr int kDaysAPage = 31;

json::object words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

json::object view_of(const WitnessStanding& standing) {
  const auto& found = standing.problem;
  return {{"name", standing.name},
          {"size", standing.size ? json::value(*standing.size) : json::value(nullptr)},
          {"received_at", standing.received_at ? json::value(to_string(*standing.received_at)) : json::value(nullptr)},
          {"problem", found ? json::value(to_json(found->problem)) : json::value(nullptr)},
          {"alarm", found && found->alarm},
          {"message", words(describe(standing))}};
}

// The findings that an event put on record, the last first.
void add_findings(const StoredEvent& stored, json::array& items) {
  const auto event = parse_event(stored.body);
  if (event.command != Found::kCommand || event.outcome != Event::Outcome::kAccepted || !stored.payload) return;
  const auto payload = parse_strict(stored.payload->content);
  if (!payload) return;
  const auto& entries = payload->at("data").at("entries").as_array();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    items.push_back({{"code", entry->at("code")},
                     {"message", {{"zh", entry->at("zh")}, {"en", entry->at("en")}}},
                     {"log_index", entry->at("log_index")},
                     {"at", entry->at("at")},
                     {"recorded_at_index", stored.log_index}});
  }
}

}  // namespace

Response list_witnesses(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.read")) return problem(*lacking, call.reply_to);
  const auto log = published_log(call);
  json::array items;
  for (const auto& standing : call.runtime.witnesses().standings()) items.push_back(view_of(standing));
  return json_response({{"size", log ? json::value(log->size) : json::value(nullptr)}, {"items", std::move(items)}});
}

// By the day, the newest first; nothing before the first entry of the log can have been found.
Response list_findings(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.read")) return problem(*lacking, call.reply_to);
  Query query(call);
  const auto tomorrow = add_days(date_in_china(call.desk().clock().now()), 1);
  const auto before = query.date("before").value_or(tomorrow);
  if (auto bad = query.problems()) return std::move(*bad);

  const auto first = call.store().events_from(0, 1);
  if (first.empty()) return json_response({{"items", json::array()}, {"next", nullptr}});
  const auto first_day = date_in_china(parse_event(first.front().body).at);
  const auto until = std::max(first_day, add_days(before, -kDaysAPage));
  std::vector<CaseId> days;
  for (auto day = add_days(before, -1); day >= until; day = add_days(day, -1)) {
    days.push_back(system_case_id(call.desk().committer().origin(), day));
  }
  auto events = call.store().events_of(days);
  std::ranges::sort(events, std::ranges::greater{}, &StoredEvent::log_index);
  json::array items;
  for (const auto& event : events) add_findings(event, items);
  return json_response({{"items", std::move(items)},
                        {"next", until > first_day ? json::value(to_string(until)) : json::value(nullptr)}});
}

}  // namespace renmian::http
