// Many cases decided by one command of a meeting, and the certificate of each.
#include "api/service/meetings.hpp"

#include <gmock/gmock.h>

#include <chrono>

#include "engine/audit/strict_json.hpp"
#include "engine/case/verification.hpp"
#include "tests/adapters/store_behaviour.hpp"
#include "tests/support/meeting_facts.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/voted_case.hpp"
#include "workflows/appointment/decision/commands.hpp"
#include "workflows/appointment/motion/commands.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian::test {
namespace {

using meeting::ItemOutcome;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Actor kClerk{.id = "clerk", .role = "committee_office", .unit = "县委办"};

// A standing committee in session on 20 April 2026, with as many cases on its agenda.
class Sitting {
 public:
  Sitting(Store& store, int items, meeting::MeetingKind kind = meeting::MeetingKind::standing_committee)
      : made_(store, {&voted_case(), &meeting::compiled()}) {
    made_.clock.set(*parse_timestamp("2026-04-20T01:00:00.000000Z"));
    const appointment::Open vacancy{
        appointment::CaseKind::promote, {}, {.title = "副局长", .unit = "示例市统计局"}, "副局长空缺"};
    std::vector<Request> openings;
    for (int number = 1; number <= items; ++number) {
      cases.push_back(desk().new_case_id());
      openings.push_back(give(cases.back(), vacancy));
      openings.back().opening = Opening{"voted", {}, {}, {}};
    }
    for (const auto& answer : desk().do_all(std::move(openings), true)) EXPECT_EQ(told(answer), "done");
    const auto opened = desk().do_now(request_to_open_meeting(desk(), meeting_to_open(kind), kClerk, ""));
    id = std::get<Advanced>(opened).case_id;
    meeting::AnnounceAgenda agenda{{}, 2026y / 4 / 17};
    for (int number = 1; number <= items; ++number) agenda.items.push_back(agenda_item(number, case_of(number)));
    EXPECT_EQ(told(desk().do_now(give(id, agenda))), "done");
    EXPECT_EQ(told(desk().do_now(give(id, roll_of()))), "done");
  }

  template <class Command>
  static Request give(CaseId id, const Command& command) {
    Request request;
    request.case_id = id;
    request.command = Command::info.code;
    request.data = write_described(command);
    request.actor = kClerk;
    return request;
  }

  // "done", or the code of the refusal and its closed gates.
  static std::string told(const Answer& answer) {
    if (std::holds_alternative<Advanced>(answer)) return "done";
    const auto& refusal = std::get<Refusal>(answer);
    std::string text(code_of(refusal.kind));
    for (const auto& finding : refusal.gates) {
      if (!finding.verdict.passes()) text.append(" ").append(finding.gate.id);
    }
    return text;
  }

  ItemsDecided decide(std::vector<meeting::ItemResult> results, bool all_or_nothing = false,
                      const std::string& key = "") {
    return decide_in_meeting(desk(), id, {std::move(results), all_or_nothing}, kClerk, key).value();
  }

  static std::vector<std::string> told(const ItemsDecided& decided) {
    std::vector<std::string> all;
    for (const auto& answer : decided.each) all.push_back(told(answer));
    all.push_back(decided.meeting ? told(*decided.meeting) : "none");
    return all;
  }

  std::string state_of(int number) { return to_string(desk().load(case_of(number))->position); }
  std::vector<std::int64_t> decided_items() {
    std::vector<std::int64_t> numbers;
    for (const auto& result : facts().results) numbers.push_back(result.item_number);
    return numbers;
  }
  const meeting::Facts& facts() { return meeting_facts(**load_meeting(desk(), id)); }
  CaseId case_of(int number) const { return cases[static_cast<std::size_t>(number - 1)]; }
  meeting::ItemResult result(int number, ItemOutcome outcome = ItemOutcome::adopt, int agree = 6) const {
    return result_of(number, case_of(number), outcome, agree);
  }
  Desk& desk() { return made_.desk; }
  Catalogue& catalogue() { return made_.catalogue; }

  std::vector<CaseId> cases;
  CaseId id;

 private:
  TestDesk made_;
};

class MeetingOffice : public StoreBehaviour {};
INSTANTIATE_TEST_SUITE_P(Every, MeetingOffice, testing::Values("Memory", "SQLite", "PostgreSQL"));

TEST_P(MeetingOffice, DecidesManyCasesByOneCommandEachInItsWay) {
  Sitting sitting(store(), 4);
  auto secret = secret_result_of(4, sitting.case_of(4));
  const auto decided = sitting.decide(
      {sitting.result(1), sitting.result(2, ItemOutcome::reject, 3), sitting.result(3, ItemOutcome::postpone), secret});
  EXPECT_THAT(Sitting::told(decided), ElementsAre("done", "done", "done", "done", "done"));
  EXPECT_EQ(sitting.state_of(1), "closed");
  EXPECT_EQ(sitting.state_of(2), "closed_rejected");
  EXPECT_EQ(sitting.state_of(3), "deferred");
  EXPECT_EQ(sitting.state_of(4), "closed");
  EXPECT_THAT(sitting.decided_items(), ElementsAre(1, 2, 3, 4));
}

TEST_P(MeetingOffice, KeepsWithItsRecordAndThoseOfTheCasesWhichRequestMadeThem) {
  Sitting sitting(store(), 1);
  const Trace trace{"r-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "192.0.2.7"};
  const auto decided =
      decide_in_meeting(sitting.desk(), sitting.id, {{sitting.result(1)}, false}, kClerk, "", trace).value();
  ASSERT_THAT(Sitting::told(decided), ElementsAre("done", "done"));
  for (const auto& answer : {decided.each.front(), *decided.meeting}) {
    const auto index = std::get<Advanced>(answer).receipt.log_index;
    EXPECT_EQ(store().events_from(index, 1).front().trace, trace);
  }
}

TEST_P(MeetingOffice, WritesItsRecordAndThoseOfTheCasesTogether) {
  Sitting sitting(store(), 2);
  const auto decided = sitting.decide({sitting.result(1), sitting.result(2)});
  const auto& record = std::get<Advanced>(*decided.meeting).receipt;
  for (const auto& answer : decided.each) {
    EXPECT_EQ(std::get<Advanced>(answer).receipt.checkpoint, record.checkpoint);
  }
  const auto report = verify(store(), sitting.catalogue(), Verifier::from_vkey(test_signer().verifier_key()).value(),
                             "test.example/log");
  EXPECT_TRUE(report.ok());
}

TEST_P(MeetingOffice, LeavesACaseThatIsRefusedUndecidedInItsRecord) {
  Sitting sitting(store(), 3);
  auto without_introduction = sitting.result(2);
  without_introduction.introduced_by.reset();
  const auto decided = sitting.decide({sitting.result(1), without_introduction, sitting.result(3)});
  EXPECT_THAT(Sitting::told(decided), ElementsAre("done", "gate-closed vote-intro", "done", "done"));
  EXPECT_EQ(sitting.state_of(2), "meeting");
  EXPECT_THAT(sitting.decided_items(), ElementsAre(1, 3));
  EXPECT_TRUE(std::get<Refusal>(decided.each[1]).receipt);  // it stands in the log of the case
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(2)})), ElementsAre("done", "done"));
}

TEST_P(MeetingOffice, RefusesAnItemByItsOwnRulesWithoutStoppingTheOthers) {
  Sitting sitting(store(), 3);
  auto uncounted = sitting.result(2);
  uncounted.ballots = meeting::Ballots{7, 0, 0};
  auto not_announced = sitting.result(3);
  not_announced.item_number = 9;
  const auto decided = sitting.decide({sitting.result(1), uncounted, not_announced});
  EXPECT_THAT(Sitting::told(decided),
              ElementsAre("done", "gate-closed mtg-count", "gate-closed mtg-announced", "done"));
  EXPECT_EQ(std::get<Refusal>(decided.each[1]).case_id, sitting.case_of(2));
  EXPECT_TRUE(std::get<Refusal>(decided.each[2]).receipt);
  EXPECT_EQ(sitting.state_of(2), "meeting");
  EXPECT_THAT(sitting.decided_items(), ElementsAre(1));
}

TEST_P(MeetingOffice, DecidesAllOrNothingIfAskedTo) {
  Sitting sitting(store(), 3);
  auto without_introduction = sitting.result(2);
  without_introduction.introduced_by.reset();
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1), without_introduction, sitting.result(3)}, true)),
              ElementsAre("not-done", "gate-closed vote-intro", "not-done", "none"));
  auto uncounted = sitting.result(2);
  uncounted.ballots.reset();
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1), uncounted, sitting.result(3)}, true)),
              ElementsAre("not-done", "gate-closed mtg-count", "not-done", "none"));
  for (int number = 1; number <= 3; ++number) EXPECT_EQ(sitting.state_of(number), "meeting");
  EXPECT_THAT(sitting.decided_items(), ElementsAre());
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1), sitting.result(2), sitting.result(3)}, true)),
              ElementsAre("done", "done", "done", "done"));
}

TEST_P(MeetingOffice, AnswersARetryAsTheFirstTime) {
  Sitting sitting(store(), 3);
  auto without_introduction = sitting.result(2);
  without_introduction.introduced_by.reset();
  auto uncounted = sitting.result(3);
  uncounted.ballots.reset();
  const std::vector results{sitting.result(1), without_introduction, uncounted};
  const auto first = sitting.decide(results, false, "vote");
  const auto events = store().head()->frontier;
  const auto again = sitting.decide(results, false, "vote");
  EXPECT_THAT(Sitting::told(first), ElementsAre("done", "gate-closed vote-intro", "gate-closed mtg-count", "done"));
  EXPECT_EQ(Sitting::told(again), Sitting::told(first));
  EXPECT_EQ(std::get<Advanced>(again.each[0]).receipt.log_index, std::get<Advanced>(first.each[0]).receipt.log_index);
  EXPECT_EQ(std::get<Advanced>(*again.meeting).receipt.log_index, std::get<Advanced>(*first.meeting).receipt.log_index);
  EXPECT_EQ(store().head()->frontier, events);
}

TEST_P(MeetingOffice, DecidesNoItemTwiceUnlessItIsReconsidered) {
  Sitting sitting(store(), 2);
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1, ItemOutcome::postpone)})), ElementsAre("done", "done"));
  EXPECT_EQ(Sitting::told(
                sitting.desk().do_now(Sitting::give(sitting.case_of(1), appointment::PutBackOnAgenda{"分歧已解决"}))),
            "done");
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1)})), ElementsAre("gate-closed mtg-once", "none"));
  EXPECT_EQ(
      Sitting::told(sitting.desk().do_now(Sitting::give(sitting.id, meeting::ReconsiderItem{1, "分歧已解决", 4}))),
      "done");
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(1)})), ElementsAre("done", "done"));
  EXPECT_EQ(sitting.state_of(1), "closed");
}

TEST_P(MeetingOffice, IsListedAmongMeetingsAndNotAmongCasesOfAPerson) {
  Sitting sitting(store(), 1);
  const auto rows = meetings(store(), {}, 10);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().about.id, sitting.id);
  EXPECT_EQ(rows.front().about.person, PersonId{});
  EXPECT_TRUE(meetings(store(), sitting.id, 10).empty());
}

TEST_P(MeetingOffice, DecidesTwoHundredCasesByOneCommand) {
  Sitting sitting(store(), 200);
  TestDesk cold(store(), {&voted_case(), &meeting::compiled()}, 2);
  cold.clock.set(*parse_timestamp("2026-04-20T02:00:00.000000Z"));
  std::vector<meeting::ItemResult> results;
  for (int number = 1; number <= 200; ++number) results.push_back(sitting.result(number));
  const auto begun = std::chrono::steady_clock::now();
  const auto decided = decide_in_meeting(cold.desk, sitting.id, {results, false}, kClerk, "").value();
  const auto took = std::chrono::steady_clock::now() - begun;
  for (const auto& answer : decided.each) EXPECT_EQ(Sitting::told(answer), "done");
  RecordProperty("milliseconds", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
  // Measured where the program is compiled for speed; here only that nothing is done once per pair of cases.
  EXPECT_LT(took, 5s);
}

TEST(MeetingInput, SaysWhatIsWrong) {
  const auto store = open_store("memory:");
  Sitting sitting(*store, 2);
  const auto problem = [&](CaseId id, std::vector<meeting::ItemResult> results) {
    const auto decided = decide_in_meeting(sitting.desk(), id, {std::move(results), false}, kClerk, "");
    return decided ? std::string("none") : decided.error().front().code + " " + decided.error().front().place;
  };
  EXPECT_EQ(problem(sitting.case_of(1), {}), "no-such-meeting /meeting");
  EXPECT_EQ(problem(CaseId{}, {}), "no-such-meeting /meeting");
  EXPECT_EQ(problem(sitting.id, {sitting.result(1), sitting.result(1)}), "item-twice /results/1");
  EXPECT_EQ(problem(sitting.id, {sitting.result(1), result_of(2, sitting.case_of(1))}), "item-twice /results/1");
  EXPECT_EQ(read_items_to_decide({{"results", boost::json::array{}}, {"mode", "some"}}).error().front().place, "/mode");
  EXPECT_TRUE(read_items_to_decide({{"results", boost::json::array{}}, {"mode", "all"}})->all_or_nothing);
  EXPECT_FALSE(read_items_to_decide({{"results", boost::json::array{}}})->all_or_nothing);

  const auto department = open_store("memory:");
  Sitting other(*department, 1, meeting::MeetingKind::dept_meeting);
  const auto refused = decide_in_meeting(other.desk(), other.id, {{other.result(1)}, false}, kClerk, "");
  EXPECT_EQ(refused.error().front().code, "not-deciding");
  const auto early = other.desk().do_now(request_to_open_meeting(other.desk(), meeting_to_open(), kClerk, ""));
  EXPECT_EQ(decide_in_meeting(other.desk(), std::get<Advanced>(early).case_id, {}, kClerk, "").error().front().code,
            "roll-not-taken");
}

TEST(MeetingInput, ThatTheMeetingCannotTakeAnyMoreIsRefusedForEveryItem) {
  const auto store = open_store("memory:");
  Sitting sitting(*store, 2);
  sitting.decide({sitting.result(1)});
  EXPECT_EQ(Sitting::told(sitting.desk().do_now(
                Sitting::give(sitting.id, meeting::CloseMeeting{{"会议纪要", {}, 2026y / 4 / 20, {}}}))),
            "done");
  EXPECT_THAT(Sitting::told(sitting.decide({sitting.result(2)})), ElementsAre("not-possible-here", "none"));
  EXPECT_EQ(sitting.state_of(2), "meeting");
}

// --- Certificates ---

class Certificate : public testing::Test {
 protected:
  Certificate() : store_(open_store("memory:")), sitting_(*store_, 4) {}

  ItemCertificate certificate_of(int number) { return certify_item(sitting_.desk(), sitting_.id, number).value(); }
  std::string problem_of(CaseId id, int number) { return certify_item(sitting_.desk(), id, number).error().code; }

  std::unique_ptr<Store> store_;
  Sitting sitting_;
};

TEST_F(Certificate, TellsAttendanceCountAndResult) {
  auto result = result_of(1, sitting_.case_of(1), ItemOutcome::adopt, 5, 6);
  result.recused = {{"M7", "配偶", true}};
  sitting_.decide({result});
  const auto certificate = certificate_of(1);
  EXPECT_EQ(certificate.json.at("outcome").as_string(), "adopt");
  EXPECT_EQ(certificate.json.at("roll"),
            boost::json::value({{"due", 7},
                                {"present", 7},
                                {"absent", boost::json::array{}},
                                {"recused", boost::json::array{{{"staff", "M7"}, {"because", "配偶"}}}}}));
  EXPECT_EQ(certificate.json.at("count"), boost::json::value({{"agree", 5}, {"disagree", 1}, {"defer", 0}}));
  EXPECT_EQ(certificate.json.at("opinions").as_array().size(), 6U);
  EXPECT_THAT(certificate.text.zh, HasSubstr("会议：示例县委 2026年第8次常委会（常委会）\n日期：2026-04-20\n"));
  EXPECT_THAT(certificate.text.zh, HasSubstr("应到会成员：7 人，实到 7 人\n缺席：0 人\n回避：1 人：M7（配偶）\n"));
  EXPECT_THAT(certificate.text.zh, HasSubstr("表决方式：举手表决\n计票：同意 5 票，不同意 1 票，缓议 0 票\n"));
  EXPECT_THAT(certificate.text.zh, HasSubstr("结果：通过\n"));
  EXPECT_THAT(certificate.text.en, HasSubstr("Count: 5 agree, 1 disagree, 0 defer\n"));
  EXPECT_THAT(certificate.text.en, HasSubstr("Result: adopted\n"));
}

TEST_F(Certificate, OfASecretBallotNamesNobodyWithAnOpinion) {
  sitting_.decide({secret_result_of(2, sitting_.case_of(2))});
  const auto certificate = certificate_of(2);
  EXPECT_TRUE(certificate.json.at("opinions").is_null());
  EXPECT_EQ(certificate.json.at("papers"), boost::json::value({{"issued", 7}, {"returned", 7}, {"invalid", 0}}));
  EXPECT_THAT(certificate.text.zh, HasSubstr("选票：发出 7 张，收回 7 张，无效 0 张\n"));
  auto statements = certificate.json;  // without the entries of the log, which are bytes in letters
  statements.erase("records");
  statements.erase("checkpoint");
  const auto spoken = certificate.text.zh.substr(0, certificate.text.zh.find("会议记录"));
  for (int member = 1; member <= kMembers; ++member) {
    EXPECT_THAT(spoken, Not(HasSubstr("M" + std::to_string(member))));
    EXPECT_THAT(boost::json::serialize(statements), Not(HasSubstr("M" + std::to_string(member))));
  }
}

TEST_F(Certificate, OfAPostponedItemHasNoCount) {
  sitting_.decide({sitting_.result(3, ItemOutcome::postpone)});
  const auto certificate = certificate_of(3);
  EXPECT_EQ(certificate.json.at("outcome").as_string(), "postpone");
  EXPECT_TRUE(certificate.json.at("count").is_null());
  EXPECT_THAT(certificate.text.zh, HasSubstr("结果：暂缓表决\n"));
}

TEST_F(Certificate, NamesTheEntriesOfTheLogAndACheckpointOverThem) {
  const auto decided = sitting_.decide({sitting_.result(1)});
  const auto certificate = certificate_of(1);
  const auto& records = certificate.json.at("records").as_array();
  const Receipt receipts[] = {std::get<Advanced>(*decided.meeting).receipt,
                              std::get<Advanced>(decided.each[0]).receipt};
  ASSERT_EQ(records.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(records[i].at("log_index").to_number<std::uint64_t>(), receipts[i].log_index);
    EXPECT_EQ(records[i].at("leaf").as_string(), to_base64(receipts[i].leaf));
    const auto stored = store_->events_from(receipts[i].log_index, 1).front();
    EXPECT_EQ(records[i].at("event").as_string(), to_string(parse_event(stored.body).id));
    EXPECT_THAT(certificate.text.zh, HasSubstr(to_base64(receipts[i].leaf)));
  }
  EXPECT_EQ(certificate.json.at("checkpoint").as_string(), store_->head()->checkpoint);
  EXPECT_THAT(certificate.text.en, HasSubstr(store_->head()->checkpoint));
}

TEST_F(Certificate, IsOfTheResultThatStands) {
  sitting_.decide({sitting_.result(1, ItemOutcome::postpone)});
  sitting_.desk().do_now(Sitting::give(sitting_.case_of(1), appointment::PutBackOnAgenda{"分歧已解决"}));
  sitting_.desk().do_now(Sitting::give(sitting_.id, meeting::ReconsiderItem{1, "分歧已解决", 4}));
  EXPECT_EQ(problem_of(sitting_.id, 1), "not-decided");
  sitting_.decide({sitting_.result(1)});
  EXPECT_EQ(certificate_of(1).json.at("outcome").as_string(), "adopt");
}

TEST_F(Certificate, IsNotGivenForWhatIsNotSo) {
  EXPECT_EQ(problem_of(sitting_.case_of(1), 1), "no-such-meeting");
  EXPECT_EQ(problem_of(sitting_.id, 9), "no-such-item");
  EXPECT_EQ(problem_of(sitting_.id, 1), "not-decided");
  // A result that was put into the meeting's record past its cases.
  sitting_.desk().do_now(Sitting::give(sitting_.id, meeting::DecideItems{{sitting_.result(1)}}));
  EXPECT_EQ(problem_of(sitting_.id, 1), "not-in-case");
}

TEST_F(Certificate, TellsTheCorrectionsThatStandBesideTheRecord) {
  sitting_.decide({sitting_.result(1)});
  sitting_.desk().do_now(Sitting::give(sitting_.id, meeting::RecordCorrection{"签到", "M7 迟到", "签到时漏记"}));
  EXPECT_THAT(certificate_of(1).text.zh, HasSubstr("更正说明：签到 · M7 迟到\n"));
}

}  // namespace
}  // namespace renmian::test
