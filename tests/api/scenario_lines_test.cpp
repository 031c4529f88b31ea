// What a scenario may say, and what is told of one that says it wrong or turns out otherwise.
#include <gmock/gmock.h>

#include <sstream>

#include "adapters/store/memory_store.hpp"
#include "api/scenario/scenario.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/appointment.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;

// Somebody and somewhere, up to the case "zhao" that stands at the analysis.
const std::string kStart = R"({"at": "2026-03-02T01:00:00.000000Z"}
{"actor": "handler", "id": "zzb-001", "role": "cadre_section", "unit": "组织部"}
{"unit": "stat", "name": "示例市统计局"}
{"post": "director", "unit": "stat", "title": "局长", "level": "division_head", "kind": "head", "system": "appointed"}
{"import": ["forms/valid_03_minimal_bom.lrmx"], "as": ["zhao"]}
{"batch": "spring", "title": "春季批次"}
{"open": "zhao", "person": "zhao", "post": "director", "batch": "spring", "need": "补缺", "by": "handler"}
)";
constexpr std::size_t kStartLines = 7;

boost::system::result<ScenarioReport, Problems> play(const std::string& more) {
  MemoryStore store;
  TestDesk made(store, appointment::compiled());
  DirectTarget target(made.desk, made.clock, made.random);
  std::istringstream lines(kStart + more);
  return run_scenario(lines, RENMIAN_TEST_DATA, target);
}

ScenarioStep last_step(const std::string& line) { return play(line).value().steps.back(); }

std::string problem_of(const std::string& line) {
  const auto played = play(line);
  return played ? "played" : played.error().front().code + " " + played.error().front().place;
}

TEST(Scenario, WhatIsNotSaidOtherwiseIsExpectedToBeAccepted) {
  const auto report = play("").value();
  ASSERT_EQ(report.steps.size(), 2U);
  EXPECT_TRUE(report.as_expected());
  const auto& opened = report.steps.back();
  EXPECT_EQ(opened.line, kStartLines);
  EXPECT_EQ(opened.by.id, "zzb-001");
  EXPECT_EQ(opened.subject, "zhao");
  EXPECT_EQ(opened.actual, "accepted");
  EXPECT_EQ(opened.position, "analysis");
}

const std::string kGiveStart =
    R"({"case": "zhao", "do": "give_start_opinion", "by": "handler", "data": {"analysis_report":
       {"title": "x", "date": "2026-03-02"}, "start_opinion": {"title": "x", "date": "2026-03-02"}, "reason": "x"})";

std::string one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

TEST(Scenario, ARefusalIsExpectedByItsGatesInAnyOrder) {
  const auto step = last_step(one_line(kGiveStart) + R"(, "expect": {"refused": ["wbz-4-quota", "quota-vacancy"]}})");
  EXPECT_TRUE(step.as_expected());
  EXPECT_THAT(step.gates, testing::UnorderedElementsAre("quota-vacancy", "wbz-4-quota"));
}

TEST(Scenario, ARefusalThatWasNotExpectedIsTold) {
  const auto report = play(one_line(kGiveStart) + "}").value();
  EXPECT_FALSE(report.as_expected());
  EXPECT_EQ(report.steps.back().expected, "accepted");
  EXPECT_EQ(report.steps.back().actual, "refused quota-vacancy wbz-4-quota");
}

TEST(Scenario, TooFewAndTooManyGatesAreBothOtherwise) {
  EXPECT_FALSE(last_step(one_line(kGiveStart) + R"(, "expect": {"refused": ["quota-vacancy"]}})").as_expected());
  EXPECT_FALSE(
      last_step(one_line(kGiveStart) + R"(, "expect": {"refused": ["quota-vacancy", "wbz-4-quota", "vote-each"]}})")
          .as_expected());
}

TEST(Scenario, WhatIsNotPossibleHereHasNoGates) {
  const std::string close = R"({"case": "zhao", "do": "close_case", "by": "handler", "data": {"filed_as": "1"})";
  EXPECT_TRUE(last_step(close + R"(, "expect": {"refused": []}})").as_expected());
  EXPECT_FALSE(last_step(close + "}").as_expected());
}

TEST(Scenario, BadInputIsExpectedByItsPlaces) {
  const std::string bad = R"({"case": "zhao", "do": "close_case", "by": "handler", "data": {"x": 1})";
  EXPECT_TRUE(last_step(bad + R"(, "expect": {"bad_input": ["/x", "/filed_as"]}})").as_expected());
  EXPECT_FALSE(last_step(bad + R"(, "expect": {"bad_input": ["/x"]}})").as_expected());
  EXPECT_EQ(last_step(bad + "}").actual, "bad-input /filed_as /x");
}

TEST(Scenario, ABadFormIsBadInput) {
  const auto step = last_step(R"({"import": ["forms/bad/bad_01_truncated.lrmx"], "as": ["nobody"]})");
  EXPECT_THAT(step.actual, testing::StartsWith("bad-input forms/bad/bad_01_truncated.lrmx"));
}

TEST(Scenario, ABatchIsToldCaseByCase) {
  const std::string close =
      R"({"batch_do": "spring", "command": "close_case", "by": "handler", "data": {"filed_as": "1"})";
  EXPECT_TRUE(last_step(close + R"(, "expect": {"zhao": {"refused": []}}})").as_expected());
  EXPECT_EQ(last_step(close + "}").subject, "zhao");
  EXPECT_FALSE(last_step(close + "}").as_expected());
  EXPECT_EQ(last_step(close + R"(, "expect": {"zhao": {"refused": []}, "nobody": {"refused": []}}})").actual,
            "not-in-batch");
}

TEST(Scenario, ALineThatCannotBePlayedNamesItself) {
  const auto at_next = [](std::string_view code) {
    return std::string(code) + " line " + std::to_string(kStartLines + 1);
  };
  for (const auto* line : {R"({"sing": "loud"})"}) EXPECT_EQ(problem_of(line), at_next("scenario-kind")) << line;
  for (const auto* line : {"[]", "{}", "1"}) EXPECT_EQ(problem_of(line), at_next("scenario-line")) << line;
  for (const auto* line : {R"({"at": "2026-03-02"})", R"({"at": "2026-03-01T00:00:00.000000Z"})"}) {
    EXPECT_EQ(problem_of(line), at_next("scenario-time")) << line;
  }
  for (const auto* line :
       {R"({"case": "nobody", "do": "resume", "by": "handler"})", R"({"case": "zhao", "do": "resume", "by": "nobody"})",
        R"({"open": "a", "person": "nobody", "post": "director", "need": "x", "by": "handler"})",
        R"({"open": "a", "person": "zhao", "post": "nowhere", "need": "x", "by": "handler"})",
        R"({"batch_do": "none", "command": "resume", "by": "handler"})"}) {
    EXPECT_EQ(problem_of(line), at_next("scenario-name")) << line;
  }
  for (const auto* line :
       {R"({"unit": "a"})", R"({"unit": "a", "name": 1})", R"({"import": "x", "as": []})",
        R"({"case": "zhao", "do": "resume", "by": "handler", "data": 1})",
        R"({"case": "zhao", "do": "resume", "by": "handler", "expect": {"refused": "x"}})",
        R"({"post": "b", "unit": "stat", "title": "x", "level": "x", "kind": "head", "system": "appointed"})"}) {
    EXPECT_EQ(problem_of(line), at_next("scenario-value")) << line;
  }
  EXPECT_EQ(problem_of(R"({"unit": "a", "name": "b", "x": 1})"), at_next("scenario-unknown-member"));
  EXPECT_EQ(problem_of(R"({"import": ["none.lrmx"], "as": ["x"]})"), at_next("scenario-file"));
  EXPECT_THAT(problem_of("{"), testing::StartsWith(at_next("json-syntax")));
}

TEST(Scenario, CommentsAndEmptyLinesArePassedOver) { EXPECT_TRUE(play("\n# a comment\n\n").value().as_expected()); }

}  // namespace
}  // namespace renmian
