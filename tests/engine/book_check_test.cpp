#include "engine/procedure/book_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/small_procedure.hpp"

namespace renmian {
namespace {

const BookCheck& check_of(const std::vector<BookCheck>& checks, std::string_view code) {
  return *std::find_if(checks.begin(), checks.end(), [code](const auto& check) { return check.code == code; });
}

std::vector<std::string> failing(const Book& book) {
  std::vector<std::string> codes;
  for (const auto& check : check_book(book)) {
    if (!check.ok()) codes.push_back(check.code);
  }
  return codes;
}

Book lawful() { return small::compiled().book(); }

BookRow& row_of(Book& book, std::string_view source, std::string_view command) {
  return *std::find_if(book.rows.begin(), book.rows.end(),
                       [&](const auto& row) { return row.source->code == source && row.command->code == command; });
}

using Failing = std::vector<std::string>;

TEST(BookCheck, OfALawfulBookEverythingHolds) {
  const auto checks = check_book(lawful());
  EXPECT_EQ(checks.size(), 5U);
  EXPECT_EQ(failing(lawful()), Failing{});
  for (const auto& check : checks) {
    EXPECT_NE(check.title.zh, "") << check.code;
    EXPECT_NE(check.title.en, "") << check.code;
  }
}

TEST(BookCheck, APathAroundAMandatoryGateIsNamedStateByState) {
  auto book = lawful();
  auto& gates = row_of(book, "voting", "vote").gates;
  std::erase(gates, &small::EnoughVotes::info);
  EXPECT_EQ(failing(book), Failing{"mandatory-gates"});
  const auto wrong = check_of(check_book(book), "mandatory-gates").wrong;
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].zh, "绕过“票数足够”（enough-votes）：开始 → 表决 → 已任");
  EXPECT_EQ(wrong[0].en, "bypasses \"Enough votes\" (enough-votes): Start -> Voting -> Appointed");
}

TEST(BookCheck, AGateOnOneOfTwoRowsOfThePathIsEnough) {
  auto book = lawful();
  std::erase(row_of(book, "voting", "vote").gates, &small::Named::info);  // still asked on "propose"
  EXPECT_EQ(failing(book), Failing{});
}

TEST(BookCheck, AShortcutToTheAppointmentBypassesEveryGate) {
  auto book = lawful();
  row_of(book, "start", "drop").target = &small::Appointed::info;
  EXPECT_EQ(check_of(check_book(book), "mandatory-gates").wrong.size(), 2U);
}

TEST(BookCheck, AStateFromWhichNoEndIsReachedIsNamed) {
  auto book = lawful();
  std::erase_if(book.rows, [](const auto& row) { return row.source == &small::Voting::info; });
  std::erase(book.states, &small::Appointed::info);
  EXPECT_EQ(failing(book), Failing{"reaches-end"});
  const auto wrong = check_of(check_book(book), "reaches-end").wrong;
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].en, "from \"Voting\" no end can be reached");
}

TEST(BookCheck, AStateThatCannotBeReachedIsNamed) {
  auto book = lawful();
  std::erase_if(book.rows, [](const auto& row) { return row.command == &small::Propose::info; });
  const auto wrong = check_of(check_book(book), "reachable").wrong;
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].zh, "“表决”从起点到不了");
  EXPECT_EQ(wrong[1].zh, "“已任”从起点到不了");
}

TEST(BookCheck, ASecondRowForOneStateAndCommandIsNamed) {
  auto book = lawful();
  book.rows.push_back(row_of(book, "voting", "drop"));
  EXPECT_EQ(failing(book), Failing{"one-row-each"});
  EXPECT_EQ(check_of(check_book(book), "one-row-each").wrong.at(0).en, "\"drop\" occurs more than once in \"Voting\"");
}

TEST(BookCheck, TwoThingsOfOneCodeAreNamed) {
  static constexpr StepInfo kStep{"step", {"又一步", "Another step"}};
  static constexpr CommandInfo kCommand{"vote", {"又一", "Another"}, {"", ""}};
  static constexpr GateInfo kGate{.id = "named", .title = {"又一关", "Another gate"}};
  // A state of the standing is told apart from those of the procedure too.
  static constexpr StateInfo kState{"active", {"又一状态", "Another state"}, &small::OnlyStep::info};
  auto book = lawful();
  book.steps.push_back(&kStep);
  book.commands.push_back({&kCommand, {}});
  book.gates.push_back(&kGate);
  book.states.push_back(&kState);
  const auto wrong = check_of(check_book(book), "codes-differ").wrong;
  ASSERT_EQ(wrong.size(), 4U);
  EXPECT_EQ(wrong[0].en, "two steps share the code \"step\"");
  EXPECT_EQ(wrong[1].en, "two states share the code \"active\"");
  EXPECT_EQ(wrong[2].en, "two commands share the code \"vote\"");
  EXPECT_EQ(wrong[3].en, "two gates share the code \"named\"");
}

}  // namespace
}  // namespace renmian
