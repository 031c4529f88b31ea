#include "tests/bench/restore_bench.hpp"

#include <boost/json/parse.hpp>
#include <chrono>

#include "engine/procedure/machine.hpp"
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
  const FixWorkPlan command{};
  const std::array<int, 2> regions{M::id_of<MotionSounding>, M::id_of<Active>};
  int recorded = 0;

  DecisionCost cost;
  cost.restore_and_transition_ns = nanoseconds_each(1'000'000, [&] {
    M machine(regions, inquiry);
    recorded += machine.process(command) == Judgement::Outcome::kAccepted ? 1 : 0;
  });
  if (recorded != 1'000'000) throw std::logic_error("the transition was not taken");

  const auto& procedure = promote();
  const auto parsed =
      procedure.parse("fix_work_plan", boost::json::parse(R"({"work_plan":{"title":"工作方案","date":"2026-03-02"}})"));
  const Actor actor{"001", "cadre_section", "od"};
  const Circumstances circumstances{procedure.default_policy(), &WorkingDays::china(), given.now};
  const auto none = procedure.no_facts();
  const auto at = procedure.position("motion_sounding");
  cost.judgement_ns = nanoseconds_each(100'000, [&] { procedure.judge(none, at, *parsed, actor, circumstances); });
  return cost;
}

}  // namespace renmian::bench
