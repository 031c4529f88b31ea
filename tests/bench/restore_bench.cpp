#include "tests/bench/restore_bench.hpp"

#include <chrono>

#include "engine/procedure/machine.hpp"
#include "tests/bench/standing_cases.hpp"
#include "tests/bench/steps.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/appointment/kinds/promote.hpp"

namespace renmian::bench {
namespace {

template <class Work>
double nanoseconds_each(int rounds, Work work) {
  const auto from = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) work();
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - from).count() / rounds;
}

}  // namespace

DecisionCost measure_decision() {
  using namespace appointment;
  using M = Machine<Promote>;
  const Facts facts;
  const appointment::Policy policy;
  const appointment::Given given{policy, WorkingDays::china(), Timestamp{1'772'000'000'000'000}};
  std::vector<GateVerdict> verdicts;
  const Inquiry<Facts, appointment::Policy> inquiry{facts, given, nullptr, verdicts};
  const ReturnToMotion command{};  // of a row without gates
  const std::array<int, 2> regions{M::id_of<Recommend>, M::id_of<Active>};
  int recorded = 0;

  DecisionCost cost;
  cost.restore_and_transition_ns = nanoseconds_each(1'000'000, [&] {
    M machine(regions, inquiry);
    recorded += machine.process(command) == Judgement::Outcome::kAccepted ? 1 : 0;
  });
  if (recorded != 1'000'000) throw std::logic_error("the transition was not taken");

  constexpr std::string_view kMostGates = "pass_agenda_gate";
  const auto store = open_store("memory:");
  TestDesk made(*store, promote());
  const auto loaded = made.desk.load(make_standing_cases(made, 1, kMostGates).front());
  const auto steps = lawful_promotion({}, {}, made.clock.now());
  const auto step = std::ranges::find(steps, kMostGates, &CaseStep::command);
  const auto parsed = promote().parse(step->command, step->data);
  const Actor actor{"001", "cadre_section", "od"};
  const Circumstances circumstances{loaded->policy.values, &WorkingDays::china(), made.clock.now(), nullptr, nullptr,
                                    &loaded->path,         &loaded->history};
  int accepted = 0;
  cost.judgement_ns = nanoseconds_each(10'000, [&] {
    const auto judged = promote().judge(loaded->facts, loaded->position, *parsed, actor, circumstances);
    accepted += judged.outcome == Judgement::Outcome::kAccepted ? 1 : 0;
  });
  if (accepted != 10'000) throw std::logic_error("the agenda gate stayed closed");
  return cost;
}

}  // namespace renmian::bench
