// What was answered under an idempotency key, as the log tells it.
#include <algorithm>

#include "engine/audit/strict_json.hpp"
#include "engine/case/desk.hpp"

namespace renmian {
namespace {

// The verdicts that a recorded refusal gave, from its event and, unless it was erased, its payload.
std::vector<GateFinding> recorded_findings(const Event& event, const StoredEvent& stored, const Procedure& procedure) {
  std::vector<GateFinding> findings;
  const auto payload = stored.payload ? parse_strict(stored.payload->content) : boost::json::value(nullptr);
  for (const auto& [id, code] : event.gates) {
    const auto& gates = procedure.book().gates;
    const auto gate = std::ranges::find(gates, id, &GateInfo::id);
    if (gate == gates.end()) continue;
    auto& finding = findings.emplace_back(GateFinding{**gate, {}});
    for (const auto kind : {Verdict::Kind::kUnmet, Verdict::Kind::kPending, Verdict::Kind::kWaived}) {
      if (code == code_of(kind)) finding.verdict.kind = kind;
    }
    if (!payload || !payload->is_object()) continue;
    for (const auto& told : payload->at("reasons").as_array()) {
      if (told.at("id").as_string() != id) continue;
      for (const auto& reason : told.at("reasons").as_array()) {
        finding.verdict.reasons.emplace_back(std::string(reason.at("zh").as_string()),
                                             std::string(reason.at("en").as_string()));
      }
      if (const auto* due = told.at("due").if_string()) finding.verdict.due = parse_date(*due);
      if (const auto* document = told.at("document").if_string()) finding.verdict.document = *document;
    }
  }
  return findings;
}

}  // namespace

Answer Desk::recall(const Pending& pending, const KeyUse& used) {
  const auto& request = pending.request;
  const auto events = store_.events_from(used.log_index, 1);
  if (events.empty()) {
    throw Fault("store-failed", {"幂等键所指的记录缺失", "the event that an idempotency key names is missing"});
  }
  const auto event = parse_event(events.front().body);
  if (used.fingerprint != pending.fingerprint) {
    return refusal_of(Refusal::Kind::kKeyReused, request,
                      {"该幂等键已用于另一请求", "this idempotency key was used for another request"});
  }
  const auto head = store_.head();
  const Receipt receipt{used.log_index, events.front().leaf,
                        std::make_shared<const std::string>(head ? head->checkpoint : std::string{}), event.id};
  if (event.outcome == Event::Outcome::kAccepted) {
    return Advanced{event.case_id, event.command, event.to, used.version, receipt};
  }
  const auto kind = event.gates.empty() ? Refusal::Kind::kNotPossibleHere : Refusal::Kind::kGateClosed;
  auto refusal = refusal_of(kind, request, {"此前的同一请求已被拒绝", "the same request was refused before"});
  refusal.case_id = event.case_id;
  refusal.position = event.from;
  refusal.version = used.version;
  refusal.receipt = receipt;
  const auto* procedure = catalogue_.procedure(event.procedure, event.procedure_version);
  if (procedure == nullptr) return refusal;
  refusal.gates = recorded_findings(event, events.front(), *procedure);
  const auto& commands = procedure->book().commands;
  const auto given =
      std::ranges::find(commands, event.command, [](const BookCommand& known) { return known.info->code; });
  if (given != commands.end()) refusal.message = refusal_message(kind, event.from, *given->info);
  return refusal;
}

}  // namespace renmian
