// Work items, clocks, tenure and moves to a newer policy on the command line.
#include <gmock/gmock.h>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

class Work : public testing::Test {
 protected:
  Ran run(const std::string& arguments) const { return here_.run(arguments); }

  InstallationWithCase here_;
};

TEST_F(Work, IsListedByTheOfficeThatOwesIt) {
  const auto owed = run("work list --json --case " + here_.case_id());
  ASSERT_EQ(owed.status, 0) << owed.err;
  const auto items = owed.json();
  ASSERT_FALSE(items.as_array().empty());
  const std::string role(items.at(0).at("role").as_string());
  const auto of_role = run("work list --json --role " + role);
  EXPECT_GE(of_role.json().as_array().size(), 1U);
  EXPECT_EQ(run("work list --json --role nobody").json().as_array().size(), 0U);
  EXPECT_EQ(run("work list --due-by tomorrow").status, 2);
}

TEST_F(Work, IsAssignedHandedOverUrgedAndRecalled) {
  const auto items = run("work list --json --kind work --case " + here_.case_id()).json();
  ASSERT_FALSE(items.as_array().empty());
  const auto item = here_.case_id() + " " + std::string(items.at(0).at("code").as_string());
  const auto assigned = run("work assign " + item + " --to bb-001");
  ASSERT_EQ(assigned.status, 0) << assigned.err;
  EXPECT_EQ(run("work list --json --assignee bb-001").json().as_array().size(), 1U);
  EXPECT_EQ(run("work hand-over " + item + " --to bb-002 --reason 出差").status, 0);
  EXPECT_EQ(run("work list --json --assignee bb-001").json().as_array().size(), 0U);
  EXPECT_EQ(run("work urge " + item + " --reason 会议临近").status, 0);
  EXPECT_EQ(run("work list --json --assignee bb-002").json().at(0).at("urged"), 1);
  EXPECT_EQ(run("work recall " + item + " --reason 改由他人办理").status, 0);
  EXPECT_EQ(run("work list --json --assignee bb-002").json().as_array().size(), 0U);
  EXPECT_EQ(run("work assign " + here_.case_id() + " no-such-work --to bb-001").status, 1);
}

TEST_F(Work, ClocksThatHaveNotRunOutTellNothing) {
  const auto ran = run("clocks run --json");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(run("clocks rebuild --json").status, 0);
}

TEST_F(Work, TheTenureListIsEmptyWithoutRecordsAndRefusesWhatIsNoDate) {
  EXPECT_EQ(run("report tenure --json").json().as_array().size(), 0U);
  EXPECT_EQ(run("report tenure --on soon").status, 2);
}

TEST_F(Work, ACaseMovesToThePolicyInForceAfterADryRunAndWithASecondPerson) {
  const auto before = run("case plan-move --json " + here_.case_id()).json().at(0);
  EXPECT_EQ(before.at("policy_changes"), false);
  ASSERT_EQ(run("policy set '{\"publicity_working_days\":7}' --procedure promote").status, 0);
  const auto plan = run("case plan-move --json").json().at(0);
  EXPECT_EQ(plan.at("policy_changes"), true);
  EXPECT_EQ(plan.at("possible"), true);
  const auto move = "case move " + here_.case_id() + " --to-version 1 --reason 适用新的政策参数 --second-person ";
  EXPECT_EQ(run(move + "cli").status, 2);
  const auto moved = run(move + "zzb-002");
  ASSERT_EQ(moved.status, 0) << moved.err;
  EXPECT_EQ(run("case plan-move --json").json().at(0).at("policy_changes"), false);
  EXPECT_THAT(run("case history " + here_.case_id()).out, HasSubstr("move_to_version"));
  EXPECT_EQ(run("audit verify").status, 0);
  EXPECT_EQ(run("case plan-move x").status, 2);
}

}  // namespace
}  // namespace renmian::test
