#include "engine/case/migration.hpp"

#include <fmt/format.h>

#include "engine/audit/canonical_json.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

constexpr int kMostAttempts = 16;

const StateInfo* state_of(const Procedure& procedure, std::string_view code) {
  const auto& states = procedure.book().states;
  const auto found = std::ranges::find(states, code, &StateInfo::code);
  return found == states.end() ? nullptr : *found;
}

// Every state has a successor, which treats the vacancy of the post as it does.
Problems unmapped_states(const Procedure& older, const Procedure& newer) {
  Problems problems;
  for (const auto* state : older.book().states) {
    const auto* successor = state_of(newer, newer.successor_of(state->code));
    if (successor == nullptr) {
      problems.push_back({"state-without-successor",
                          "/states/" + std::string(state->code),
                          {fmt::format("新版流程没有与“{}”相承的状态", state->title.zh),
                           fmt::format("the newer version has no successor of the state \"{}\"", state->title.en)}});
    } else if (successor->vacancy != state->vacancy || successor->end != state->end) {
      problems.push_back({"state-differs",
                          "/states/" + std::string(state->code),
                          {fmt::format("状态“{}”在新版中对职数的占用或办结与否不同", state->title.zh),
                           fmt::format("the successor of the state \"{}\" treats the vacancy or the end of the case "
                                       "otherwise",
                                       state->title.en)}});
    }
  }
  return problems;
}

Position carried_over(const Position& at, const Procedure& newer) {
  return {newer.successor_of(at.state), at.standing};
}

Problem about_step(std::int64_t seq, Problem problem) {
  problem.place = fmt::format("/events/{}{}", seq, problem.place);
  return problem;
}

struct Target {
  const Procedure* procedure;
  PinnedPolicy policy;
};

Target target_of(Desk& desk, const LoadedCase& loaded) {
  const auto* newest = desk.catalogue().procedure(loaded.procedure->book().info.id);
  return {newest, desk.catalogue().policy_in_force(*newest, desk.clock().now())};
}

// There is something to move: a newer version, or another policy.
boost::system::result<LoadedCase, Problems> carried_over(const LoadedCase& loaded, const Target& target) {
  if (target.procedure == loaded.procedure && target.policy.digest == loaded.policy.digest) {
    return Problems{{"nothing-to-move",
                     "",
                     {"事项已依最新流程版本和现行政策参数办理",
                      "the case already goes by the newest version and the policy in force"}}};
  }
  return carried_over(loaded, *target.procedure, target.policy);
}

Refusal refusal_of(const MoveOrder& order, Refusal::Kind kind, Text message) {
  Refusal refusal;
  refusal.kind = kind;
  refusal.case_id = order.case_id;
  refusal.command = MoveToVersion::kCode;
  refusal.message = std::move(message);
  return refusal;
}

// The order as a request, whose answer is found again under its key.
Desk::Pending asked_by(const MoveOrder& order) {
  Desk::Pending asked;
  asked.request.case_id = order.case_id;
  asked.request.command = MoveToVersion::kCode;
  asked.request.actor = order.actor;
  asked.request.idempotency_key = order.idempotency_key;
  asked.fingerprint =
      sha256({to_string(order.case_id), "\n", MoveToVersion::kCode, "\n", std::to_string(order.to_version), "\n",
              order.second_person.value, "\n", order.reason.value});
  return asked;
}

// `after` is the case as the newer version reads it; it gets the event's number and leaf.
Proposal proposal_of(const LoadedCase& loaded, LoadedCase& after, const MoveOrder& order, Desk& desk, Random& random) {
  const auto now = std::max(desk.clock().now(), loaded.last_at);
  const MoveToVersion data{loaded.procedure->book().info.version, after.procedure->book().info.version, order.reason,
                           order.second_person};
  Payload payload{random.bytes<32>(), canonical(boost::json::object{{"data", write_described(data)}})};
  const auto& newer = after.procedure->book();
  Event event;
  event.origin = desk.committer().origin();
  event.id = {make_uuid_v7(now, random.bytes<10>())};
  event.case_id = loaded.id;
  event.seq = loaded.seq + 1;
  event.previous = loaded.leaf;
  event.procedure = newer.info.id;
  event.procedure_version = newer.info.version;
  event.procedure_digest = newer.digest;
  event.policy_digest = after.policy.digest;
  event.command = MoveToVersion::kCode;
  event.from = to_string(loaded.position);
  event.to = to_string(after.position);
  event.actor = order.actor;
  event.at = now;
  event.request = sha256({to_string(order.case_id), "\n", event.command, "\n", payload.content});
  event.payload_digest = sha256({as_bytes(payload.salt), payload.content});
  auto body = to_body(event);
  const auto leaf = leaf_hash(body, tree_hash_of(event.origin));
  after.version = loaded.version + 1;
  Proposal proposal;
  proposal.move = {loaded.id, event.seq, after.version, event.to, leaf};
  proposal.event = {0, loaded.id, event.seq, std::move(body), leaf, std::move(payload)};
  proposal.event.trace = order.trace;
  proposal.event_id = event.id;
  return proposal;
}

}  // namespace

boost::system::result<LoadedCase, Problems> carried_over(const LoadedCase& loaded, const Procedure& newer,
                                                         PinnedPolicy policy) {
  const auto& older = *loaded.procedure;
  if (newer.book().info.id != older.book().info.id || newer.book().info.version < older.book().info.version) {
    return Problems{{"not-newer", "", {"不是同一流程的新版本", "it is not a newer version of the same procedure"}}};
  }
  auto problems = unmapped_states(older, newer);
  auto moved = loaded;
  moved.procedure = &newer;
  moved.policy = std::move(policy);
  moved.position = carried_over(loaded.position, newer);
  moved.path.clear();
  for (const auto& visit : loaded.path) enter(moved.path, newer.successor_of(visit.state), visit.since);
  for (auto& past : moved.history) {
    auto command = newer.parse(past->command.info->code, older.written(past->command));
    if (!command) {
      for (auto& problem : command.error()) problems.push_back(about_step(past->seq, std::move(problem)));
      continue;
    }
    past = std::make_shared<const PastCommand>(
        PastCommand{std::move(*command), past->at, past->actor, past->seq, carried_over(past->from, newer)});
  }
  if (!problems.empty()) return problems;
  try {
    moved.facts = newer.fold(moved.history);
  } catch (const Fault& fault) {
    return Problems{{fault.code(), "", fault.message()}};
  }
  return moved;
}

std::vector<GateVerdict> PlannedMove::newly_unmet() const {
  std::vector<GateVerdict> unmet;
  for (const auto& next : after) {
    const auto now = std::ranges::find(before, next.command->code, [](const Prospect& p) { return p.command->code; });
    for (const auto& asked : next.verdicts) {
      if (asked.verdict.passes()) continue;
      const bool closed_now = now != before.end() && std::ranges::any_of(now->verdicts, [&](const GateVerdict& same) {
                                return same.gate->id == asked.gate->id && !same.verdict.passes();
                              });
      const bool told = std::ranges::any_of(unmet, [&](const GateVerdict& u) { return u.gate == asked.gate; });
      if (!closed_now && !told) unmet.push_back(asked);
    }
  }
  return unmet;
}

std::vector<PlannedMove> plan_moves(Desk& desk, std::span<const CaseId> cases) {
  std::vector<PlannedMove> plans;
  for (const auto& id : cases) {
    const auto loaded = desk.load(id);
    if (!loaded) continue;
    const auto target = target_of(desk, *loaded);
    auto& plan = plans.emplace_back();
    plan.case_id = id;
    plan.from_version = loaded->procedure->book().info.version;
    plan.to_version = target.procedure->book().info.version;
    plan.from = to_string(loaded->position);
    plan.policy_changes = target.policy.digest != loaded->policy.digest;
    plan.over = is_over(*loaded);
    if (plan.over) continue;
    const auto moved = carried_over(*loaded, target);
    if (!moved) {
      plan.problems = moved.error();
      continue;
    }
    plan.to = to_string(moved->position);
    plan.before = desk.prospects(*loaded);
    plan.after = desk.prospects(*moved);
  }
  return plans;
}

Answer move_to_version(Desk& desk, Random& random, const MoveOrder& order) {
  const auto asked = asked_by(order);
  if (auto before = desk.answered_before(asked)) return std::move(*before);
  if (order.second_person.value == order.actor.id || order.second_person.value == order.actor.on_behalf_of) {
    return refusal_of(order, Refusal::Kind::kBadInput,
                      {"复核人须为另一人", "the second person must be another than who gives the order"});
  }
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const auto loaded = desk.load(order.case_id);
    if (!loaded) {
      return refusal_of(order, Refusal::Kind::kNoSuchCase, {"没有这个事项", "there is no such case"});
    }
    const auto target = target_of(desk, *loaded);
    auto moved = is_over(*loaded) ? boost::system::result<LoadedCase, Problems>(
                                        Problems{{"case-over", "", {"事项已办结", "the case is over"}}})
                 : target.procedure->book().info.version != order.to_version
                     ? Problems{{"version-differs",
                                 "/to_version",
                                 {fmt::format("最新流程版本是 {}", target.procedure->book().info.version),
                                  fmt::format("the newest version is {}", target.procedure->book().info.version)}}}
                     : carried_over(*loaded, target);
    if (!moved) {
      auto refusal = refusal_of(order, Refusal::Kind::kBadInput,
                                {"事项不能转入该版本", "the case cannot be moved to that version"});
      refusal.problems = moved.error();
      refusal.position = to_string(loaded->position);
      refusal.version = loaded->version;
      return refusal;
    }
    std::vector<Proposal> alone;
    alone.push_back(proposal_of(*loaded, *moved, order, desk, random));
    if (!order.idempotency_key.empty()) {
      alone.front().key = KeyUse{order.actor.id, order.idempotency_key, asked.fingerprint, 0, moved->version};
    }
    auto result = std::move(desk.committer().submit(std::move(alone)).get().front());
    switch (result.kind) {
      case CommitResult::Kind::kCommitted:
        return Advanced{loaded->id, std::string(MoveToVersion::kCode), to_string(moved->position), moved->version,
                        std::move(result.receipt)};
      case CommitResult::Kind::kFailed:
        throw Fault(*result.fault);
      case CommitResult::Kind::kKeyUsed:
        return desk.answered_before(asked).value();
      case CommitResult::Kind::kMoved:
      case CommitResult::Kind::kNoVacancy:
        break;
    }
  }
  throw Fault("too-busy", {"该事项正被频繁修改，请稍后再试", "the case is being changed too often; try again later"});
}

}  // namespace renmian
