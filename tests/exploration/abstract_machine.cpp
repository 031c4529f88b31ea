#include "tests/exploration/abstract_machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "engine/procedure/standing.hpp"
#include "tests/exploration/schema_values.hpp"

namespace renmian::exploration {
namespace {

const Actor kExplorer{.id = "explorer", .role = "cadre_section", .unit = "od"};
constexpr Timestamp kNow{1'772'413'200'000'000};  // 2 March 2026

class Oracle final : public GateOracle {
 public:
  Oracle(const Answers& answers, bool over) : answers_(answers), over_(over) {}

  Verdict::Kind answer(const GateInfo& gate) const {
    if (gate.id == CaseOpen::info.id) return over_ ? Verdict::Kind::kUnmet : Verdict::Kind::kMet;
    const auto kind = answers_(gate);
    return kind == Verdict::Kind::kWaived && gate.waiver_authority.empty() ? Verdict::Kind::kUnmet : kind;
  }
  bool passes(const GateInfo& gate) const {
    return answer(gate) == Verdict::Kind::kMet || answer(gate) == Verdict::Kind::kWaived;
  }
  Verdict verdict(const GateInfo& gate) const override { return {answer(gate), {}, {}, {}}; }

 private:
  const Answers& answers_;
  bool over_;
};

std::string names(const std::vector<const GateInfo*>& gates) {
  std::string text;
  for (const auto* gate : gates) text.append(text.empty() ? "" : " ").append(gate->id);
  return text.empty() ? "none" : text;
}

}  // namespace

Answers every_gate(Verdict::Kind answer) {
  return [answer](const GateInfo&) { return answer; };
}

Answers every_gate_met_but(const GateInfo& gate, Verdict::Kind answer) {
  return [&gate, answer](const GateInfo& asked) { return &asked == &gate ? answer : Verdict::Kind::kMet; };
}

AbstractMachine::AbstractMachine(const Procedure& procedure)
    : procedure_(procedure), facts_(procedure.no_facts()), policy_(procedure.default_policy()) {
  for (const auto& command : book().commands) {
    commands_.push_back(procedure.parse(command.info->code, least_value(command.schema)).value());
    auto& rows = rows_.emplace_back();
    for (const auto& row : book().rows) {
      if (row.command == command.info) rows.push_back(&row);
    }
  }
  positions_ = all_positions();
}

bool AbstractMachine::over(const Position& at) const {
  const auto state = std::ranges::find(book().states, at.state, &StateInfo::code);
  return at.standing == Standing::kTerminated || (*state)->end;
}

const BookRow* AbstractMachine::row(std::size_t command, const Position& at) const {
  if (at.standing == Standing::kTerminated) return nullptr;
  const bool active = at.standing == Standing::kActive;
  for (const auto* row : rows_[command]) {
    const bool here = row->region == Region::kProcedure  ? active && row->source->code == at.state
                      : row->region == Region::kStanding ? row->source->code == (active ? "active" : "suspended")
                                                         : true;
    if (here) return row;
  }
  return nullptr;
}

Position AbstractMachine::target(const BookRow& row, const Position& at) const {
  switch (row.region) {
    case Region::kProcedure:
      return {row.target->code, at.standing};
    case Region::kStanding:
      return {at.state, row.target->code == "active"      ? Standing::kActive
                        : row.target->code == "suspended" ? Standing::kSuspended
                                                          : Standing::kTerminated};
    case Region::kDossier:
      break;
  }
  return at;
}

AbstractMachine::Answered AbstractMachine::give(std::size_t command, const Position& at, const Answers& answers) const {
  const Oracle oracle(answers, over(at));
  const Circumstances circumstances{policy_,  &WorkingDays::china(), kNow, &Surroundings::none(), &oracle, nullptr,
                                    &history_};
  const auto judgement = procedure_.judge(facts_, at, commands_[command], kExplorer, circumstances);
  return {judgement.outcome == Judgement::Outcome::kAccepted, judgement.to, difference(command, at, judgement, oracle)};
}

std::optional<std::string> AbstractMachine::difference(std::size_t command, const Position& at,
                                                       const Judgement& judgement, const GateOracle& oracle) const {
  const auto wrong = [&](const std::string& what) {
    return fmt::format("{} at {}: {}", book().commands[command].info->code, to_string(at), what);
  };
  const auto passes = [&](const GateInfo* gate) { return oracle.verdict(*gate).passes(); };
  const auto* taken = row(command, at);
  std::vector<const GateInfo*> expected;  // to be told
  if (taken != nullptr) {
    std::ranges::remove_copy_if(book().always, std::back_inserter(expected), passes);
    expected.insert(expected.end(), taken->gates.begin(), taken->gates.end());
  }
  std::vector<const GateInfo*> told;
  for (const auto& [gate, verdict] : judgement.verdicts) {
    told.push_back(gate);
    if (verdict.kind != oracle.verdict(*gate).kind) {
      return wrong(fmt::format("the gate {} is told as {}", gate->id, code_of(verdict.kind)));
    }
  }
  if (told != expected) return wrong(fmt::format("gates told are {}, not {}", names(told), names(expected)));

  const bool accepted = judgement.outcome == Judgement::Outcome::kAccepted;
  const bool lawful = taken != nullptr && std::ranges::all_of(expected, passes);
  if (accepted && !lawful) {
    std::erase_if(expected, passes);
    return wrong(taken == nullptr ? "accepted without a row"
                                  : fmt::format("accepted although closed is {}", names(expected)));
  }
  if (!accepted && lawful) return wrong("refused although every gate is open");
  if (!accepted && (judgement.outcome == Judgement::Outcome::kNotHere) != (taken == nullptr)) {
    return wrong("refused for the wrong reason");
  }
  if (!accepted && judgement.facts != facts_) return wrong("refused, and the facts changed");
  const auto to = accepted ? target(*taken, at) : at;
  if (judgement.to != to) return wrong(fmt::format("leads to {}, not to {}", to_string(judgement.to), to_string(to)));
  return {};
}

std::vector<Position> AbstractMachine::all_positions() const {
  std::vector<Position> seen{procedure_.start()};
  std::deque<Position> next{procedure_.start()};
  while (!next.empty()) {
    const auto at = next.front();
    next.pop_front();
    for (std::size_t command = 0; command < commands_.size(); ++command) {
      const auto answered = give(command, at, every_gate(Verdict::Kind::kMet));
      if (!answered.accepted || std::ranges::find(seen, answered.to) != seen.end()) continue;
      seen.push_back(answered.to);
      next.push_back(answered.to);
    }
  }
  return seen;
}

}  // namespace renmian::exploration
