// The scenario of tests/data/scenario/kinds.jsonl: one case of each kind beside the promotion, to its end.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "tests/support/played_scenario.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

const ScenarioReport& kinds() {
  static const auto report = test::played_in_memory("kinds.jsonl");
  return report;
}

TEST(Kinds, GoAsTheirFileSays) {
  ASSERT_FALSE(kinds().steps.empty());
  for (const auto& step : kinds().steps) {
    EXPECT_EQ(step.actual, step.expected) << "line " << step.line << ": " << step.subject << " " << step.command;
  }
}

TEST(Kinds, EachGoesToItsEndAndIsRefusedSomethingOnTheWay) {
  std::map<std::string, std::string> position;
  std::map<std::string, int> refusals;
  for (const auto& step : kinds().steps) {
    if (!step.position.empty()) position[step.subject] = step.position;
    if (!step.gates.empty()) ++refusals[step.subject];
  }
  for (const auto* kind : appointment::all_kinds()) {
    const std::string id(kind->book().info.id);
    if (id == appointment::promote().book().info.id) continue;  // spring_batch.jsonl
    EXPECT_EQ(position[id], "closed") << id;
    EXPECT_GT(refusals[id], 0) << id;
  }
}

}  // namespace
}  // namespace renmian
