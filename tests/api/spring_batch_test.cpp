// The scenario of tests/data/scenario/spring_batch.jsonl, played on the real procedure.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/support/played_scenario.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

const ScenarioReport& spring_batch() {
  static const auto report = test::played_in_memory("spring_batch.jsonl");
  return report;
}

std::string last_position(std::string_view of) {
  std::string position;
  for (const auto& step : spring_batch().steps) {
    if (step.subject == of && !step.position.empty()) position = step.position;
  }
  return position;
}

TEST(SpringBatch, GoesAsItsFileSays) {
  ASSERT_FALSE(spring_batch().steps.empty());
  for (const auto& step : spring_batch().steps) {
    EXPECT_EQ(step.actual, step.expected) << "line " << step.line << ": " << step.subject << " " << step.command;
  }
}

TEST(SpringBatch, ThreeCadresGoFromImportToDepartureAudit) {
  for (const auto* cadre : {"lin", "ouyang", "zhao"}) EXPECT_EQ(last_position(cadre), "closed") << cadre;
}

TEST(SpringBatch, TheAutumnEndsInEveryOtherWay) {
  EXPECT_EQ(last_position("chen"), "closed_rejected");
  EXPECT_EQ(last_position("wang"), "closed_revoked");
  EXPECT_EQ(last_position("wu"), "trial_removed");
  EXPECT_EQ(last_position("lin_deshi"), "terminated:analysis");
}

// Nobody comes to the check before the meeting without what this gate asks for: every step on the way asks for it.
const std::string_view kNeverClosed = "sbsh-1-procedure";

TEST(SpringBatch, EveryGateRefusesAtLeastOnce) {
  std::set<std::string> refusing;
  for (const auto& step : spring_batch().steps) refusing.insert(step.gates.begin(), step.gates.end());
  for (const auto* gate : appointment::promote().book().gates) {
    EXPECT_EQ(refusing.contains(std::string(gate->id)), gate->id != kNeverClosed) << gate->id;
  }
}

}  // namespace
}  // namespace renmian
