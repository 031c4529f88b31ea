#include "engine/case/advance.hpp"

#include <fmt/format.h>

#include "engine/audit/canonical_json.hpp"

namespace renmian {
namespace {

// A clock that falls behind an event already recorded is not trusted, beyond what two nodes may differ by.
constexpr std::int64_t kClockToleranceMicroseconds = 5'000'000;

Timestamp moment_after(Timestamp last, Timestamp now) {
  if (now >= last) return now;
  if (last.microseconds - now.microseconds > kClockToleranceMicroseconds) {
    throw Fault("clock-behind",
                {"系统时钟早于已记录的上一步，请校准时钟", "the clock is behind the case's last event; set it right"},
                to_string(now) + " < " + to_string(last));
  }
  return last;
}

boost::json::value reasons_of(const Judgement& judgement) {
  boost::json::array reasons;
  for (const auto& [gate, verdict] : judgement.verdicts) {
    if (!verdict.passes()) reasons.push_back(to_json(GateFinding{*gate, verdict}));
  }
  return reasons;
}

Text not_possible_here(const LoadedCase& loaded, const Command& command) {
  const auto at = to_string(loaded.position);
  return {fmt::format("事项处于“{}”，此时不能“{}”", at, command.parsed.info->title.zh),
          fmt::format("the case stands at \"{}\": \"{}\" is not possible here", at, command.parsed.info->title.en)};
}

}  // namespace

LoadedCase unopened(CaseId id, const Procedure& procedure, PinnedPolicy policy) {
  LoadedCase loaded;
  loaded.id = id;
  loaded.procedure = &procedure;
  loaded.policy = std::move(policy);
  loaded.position = procedure.start();
  loaded.facts = procedure.no_facts();
  return loaded;
}

Judged advance(const LoadedCase& loaded, const Command& command, const Occasion& occasion) {
  const auto& procedure = *loaded.procedure;
  const auto now = moment_after(loaded.last_at, occasion.now);
  const Circumstances circumstances{loaded.policy.values, occasion.calendar, now};
  auto judgement = procedure.judge(loaded.facts, loaded.position, command.parsed, command.actor, circumstances);
  const bool accepted = judgement.outcome == Judgement::Outcome::kAccepted;

  boost::json::object content{{"data", procedure.written(command.parsed)}};
  if (command.opens) content["opens"] = written(*command.opens);
  if (!accepted) content["reasons"] = reasons_of(judgement);
  Payload payload{occasion.salt, canonical(content)};

  Event event;
  event.origin = occasion.origin;
  event.id = occasion.event_id;
  event.case_id = loaded.id;
  event.seq = loaded.seq + 1;
  event.previous = loaded.leaf;
  event.procedure = procedure.book().info.id;
  event.procedure_version = procedure.book().info.version;
  event.procedure_digest = procedure.book().digest;
  event.policy_digest = loaded.policy.digest;
  event.command = command.parsed.info->code;
  event.from = to_string(loaded.position);
  event.to = to_string(judgement.to);
  event.outcome = accepted ? Event::Outcome::kAccepted : Event::Outcome::kRefused;
  event.gates.reserve(judgement.verdicts.size());
  for (const auto& [gate, verdict] : judgement.verdicts) {
    event.gates.emplace_back(gate->id, code_of(verdict.kind));
  }
  event.actor = command.actor;
  event.at = now;
  event.request = command.fingerprint;
  event.payload_digest = sha256({as_bytes(payload.salt), payload.content});
  auto body = to_body(event);
  const auto leaf = leaf_hash(body);

  auto after = std::make_shared<LoadedCase>(loaded);
  after->position = judgement.to;
  after->version += accepted ? 1 : 0;
  after->seq = event.seq;
  after->leaf = leaf;
  after->last_at = now;
  after->facts = judgement.facts;

  if (command.opens) after->about = command.opens;

  Judged judged;
  judged.proposal.opens = command.opens;
  judged.proposal.move = {loaded.id, event.seq, after->version, event.to, leaf};
  judged.proposal.event = {0, loaded.id, event.seq, std::move(body), leaf, std::move(payload)};
  if (!command.idempotency_key.empty()) {
    judged.proposal.key = KeyUse{command.actor.id, command.idempotency_key, command.fingerprint, 0, after->version};
  }
  if (accepted) {
    judged.answer = Advanced{loaded.id, event.command, event.to, after->version, {}};
  } else {
    Refusal refusal;
    const bool gate_closed = judgement.outcome == Judgement::Outcome::kGateClosed;
    refusal.kind = gate_closed ? Refusal::Kind::kGateClosed : Refusal::Kind::kNotPossibleHere;
    refusal.case_id = loaded.id;
    refusal.command = event.command;
    refusal.position = event.from;
    refusal.version = after->version;
    refusal.message = gate_closed ? Text{"尚有规定的条件未满足", "rules of the procedure are not met yet"}
                                  : not_possible_here(loaded, command);
    for (auto& [gate, verdict] : judgement.verdicts) refusal.gates.push_back({*gate, std::move(verdict)});
    judged.answer = std::move(refusal);
  }
  judged.after = std::move(after);
  return judged;
}

}  // namespace renmian
