#include "tests/support/meeting_facts.hpp"

#include "engine/case/loaded_case.hpp"
#include "engine/procedure/book_check.hpp"
#include "workflows/meeting/meeting.hpp"
#include "workflows/meeting/procedure.hpp"

namespace renmian::test {
namespace {

using namespace renmian::meeting;
using testing::ElementsAre;
using testing::IsEmpty;

struct Sitting {
  Facts facts;
  Policy policy;
  CivilDate today = 2026y / 4 / 21;

  Sitting() {
    facts.opened = meeting_to_open();
    facts.agenda = {agenda_of(4)};
    facts.roll = roll_of();
    facts.results = {result_of(1, case_of_item(1))};
  }

  ItemResult& result() { return facts.results.front(); }

  // The Chinese reasons of a gate that is not met; empty if it is.
  template <class Gate>
  std::vector<std::string> missing() const {
    const auto verdict = Gate::check(facts, meeting::Given{policy, WorkingDays::china(), start_of_day_in_china(today)});
    EXPECT_EQ(verdict.passes(), verdict.reasons.empty());
    std::vector<std::string> zh;
    for (const auto& reason : verdict.reasons) {
      EXPECT_FALSE(reason.en.empty()) << reason.zh;
      zh.push_back(reason.zh);
    }
    return zh;
  }
};

TEST(MeetingAgenda, HasEachItemAndEachCaseOnce) {
  Sitting s;
  EXPECT_THAT(s.missing<MtgItems>(), IsEmpty());
  auto more = agenda_of(1);
  more.items.front().case_id = case_of_item(5);
  s.facts.agenda.push_back(more);
  EXPECT_THAT(s.missing<MtgItems>(), ElementsAre("议题 1：编号重复"));
  s.facts.agenda.back().items.front() = agenda_item(5, case_of_item(4));
  EXPECT_THAT(s.missing<MtgItems>(), ElementsAre("议题 5：该事项已列入议程"));
  s.facts.agenda.back().items.clear();
  EXPECT_THAT(s.missing<MtgItems>(), ElementsAre("议程没有议题"));
  s.facts.agenda.pop_back();
  s.today = 2026y / 4 / 16;
  EXPECT_THAT(s.missing<MtgItems>(), ElementsAre("议程通知日期晚于今天：2026-04-17"));
}

TEST(MeetingAgenda, PrecedesTheMeetingByTheDaysOfThePolicy) {
  Sitting s;
  s.policy.agenda_days_ahead = 3;
  EXPECT_THAT(s.missing<MtgAgenda>(), IsEmpty());
  s.facts.agenda.front().announced_on = s.facts.agenda.front().items[2].material_sent_on = 2026y / 4 / 18;
  EXPECT_THAT(s.missing<MtgAgenda>(), ElementsAre("议程通知于 2026-04-18，至迟应于 2026-04-17",
                                                  "议题 3：材料送达于 2026-04-18，至迟应于 2026-04-17"));
  s.policy.agenda_days_ahead = 2;
  EXPECT_THAT(s.missing<MtgAgenda>(), IsEmpty());
  s.facts.agenda.clear();
  EXPECT_THAT(s.missing<MtgAgenda>(), ElementsAre("尚未通知议程"));
  s.facts.roll.reset();
  EXPECT_THAT(s.missing<MtgAgenda>(), ElementsAre("尚未签到"));
}

TEST(MeetingRoll, ListsEverybodyOnce) {
  Sitting s;
  EXPECT_THAT(s.missing<MtgRoll>(), IsEmpty());
  s.facts.roll->members[6].staff = "M2";
  s.facts.roll->observers = {"M3"};
  EXPECT_THAT(s.missing<MtgRoll>(), ElementsAre("名单重复：M2", "名单重复：M3"));
}

TEST(MeetingRoll, HasOnePrincipalLeaderAndAReasonForEveryAbsence) {
  Sitting s;
  s.facts.roll = roll_of(7, 6);
  EXPECT_THAT(s.missing<MtgRoll>(), IsEmpty());
  s.facts.roll->members[6].absent_because.reset();
  s.facts.roll->members[1].principal_leader = true;
  EXPECT_THAT(s.missing<MtgRoll>(), ElementsAre("缺席而无原因：M7", "应到会成员中须有且只有一名主要领导"));
  s = {};
  s.facts.roll->members[0].principal_leader = false;
  EXPECT_THAT(s.missing<MtgRoll>(), ElementsAre("应到会成员中须有且只有一名主要领导"));
}

TEST(MeetingRoll, IsNotTakenBeforeTheDay) {
  Sitting s;
  s.today = 2026y / 4 / 20;
  EXPECT_THAT(s.missing<MtgRoll>(), IsEmpty());
  s.today = 2026y / 4 / 19;
  EXPECT_THAT(s.missing<MtgRoll>(), ElementsAre("会议日期晚于今天：2026-04-20"));
}

TEST(MeetingQuorum, IsTwoThirdsOrForAPeoplesCongressMoreThanHalf) {
  struct Case {
    MeetingKind kind;
    int members, needed;
  };
  for (const auto& [kind, members, needed] :
       {Case{MeetingKind::committee, 7, 5}, Case{MeetingKind::standing_committee, 9, 6},
        Case{MeetingKind::plenary, 40, 27}, Case{MeetingKind::dept_meeting, 5, 4}, Case{MeetingKind::npc_sc, 7, 4},
        Case{MeetingKind::npc_sc, 8, 5}}) {
    Sitting s;
    s.facts.opened->kind = kind;
    s.facts.roll = roll_of(members, needed);
    EXPECT_THAT(s.missing<MtgQuorum>(), IsEmpty()) << members;
    s.facts.roll = roll_of(members, needed - 1);
    EXPECT_THAT(s.missing<MtgQuorum>(),
                ElementsAre("应到会成员 " + std::to_string(members) + " 人，实到 " + std::to_string(needed - 1) +
                            " 人，至少须到 " + std::to_string(needed) + " 人"));
  }
}

TEST(MeetingQuorum, CountsNoCandidateMembersAndNoObservers) {
  Sitting s;
  s.facts.roll = roll_of(7, 4);
  for (const auto* staff : {"C1", "C2", "C3"}) {
    auto& candidate = s.facts.roll->members.emplace_back();
    candidate.staff = staff;
    candidate.candidate_member = candidate.present = true;
  }
  EXPECT_THAT(s.missing<MtgQuorum>(), ElementsAre("应到会成员 7 人，实到 4 人，至少须到 5 人"));
  s.facts.roll->members.clear();
  EXPECT_THAT(s.missing<MtgQuorum>(), ElementsAre("应到会成员 0 人，实到 0 人，至少须到 1 人"));
}

TEST(MeetingItems, AreThoseAnnounced) {
  Sitting s;
  EXPECT_THAT(s.missing<MtgAnnounced>(), IsEmpty());
  s.facts.results = {result_of(5, case_of_item(5)), result_of(2, case_of_item(3))};
  EXPECT_THAT(s.missing<MtgAnnounced>(), ElementsAre("议题 5：不在会前通知的议程内", "议题 2：议程所列的是另一事项"));
}

TEST(MeetingItems, AreDecidedOnce) {
  Sitting s;
  s.facts.results.push_back(result_of(2, case_of_item(2)));
  EXPECT_THAT(s.missing<MtgOnce>(), IsEmpty());
  s.facts.results.push_back(result_of(1, case_of_item(1)));
  EXPECT_THAT(s.missing<MtgOnce>(), ElementsAre("议题 1：已有表决结果"));
}

TEST(MeetingVoters, ArePresentMembersWithAVote) {
  Sitting s;
  EXPECT_THAT(s.missing<MtgVoters>(), IsEmpty());
  s.facts.roll = roll_of(7, 6);
  s.facts.roll->members.emplace_back().staff = "C1";
  s.facts.roll->members.back().candidate_member = s.facts.roll->members.back().present = true;
  s.result().opinions.push_back({"O1", Opinion::agree, 8});
  s.result().opinions.push_back({"C1", Opinion::agree, 9});
  s.result().opinions.push_back({"M2", Opinion::agree, 10});
  EXPECT_THAT(s.missing<MtgVoters>(),
              ElementsAre("议题 1：未到会的成员不得委托或事后表决：M7", "议题 1：无表决权的人员参加表决：O1",
                          "议题 1：无表决权的人员参加表决：C1", "议题 1：成员重复表态：M2"));
}

TEST(MeetingVoters, AreNotThoseRecused) {
  Sitting s;
  s.result().recused = {{"M3", "配偶", true}};
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：回避的成员参加讨论：M3"));
  std::erase_if(s.result().opinions, [](const StatedOpinion& o) { return o.staff.value == "M3"; });
  EXPECT_THAT(s.missing<MtgVoters>(), IsEmpty());
}

TEST(MeetingVoters, AloneReceivePapers) {
  Sitting s;
  s.facts.results = {secret_result_of(1, case_of_item(1))};
  EXPECT_THAT(s.missing<MtgVoters>(), IsEmpty());
  auto& papers = *s.result().papers;
  papers.issued_to.back() = "O1";
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：无表决权的人员领取了选票：O1"));
  papers.issued_to.back() = "M1";
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：重复领取选票：M1"));
  papers.issued_to.back() = "M7";
  papers.returned = 8;
  papers.invalid = 1;
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：收回选票 8 张，多于发出的 7 张"));
  papers.returned = 7;
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：计入 8 张（其中无效 1 张），与收回选票 7 张不符"));
  s.result().ballots = {6, 0, 0};
  EXPECT_THAT(s.missing<MtgVoters>(), IsEmpty());
  papers.naming_others = 2;
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：另选他人的选票 2 张，只有 1 张计为无效；不得另选他人"));
}

TEST(MeetingVoters, WhoAreRecusedVoteOnlyInAPlenary) {
  Sitting s;
  s.facts.results = {secret_result_of(1, case_of_item(1))};
  s.result().recused = {{"M3", "本人", true}};
  std::erase_if(s.result().opinions, [](const StatedOpinion& o) { return o.staff.value == "M3"; });
  EXPECT_THAT(s.missing<MtgVoters>(), ElementsAre("议题 1：无表决权的人员领取了选票：M3"));
  s.facts.opened->kind = MeetingKind::plenary;
  EXPECT_THAT(s.missing<MtgVoters>(), IsEmpty());
}

TEST(MeetingRecusal, IsOfMembersAndMeansToLeave) {
  Sitting s;
  s.result().recused = {{"M3", "配偶", true}};
  EXPECT_THAT(s.missing<MtgRecuse>(), IsEmpty());
  s.result().recused = {{"M3", "配偶", false}, {"O1", "配偶", true}};
  EXPECT_THAT(s.missing<MtgRecuse>(),
              ElementsAre("议题 1：成员应回避而未离场：M3", "议题 1：回避人员不是有表决权的成员：O1"));
}

TEST(MeetingOutcome, IsAdoptedByMoreThanHalfOfAllMembers) {
  Sitting s;
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::adopt, 4)};
  EXPECT_THAT(s.missing<MtgCount>(), IsEmpty());
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::adopt, 3)};
  EXPECT_THAT(s.missing<MtgCount>(), ElementsAre("议题 1：应到会成员 7 人，同意 3 人，至少须 4 人同意"));
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::reject, 3)};
  EXPECT_THAT(s.missing<MtgCount>(), IsEmpty());
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::reject, 4)};
  EXPECT_THAT(s.missing<MtgCount>(), ElementsAre("议题 1：应到会成员 7 人，同意 4 人，已超过半数，不是未通过"));
}

TEST(MeetingOutcome, CountsRecusedMembersUnlessThePolicyLeavesThemOut) {
  Sitting s;
  s.facts.roll = roll_of(8, 8);
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::adopt, 4, 7)};
  s.result().recused = {{"M8", "配偶", true}};
  EXPECT_THAT(s.missing<MtgCount>(), ElementsAre("议题 1：应到会成员 8 人，同意 4 人，至少须 5 人同意"));
  s.policy.recused_stay_in_denominator = false;
  EXPECT_THAT(s.missing<MtgCount>(), IsEmpty());
}

TEST(MeetingOutcome, NeedsItsFigures) {
  Sitting s;
  s.result().ballots.reset();
  EXPECT_THAT(s.missing<MtgCount>(),
              ElementsAre("议题 1：未记录票数", "议题 1：同意票记录为 0 票，成员表明的意见为 6 人",
                          "议题 1：不同意票记录为 0 票，成员表明的意见为 1 人"));
  s.facts.results = {secret_result_of(1, case_of_item(1))};
  EXPECT_THAT(s.missing<MtgCount>(), IsEmpty());
  s.result().papers.reset();
  EXPECT_THAT(s.missing<MtgCount>(), ElementsAre("议题 1：未记录选票的发出和收回"));
}

TEST(MeetingOutcome, IsPostponedForAReasonAndWithoutBallots) {
  Sitting s;
  s.facts.results = {result_of(1, case_of_item(1), ItemOutcome::postpone)};
  EXPECT_THAT(s.missing<MtgCount>(), IsEmpty());
  s.result().postponed_because.reset();
  s.result().ballots.emplace();
  EXPECT_THAT(s.missing<MtgCount>(), ElementsAre("议题 1：未记录暂缓表决的原因", "议题 1：暂缓表决的议题不应有票数"));
}

TEST(MeetingReconsideration, NeedsAResultAndMoreThanHalfOfTheMembers) {
  Sitting s;
  const Actor clerk{.id = "clerk", .role = {}, .unit = {}};
  const Stamp stamp{start_of_day_in_china(s.today), clerk};
  EXPECT_THAT(s.missing<MtgReconsider>(), ElementsAre("没有成员同意复议的记录"));
  const auto asked = [&](int number, int agreeing) {
    Sitting then;
    ReconsiderItem{number, "新情况", agreeing}.record(then.facts, stamp);
    return then;
  };
  EXPECT_THAT(asked(1, 4).missing<MtgReconsider>(), IsEmpty());
  EXPECT_THAT(asked(1, 3).missing<MtgReconsider>(), ElementsAre("议题 1：成员 7 人，同意复议 3 人，至少须 4 人"));
  EXPECT_THAT(asked(1, 8).missing<MtgReconsider>(), ElementsAre("议题 1：同意复议的人数多于成员总数"));
  EXPECT_THAT(asked(2, 4).missing<MtgReconsider>(), ElementsAre("议题 2：尚无表决结果，不能复议"));
}

// The course of one meeting through the compiled table.
struct Course {
  const renmian::Procedure& procedure = compiled();
  Position at = procedure.start();
  CaseFacts facts = procedure.no_facts();
  CivilDate today = 2026y / 4 / 21;

  template <class Command>
  Judgement::Outcome give(const Command& command) {
    const auto parsed = procedure.parse(Command::info.code, write_described(command));
    EXPECT_TRUE(parsed) << parsed.error().front().place;
    const Actor clerk{.id = "clerk", .role = {}, .unit = {}};
    const auto judged = procedure.judge(
        facts, at, *parsed, clerk, {procedure.default_policy(), &WorkingDays::china(), start_of_day_in_china(today)});
    facts = judged.facts;
    at = judged.to;
    return judged.outcome;
  }
};

constexpr auto kAccepted = Judgement::Outcome::kAccepted;
constexpr auto kGateClosed = Judgement::Outcome::kGateClosed;
constexpr auto kNotHere = Judgement::Outcome::kNotHere;

Course in_session() {
  Course course;
  EXPECT_EQ(course.give(meeting_to_open()), kAccepted);
  EXPECT_EQ(course.give(agenda_of(4)), kAccepted);
  EXPECT_EQ(course.give(roll_of()), kAccepted);
  EXPECT_EQ(course.at.state, "meeting_in_session");
  return course;
}

TEST(MeetingCourse, GoesFromTheConveningToTheClose) {
  auto course = in_session();
  EXPECT_EQ(course.give(DecideItems{{result_of(1, case_of_item(1)), secret_result_of(2, case_of_item(2))}}), kAccepted);
  EXPECT_EQ(course.give(DecideItems{{result_of(1, case_of_item(1))}}), kGateClosed);
  EXPECT_EQ(course.give(ReconsiderItem{1, "新情况", 4}), kAccepted);
  EXPECT_EQ(course.give(DecideItems{{result_of(1, case_of_item(1), ItemOutcome::reject, 2)}}), kAccepted);
  EXPECT_EQ(course.give(CloseMeeting{{"会议纪要", {}, 2026y / 4 / 20, {}}}), kAccepted);
  EXPECT_EQ(course.at.state, "meeting_closed");
  EXPECT_EQ(course.give(DecideItems{{result_of(3, case_of_item(3))}}), kNotHere);
}

TEST(MeetingCourse, LetsTheAgendaGrowOnlyBeforeTheSession) {
  Course course;
  EXPECT_EQ(course.give(meeting_to_open()), kAccepted);
  EXPECT_EQ(course.give(roll_of()), kNotHere);
  EXPECT_EQ(course.give(agenda_of(4)), kAccepted);
  const AnnounceAgenda more{{agenda_item(5, case_of_item(5))}, 2026y / 4 / 18};
  EXPECT_EQ(course.give(more), kAccepted);
  EXPECT_EQ(course.give(roll_of()), kAccepted);
  EXPECT_EQ(course.give(AnnounceAgenda{{agenda_item(6, case_of_item(6))}, 2026y / 4 / 18}), kNotHere);
}

TEST(MeetingCourse, DoesNotBeginBelowTheQuorum) {
  Course course;
  EXPECT_EQ(course.give(meeting_to_open()), kAccepted);
  EXPECT_EQ(course.give(agenda_of(4)), kAccepted);
  EXPECT_EQ(course.give(roll_of(7, 4)), kGateClosed);
  EXPECT_EQ(course.at.state, "meeting_announced");
  EXPECT_EQ(course.give(roll_of(7, 5)), kAccepted);
}

TEST(MeetingCourse, MayBeCancelledUntilItBegins) {
  Course course;
  EXPECT_EQ(course.give(meeting_to_open()), kAccepted);
  EXPECT_EQ(course.give(CancelMeeting{"另行安排"}), kAccepted);
  EXPECT_EQ(course.at.state, "meeting_cancelled");
  auto later = in_session();
  EXPECT_EQ(later.give(CancelMeeting{"另行安排"}), kNotHere);
}

TEST(MeetingCourse, KeepsCorrectionsBesideTheRecordUntilTheMeetingIsOver) {
  auto course = in_session();
  const RecordCorrection correction{"签到", "M7 迟到", "签到时漏记"};
  EXPECT_EQ(course.give(correction), kAccepted);
  EXPECT_EQ(course.give(CloseMeeting{{"会议纪要", {}, 2026y / 4 / 20, {}}}), kAccepted);
  EXPECT_EQ(course.give(correction), kGateClosed);
}

TEST(MeetingBook, IsProvedAndNamesEverything) {
  for (const auto& check : check_book(compiled().book())) EXPECT_TRUE(check.ok()) << check.code;
  for (const auto* member : {"item_number", "case_id", "opinions", "recused", "papers", "roll", "minutes"}) {
    EXPECT_NE(compiled().vocabulary(member), Words{}) << member;
  }
  for (const auto* value : {"adopt", "reject", "postpone", "plenary", "npc_sc", "secret_ballot", "defer"}) {
    EXPECT_NE(compiled().value_title(value), Words{}) << value;
  }
}

}  // namespace
}  // namespace renmian::test
