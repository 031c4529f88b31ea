#include "workflows/appointment/complaints/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

const Actor kSupervision{"S1", "supervision_section", "组织部"};
const Actor kHandler{"H1", "cadre_section", "组织部"};

template <class Command>
void give(Situation& s, const Command& command, const Actor& actor = kSupervision) {
  command.record(s.facts, {{}, actor});
}

// Registered, sorted and assigned by commands, and not yet concluded.
Situation assigned(bool checkable = true) {
  Situation s;
  const auto known = complaint("X1", checkable);
  give(s, *known.registered);
  give(s, *known.triaged);
  give(s, *known.assigned);
  return s;
}

TEST(ComplaintsRegister, TakesEachNumberOnce) {
  Situation s;
  give(s, *complaint("X1").registered);
  give(s, *complaint("X2").registered);
  EXPECT_TRUE(met<ComplaintRegister>(s));
  give(s, *complaint("X1").registered);
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("信访举报编号已登记：X1"));
}

TEST(ComplaintsRegister, HandlesOnlyWhatIsRegistered) {
  auto s = assigned();
  EXPECT_TRUE(met<ComplaintRegister>(s));
  give(s, *complaint("X2").triaged);
  give(s, *complaint("X3").assigned);
  give(s, conclusion("X4", ComplaintOutcome::a_not_true));
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("信访举报未登记，不能办理：X2", "信访举报未登记，不能办理：X3",
                                                       "信访举报未登记，不能办理：X4"));
}

TEST(ComplaintsRegister, ConcludesOnlyWhatIsSortedAndAssigned) {
  Situation s;
  give(s, *complaint("X1").registered);
  give(s, conclusion("X1", ComplaintOutcome::a_not_true));
  EXPECT_THAT(unmet<ComplaintRegister>(s),
              ElementsAre("信访举报未经甄别，不能办结：X1", "线索具体的信访举报未指定调查人员，不能办结：X1"));
  give(s, *complaint("X1").triaged);
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("线索具体的信访举报未指定调查人员，不能办结：X1"));
  give(s, *complaint("X1").assigned);
  EXPECT_TRUE(met<ComplaintRegister>(s));
}

TEST(ComplaintsRegister, NeedsNoInvestigatorWithoutCheckableLeads) {
  Situation s;
  give(s, *complaint("X1", false).registered);
  give(s, *complaint("X1", false).triaged);
  give(s, conclusion("X1", ComplaintOutcome::a_not_true));
  EXPECT_TRUE(met<ComplaintRegister>(s));
}

TEST(ComplaintsRegister, LetsOnlyAnAssignedInvestigatorConclude) {
  auto s = assigned();
  give(s, conclusion("X1", ComplaintOutcome::b_no_effect), {"S2", "supervision_section", "组织部"});
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("不是指定的调查人员，不能办结信访举报：X1"));
  give(s, conclusion("X1", ComplaintOutcome::b_no_effect));
  EXPECT_TRUE(met<ComplaintRegister>(s));
}

TEST(ComplaintsRegister, KeepsTheHandlerOfTheCaseOutOfIt) {
  auto s = assigned();
  give(s, AssignInvestigator{"X1", {InvestigatingBody::supervision_section}, {"S1", "H1"}});
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("事项经办人不得调查信访举报：X1"));
  s = assigned(false);
  give(s, conclusion("X1", ComplaintOutcome::a_not_true), kHandler);
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("事项经办人不得办结信访举报：X1"));
}

TEST(ComplaintsRegister, NeedsAnIndependentBody) {
  using enum InvestigatingBody;
  auto s = assigned();
  for (const auto& bodies : {std::vector{supervision_section}, std::vector{discipline_organ},
                             std::vector{cadre_section, supervision_section}}) {
    s.facts.complaints.front().assigned->bodies = bodies;
    EXPECT_TRUE(met<ComplaintRegister>(s));
  }
  s.facts.complaints.front().assigned->bodies = {cadre_section};
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("须由干部监督科或纪检监察机关调查信访举报：X1"));
  s.facts.complaints.front().assigned->bodies = {supervision_section, unit_complained_about};
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("被反映的单位不得调查信访举报：X1"));
  s.facts.complaints.front().assigned->bodies = {supervision_section};
  s.facts.complaints.front().assigned->investigators.clear();
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("未指定调查人员：X1"));
}

TEST(ComplaintsRegister, HasTheDisciplineOrganTakePartInItsMatters) {
  using enum InvestigatingBody;
  auto s = assigned();
  s.facts.complaints.front().triaged->discipline_matter = true;
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("涉及违纪的须有纪检监察机关参加调查，信访举报：X1"));
  s.facts.complaints.front().assigned->bodies = {supervision_section, discipline_organ};
  EXPECT_TRUE(met<ComplaintRegister>(s));
}

TEST(ComplaintsRegister, NeedsAReplyToWhoSigned) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::a_not_true)};
  s.facts.complaints.front().concluded->reply.reset();
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("实名举报尚未答复举报人：X1"));
  s.facts.complaints.front().registered->is_signed = false;
  EXPECT_TRUE(met<ComplaintRegister>(s));
}

TEST(ComplaintsRegister, FindsAFalseAccusationOnlyInWhatIsNotTrue) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::a_not_true)};
  s.facts.complaints.front().concluded->false_accusation = true;
  EXPECT_TRUE(met<ComplaintRegister>(s));
  s.facts.complaints.front().concluded->outcome = ComplaintOutcome::b_no_effect;
  EXPECT_THAT(unmet<ComplaintRegister>(s), ElementsAre("反映问题不实的才能认定诬告：X1"));
}

TEST(ComplaintAtTheMeeting, ThatIsSeriousAndCheckablePostponesTheVote) {
  auto s = assigned();
  EXPECT_THAT(unmet<ComplaintAtMeeting>(s), ElementsAre("重大问题未查清，应暂缓表决，信访举报：X1"));
  s.facts.complaints.front().registered->serious_nature = false;
  EXPECT_TRUE(met<ComplaintAtMeeting>(s));
  EXPECT_TRUE(met<ComplaintAtMeeting>(assigned(false)));
}

TEST(ComplaintAtTheMeeting, IsNoObstacleOnceItHasNoEffect) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::b_no_effect)};
  EXPECT_TRUE(met<ComplaintAtMeeting>(s));
  s.facts.complaints = {concluded("X1", ComplaintOutcome::d_serious_unproven)};
  EXPECT_THAT(unmet<ComplaintAtMeeting>(s), ElementsAre("信访举报 X1 影响使用：性质严重，一时难以查实又不能排除"));
}

TEST(ComplaintBeforeTheCongress, IsClearedAndReported) {
  Situation s;
  EXPECT_TRUE(met<ComplaintBeforeVote>(s));
  s.facts.complaints = {complaint("X1", false)};
  EXPECT_THAT(unmet<ComplaintBeforeVote>(s), ElementsAre("信访举报尚未查结：X1"));
  s.facts.complaints = {concluded("X1", ComplaintOutcome::a_not_true)};
  EXPECT_TRUE(met<ComplaintBeforeVote>(s)) << "received before the decision";
  s.facts.complaints.front().registered->received_at = ReceivedAt::congress;
  EXPECT_THAT(unmet<ComplaintBeforeVote>(s), ElementsAre("查核情况尚未向人大报告，信访举报：X1"));
  s.facts.complaints.front().concluded->report_to_congress = document("情况报告");
  EXPECT_TRUE(met<ComplaintBeforeVote>(s));
}

TEST(ComplaintBeforeTheCongress, ThatAffectsUseForbidsTheVote) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::c_serious_proven)};
  EXPECT_THAT(unmet<ComplaintBeforeVote>(s), ElementsAre("信访举报 X1 影响使用：问题严重且属实"));
}

TEST(BackTrace, IsNeededWhenASeriousMatterIsProvenAfterTheAppointment) {
  for (const auto received_at : {ReceivedAt::probation, ReceivedAt::after_appointment}) {
    auto s = assigned();
    s.facts.complaints.front().registered->received_at = received_at;
    give(s, conclusion("X1", ComplaintOutcome::b_no_effect));
    EXPECT_FALSE(s.facts.back_trace_needed);
    give(s, conclusion("X1", ComplaintOutcome::c_serious_proven));
    EXPECT_TRUE(s.facts.back_trace_needed);
  }
  auto s = assigned();
  give(s, conclusion("X1", ComplaintOutcome::c_serious_proven));
  EXPECT_FALSE(s.facts.back_trace_needed) << "received during the inspection";
}

}  // namespace
}  // namespace renmian::test
