// The system's own records and erasures: their gates, and that nothing is erased by one person alone.
#include <gmock/gmock.h>

#include "adapters/store/memory_store.hpp"
#include "engine/procedure/book_check.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/account/account.hpp"
#include "workflows/erasure/erasure.hpp"
#include "workflows/erasure/gates.hpp"
#include "workflows/system/gates.hpp"
#include "workflows/system/system.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const Timestamp kNow = *parse_timestamp("2026-03-02T01:00:00.000000Z");

CaseId case_number(std::uint8_t number) {
  CaseId id;
  id.uuid.bytes.back() = number;
  return id;
}

// The Chinese reasons of a gate that is not met; empty if it is.
template <class Gate, class Policy, class Facts>
std::vector<std::string> missing(const Facts& facts, const Actor* actor = nullptr) {
  const Policy policy;
  Given<Policy> given{policy, WorkingDays::china(), kNow};
  given.actor = actor;
  const auto verdict = Gate::check(facts, given);
  EXPECT_EQ(verdict.passes(), verdict.reasons.empty());
  std::vector<std::string> zh;
  for (const auto& reason : verdict.reasons) {
    EXPECT_FALSE(reason.en.empty()) << reason.zh;
    zh.push_back(reason.zh);
  }
  return zh;
}

TEST(TheSystemsRecords, AreTheProgramsOwn) {
  const auto missing_for = [](const Actor* actor) {
    return missing<system_day::SysProgram, system_day::Policy>(system_day::Facts{}, actor);
  };
  const Actor program{.id = "system", .auth = "program"};
  const Actor person{.id = "ZZ-001"};
  EXPECT_THAT(missing_for(&program), IsEmpty());
  EXPECT_THAT(missing_for(&person), ElementsAre("ZZ-001 不是程序，不能在此记录"));
}

TEST(TheSystemsRecords, AreMadeOnceTheDayIsOpen) {
  system_day::Facts facts;
  EXPECT_THAT((missing<system_day::SysDay, system_day::Policy>(facts)), ElementsAre("当日记录尚未开始"));
  facts.day = 2026y / 3 / 2;
  EXPECT_THAT((missing<system_day::SysDay, system_day::Policy>(facts)), IsEmpty());
}

TEST(ANewLog, IsStartedByTwoPersons) {
  system_day::Facts facts;
  EXPECT_THAT((missing<system_day::SysTwoPersons, system_day::Policy>(facts)), ElementsAre("尚未写明申请人和批准人"));
  facts.new_log = system_day::StartLog{{}, "ZZ-001", "ZZ-001"};
  EXPECT_THAT((missing<system_day::SysTwoPersons, system_day::Policy>(facts)),
              ElementsAre("申请人和批准人是同一人：ZZ-001"));
  facts.new_log->approved_by = "ZZ-002";
  EXPECT_THAT((missing<system_day::SysTwoPersons, system_day::Policy>(facts)), IsEmpty());
}

TEST(AnErasure, ConcernsCasesThatAreOver) {
  erasure::Facts facts;
  const auto missing_now = [&] { return missing<erasure::EraCasesOver, erasure::Policy>(facts); };
  EXPECT_THAT(missing_now(), ElementsAre("尚未申请"));
  facts.requested = erasure::RequestErasure{"期限", "届满", {}};
  EXPECT_THAT(missing_now(), ElementsAre("没有列明事项"));
  facts.requested->cases = {{case_number(1), true}, {case_number(2), false}, {case_number(1), true}};
  EXPECT_THAT(missing_now(),
              ElementsAre("事项尚未办结：" + to_string(case_number(2)), "事项重复：" + to_string(case_number(1))));
  facts.requested->cases = {{case_number(1), true}, {case_number(2), true}};
  EXPECT_THAT(missing_now(), IsEmpty());
}

TEST(AnErasure, IsApprovedByAnotherThanWhoAskedForIt) {
  erasure::Facts facts;
  facts.handler = "ZZ-001";
  const auto missing_for = [&](const Actor* actor) {
    return missing<erasure::EraTwoPersons, erasure::Policy>(facts, actor);
  };
  EXPECT_THAT(missing_for(nullptr), ElementsAre("尚未批准"));
  facts.approver = "ZZ-001";
  EXPECT_THAT(missing_for(nullptr), ElementsAre("申请人 ZZ-001 不得自行批准"));
  facts.approver = "ZZ-002";
  EXPECT_THAT(missing_for(nullptr), IsEmpty());
  const Actor standing_in{.id = "ZZ-002", .on_behalf_of = "ZZ-001"};
  EXPECT_THAT(missing_for(&standing_in), ElementsAre("申请人 ZZ-001 不得自行批准"));
}

TEST(AnErasure, TakesWhatWasApprovedInOrder) {
  erasure::Facts facts;
  const auto missing_now = [&] { return missing<erasure::EraAsApproved, erasure::Policy>(facts); };
  EXPECT_THAT(missing_now(), ElementsAre("尚未申请"));
  facts.requested = erasure::RequestErasure{"期限", "届满", {{case_number(1), true}}};
  EXPECT_THAT(missing_now(), ElementsAre("没有列明记录"));
  facts.carried_out = erasure::CarryOutErasure{"别的依据", {}};
  EXPECT_THAT(missing_now(), ElementsAre("依据与批准的不同：期限", "没有列明记录"));
  facts.carried_out = erasure::CarryOutErasure{"期限", {3, 3}};
  EXPECT_THAT(missing_now(), ElementsAre("记录须由小到大、各列一次"));
  facts.carried_out->entries = {4, 3};
  EXPECT_THAT(missing_now(), ElementsAre("记录须由小到大、各列一次"));
  facts.carried_out->entries = {3, 4};
  EXPECT_THAT(missing_now(), IsEmpty());
}

TEST(AnErasure, GoesFromRequestToExecutionAndNoOtherWay) {
  MemoryStore store;
  TestDesk on(store, erasure::compiled());
  const auto id = on.desk.new_case_id();
  const auto give = [&](const std::string& who, const std::string& command, boost::json::value data) {
    Request request;
    request.case_id = id;
    if (command == "request_erasure") request.opening = Opening{"erasure", {}, {}, {}};
    request.command = command;
    request.data = std::move(data);
    request.actor = {.id = who};
    const auto answer = on.desk.do_now(std::move(request));
    if (const auto* refusal = std::get_if<Refusal>(&answer)) return std::string(code_of(refusal->kind));
    return std::get<Advanced>(answer).position;
  };
  const boost::json::object none;
  const boost::json::value all{{"rule", "期限"}, {"entries", {0, 1}}};
  EXPECT_EQ(give("ZZ-001", "request_erasure",
                 {{"rule", "期限"},
                  {"reason", "届满"},
                  {"cases", {{{"case_id", to_string(case_number(1))}, {"over", true}}}}}),
            "erasure_requested");
  EXPECT_EQ(give("ZZ-001", "carry_out_erasure", all), "not-possible-here");
  EXPECT_EQ(give("ZZ-001", "approve_erasure", none), "gate-closed");
  EXPECT_EQ(give("ZZ-002", "approve_erasure", none), "erasure_approved");
  EXPECT_EQ(give("ZZ-001", "carry_out_erasure", {{"rule", "别的"}, {"entries", {0}}}), "gate-closed");
  EXPECT_EQ(give("ZZ-001", "carry_out_erasure", all), "erasure_carried_out");
  EXPECT_EQ(give("ZZ-002", "reject_erasure", {{"reason", "迟了"}}), "not-possible-here");

  // The members that whoever verifies the log reads.
  const auto events = store.events_of({&id, 1});
  const auto carried = std::ranges::find_if(events, [](const StoredEvent& stored) {
    const auto event = parse_event(stored.body);
    return event.command == "carry_out_erasure" && event.outcome == Event::Outcome::kAccepted;
  });
  ASSERT_NE(carried, events.end());
  EXPECT_EQ(data_of(*carried), all);
}

TEST(TheBooks, OfSystemErasureAndAccountAreSound) {
  for (const auto* procedure : {&system_day::compiled(), &erasure::compiled(), &account::compiled()}) {
    for (const auto& check : check_book(procedure->book())) {
      EXPECT_TRUE(check.ok()) << procedure->book().info.id << " " << check.code;
    }
    for (const auto& command : procedure->book().commands) {
      const auto text = boost::json::serialize(command.schema);
      EXPECT_EQ(text.find("\"title\":\"\""), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace renmian::test
