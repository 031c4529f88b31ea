// What a scenario may say, and what is told of one that says it wrong or turns out otherwise.
#include <gmock/gmock.h>

#include <sstream>

#include "adapters/store/memory_store.hpp"
#include "api/scenario/scenario.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/kinds.hpp"

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
  TestDesk made(store, appointment::all_kinds());
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
       {"title": "x", "date": "2026-03-02"}, "start_opinion": {"title": "x", "date": "2026-03-02"}, "reason": "x",
       "authority_entry": {"title": "x", "date": "2024-01-05"}, "managed_by": "own"})";

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

TEST(Scenario, AnUnknownPostInDataIsNoPost) {
  EXPECT_EQ(problem_of(R"({"case": "zhao", "do": "terminate", "by": "handler", "data": {"reason": ["@nowhere"]}})"),
            "scenario-name line " + std::to_string(kStartLines + 1));
}

// --- What the registers keep beside ---

// What is set in the registers counts from the next second on.
const std::string kNextSecond = "{\"at\": \"2026-03-02T01:00:01.000000Z\"}\n";

const std::string kHistory =
    R"({"case": "zhao", "do": "record_vote_history", "by": "handler", "data": {"times_rejected": 0})";

TEST(Scenario, ACaseIsOfTheKindItIsOpenedAs) {
  const std::string open = R"({"open": "b", "person": "zhao", "post": "director", "need": "x", "by": "handler")";
  EXPECT_EQ(last_step(open + "}").position, "analysis");
  EXPECT_EQ(last_step(open + R"(, "kind": "removal"})").position, "proposing");
  EXPECT_EQ(problem_of(open + R"(, "kind": "none"})"), "scenario-value line " + std::to_string(kStartLines + 1));
}

TEST(Scenario, TheQuotaOfTheRegisterCounts) {
  const std::string reply = one_line(R"({"case": "zhao", "do": "record_quota_reply", "by": "establishment", "data":
 {"reply": {"title": "x", "date": "2026-03-02"}, "authorised": 1, "in_use": 0, "reserved": 0,
 "within_specification": true}})");
  const auto with_in_use = [&](const char* number) {
    return std::string(
               R"({"actor": "establishment", "id": "bb-001", "role": "establishment_office", "unit": "编办"})") +
           "\n" + reply + "\n" + R"({"quota": "stat", "level": "division_head", "authorised": 1, "in_use": )" + number +
           "}\n" + kNextSecond + one_line(kGiveStart) + "}";
  };
  EXPECT_EQ(last_step(with_in_use("0")).actual, "accepted");
  EXPECT_EQ(last_step(with_in_use("1")).actual, "refused quota-vacancy wbz-4-quota");
}

TEST(Scenario, WhoIsRelatedDoesNotAct) {
  const std::string kin = R"({"kin": "zhao", "ties": [{"staff": "zzb-001", "relation": "sibling"}]})";
  EXPECT_EQ(last_step(kHistory + "}").actual, "accepted");
  EXPECT_EQ(last_step(kin + "\n" + kNextSecond + kHistory + "}").actual, "refused act-not-concerned");
}

TEST(Scenario, WhoActsForAnotherNeedsADelegation) {
  const std::string stand_in =
      R"({"actor": "handler", "id": "zzb-002", "role": "cadre_section", "unit": "组织部", "on_behalf_of": "zzb-001"})";
  const auto delegation = [](const char* batch) {
    return std::string(
               R"({"delegation": "zzb-001", "to": "zzb-002", "first_day": "2026-03-02", "last_day": "2026-03-02",
 "commands": ["record_vote_history"], "by": "handler")") +
           batch + "}";
  };
  EXPECT_EQ(last_step(stand_in + "\n" + kHistory + "}").actual, "refused act-delegated");
  for (const auto* batch : {"", R"(, "batch": "spring")"}) {
    EXPECT_EQ(last_step(one_line(delegation(batch)) + "\n" + stand_in + "\n" + kHistory + "}").actual, "accepted");
  }
}

TEST(Scenario, ACaseTakesTheRecordOfTheRegister) {
  const std::string take = R"({"case": "zhao", "do": "take_person_record", "by": "handler"})";
  const std::string record = R"({"record": "zhao", "data": {"grassroots": [], "posts": [], "exceptional": [],
 "assessments": [], "sanctions": [], "education": {"level": "bachelor", "full_time": true}, "training": [],
 "party_member": false, "legal_qualifications": [], "family": [], "personal_matters": [], "secondments": []}})";
  EXPECT_EQ(last_step(take).actual, "bad-input /data");
  EXPECT_EQ(last_step(one_line(record) + "\n" + take).actual, "accepted");
}

TEST(Scenario, WhatTheRegistersDoNotKeepNamesItsPlace) {
  const auto at_next = [](std::string_view code, std::string_view place) {
    return std::string(code) + " line " + std::to_string(kStartLines + 1) + " " + std::string(place);
  };
  EXPECT_EQ(problem_of(R"({"quota": "stat", "level": "division_head", "authorised": -1, "in_use": 0})"),
            at_next("out-of-range", "/authorised"));
  EXPECT_EQ(problem_of(one_line(R"({"kin": "zhao", "ties": [{"staff": "a", "relation": "child"},
 {"staff": "a", "relation": "parent"}]})")),
            at_next("duplicate", "/items/1/staff"));
  EXPECT_EQ(problem_of(one_line(R"({"delegation": "a", "to": "a", "first_day": "2026-03-02",
 "last_day": "2026-03-02", "by": "handler"})")),
            at_next("same-staff", "/to"));
  EXPECT_EQ(problem_of(R"({"record": "zhao", "data": {}})"), at_next("missing-member", "/grassroots"));
  for (const auto* line : {R"({"quota": "nowhere", "level": "division_head", "authorised": 1, "in_use": 0})",
                           R"({"kin": "nobody", "ties": []})", R"({"record": "nobody", "data": {}})",
                           R"({"delegation": "a", "to": "b", "first_day": "2026-03-02", "last_day": "2026-03-02",
 "batch": "none", "by": "handler"})"}) {
    EXPECT_THAT(problem_of(one_line(line)), testing::StartsWith("scenario-name")) << line;
  }
}

TEST(Scenario, CommentsAndEmptyLinesArePassedOver) { EXPECT_TRUE(play("\n# a comment\n\n").value().as_expected()); }

}  // namespace
}  // namespace renmian
