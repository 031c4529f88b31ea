#include "engine/case/advance.hpp"

#include <fmt/format.h>

#include "engine/audit/canonical_json.hpp"
#include "engine/data/writer.hpp"

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
    if (!verdict.passes() || !verdict.document.empty()) reasons.push_back(to_json(GateFinding{*gate, verdict}));
  }
  return reasons;
}

// What the registers said and a gate may have read, for whoever asks later why.
void add_what_was_seen(boost::json::object& content, const Surroundings& around) {
  if (around.quota) {
    content["quota"] = {{"authorised", around.quota->line.authorised.value},
                        {"held_by_case", around.quota->held_by_case},
                        {"in_use", around.quota->line.in_use.value},
                        {"reserved", around.quota->reserved}};
  }
  if (!around.kin.empty()) content["kin"] = write_described(around.kin);
}

std::optional<QuotaMove> quota_move(const LoadedCase& loaded, const Position& to, const Surroundings* around) {
  if (around == nullptr || !around->place) return std::nullopt;
  const auto before = vacancy_at(*loaded.procedure, loaded.position);
  const auto after = vacancy_at(*loaded.procedure, to);
  if (before == after) return std::nullopt;
  const auto step = after == Vacancy::kReserved    ? QuotaStep::kReserve
                    : after == Vacancy::kTaken     ? QuotaStep::kTakeUp
                    : before == Vacancy::kReserved ? QuotaStep::kRelease
                                                   : QuotaStep::kGiveBack;
  return QuotaMove{loaded.id, around->place->unit, around->place->level, step};
}

}  // namespace

Text refusal_message(Refusal::Kind kind, std::string_view position, const CommandInfo& command) {
  if (kind == Refusal::Kind::kGateClosed) return {"尚有规定的条件未满足", "rules of the procedure are not met yet"};
  return {fmt::format("事项处于“{}”，此时不能“{}”", position, command.title.zh),
          fmt::format("the case stands at \"{}\": \"{}\" is not possible here", position, command.title.en)};
}

Vacancy vacancy_at(const Procedure& procedure, const Position& at) {
  for (const auto* state : procedure.book().states) {
    if (state->code != at.state) continue;
    // A case ended early promises nothing; a post once taken up stays taken.
    const bool promised = state->vacancy == Vacancy::kReserved;
    return promised && at.standing == Standing::kTerminated ? Vacancy::kFree : state->vacancy;
  }
  return Vacancy::kFree;
}

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
  const Circumstances circumstances{loaded.policy.values, occasion.calendar, now, occasion.around, nullptr,
                                    &loaded.path,         &loaded.history};
  auto judgement = procedure.judge(loaded.facts, loaded.position, command.parsed, command.actor, circumstances);
  const bool accepted = judgement.outcome == Judgement::Outcome::kAccepted;

  boost::json::object content{{"data", procedure.written(command.parsed)}};
  if (command.opens) content["opens"] = written(*command.opens);
  if (!accepted) content["reasons"] = reasons_of(judgement);
  if (occasion.around != nullptr) add_what_was_seen(content, *occasion.around);
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
  const auto leaf = leaf_hash(body, tree_hash_of(event.origin));

  auto after = std::make_shared<LoadedCase>(loaded);
  after->position = judgement.to;
  after->version += accepted ? 1 : 0;
  after->seq = event.seq;
  after->leaf = leaf;
  after->last_at = now;
  after->refused = refusal_in(event);
  after->facts = judgement.facts;
  if (accepted) {
    enter(after->path, judgement.to.state, date_in_china(now));
    after->history.push_back(std::make_shared<const PastCommand>(
        PastCommand{command.parsed, now, command.actor, event.seq, loaded.position}));
  }

  if (command.opens) after->about = command.opens;

  Judged judged;
  judged.proposal.opens = command.opens;
  judged.proposal.move = {loaded.id, event.seq, after->version, event.to, leaf};
  judged.proposal.event = {0, loaded.id, event.seq, std::move(body), leaf, std::move(payload)};
  judged.proposal.event_id = event.id;
  if (!command.idempotency_key.empty()) {
    judged.proposal.key = KeyUse{command.actor.id, command.idempotency_key, command.fingerprint, 0, after->version};
  }
  judged.proposal.quota = quota_move(loaded, judgement.to, occasion.around);
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
    refusal.message = refusal_message(refusal.kind, event.from, *command.parsed.info);
    for (auto& [gate, verdict] : judgement.verdicts) refusal.gates.push_back({*gate, std::move(verdict)});
    judged.answer = std::move(refusal);
  }
  judged.after = std::move(after);
  return judged;
}

}  // namespace renmian
