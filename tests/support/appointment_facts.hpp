// An appointment case in which everything is in order, for tests to spoil one thing at a time; and how to ask a gate.
//
// A promotion to a deputy post of division level: recommended on 2 March 2026, decided by 6 of 7 members on 20 April,
// publicized from 21 to 28 April, trial notice on 30 April; today is 6 May.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflows/appointment/gates/common.hpp"

namespace renmian::test {

using namespace std::chrono_literals;
using namespace renmian::appointment;

inline Document document(const char* title, CivilDate date = 2026y / 4 / 1) { return {title, {}, date, {}}; }

// Member `place` speaks as the place-th; member 1 is the principal leader and speaks last.
inline CommitteeMember member(int place, int members, Opinion opinion = Opinion::agree) {
  CommitteeMember member;
  member.staff = "M" + std::to_string(place);
  member.principal_leader = place == 1;
  member.present = true;
  member.opinion = opinion;
  member.spoke = place == 1 ? members : place - 1;
  return member;
}

// A meeting of which the first `present` members are there, and the first `agree` of those agree; the rest disagree.
inline MeetingItem meeting_of(int members, int present, int agree, VotingMethod method = VotingMethod::hands) {
  MeetingItem item;
  item.meeting = "2026年第8次常委会";
  item.held_on = 2026y / 4 / 20;
  for (int place = 1; place <= members; ++place) {
    auto& who = item.members.emplace_back(member(place, members, place <= agree ? Opinion::agree : Opinion::disagree));
    if (place <= present) continue;
    who.present = false;
    who.opinion.reset();
    who.spoke.reset();
    who.absent_because = "出差";
    who.absent_opinion_asked = true;
  }
  item.introduced_by = "M2";
  item.methods = {method};
  item.ballots = {agree, present - agree, 0};
  item.minutes = document("会议纪要");
  return item;
}

inline RegisterComplaint complaint(const char* number, bool checkable = true) {
  return {number, 2026y / 3 / 20, ComplaintChannel::letter, true, checkable};
}
inline ConcludeComplaint concluded(const char* number, ComplaintOutcome outcome, CivilDate on = 2026y / 4 / 27) {
  return {number, outcome, document("核查结论", on)};
}

inline Facts in_order() {
  Facts facts;
  facts.handler = "H1";
  facts.opened = Open{CaseKind::promote, {}, {}, "副局长空缺"};
  facts.opened->post.title = "某局副局长";
  facts.opened->post.level = PostLevel::division_deputy;
  facts.opened->post.kind = PostKind::deputy;
  facts.proposal = ReportProposal{document("初步建议"), "条件", "范围", "方式", "程序", "意向", "T1", true, true};
  SummarizeRecommendation recommendation;
  recommendation.form = RecommendationForm::talks_and_meeting;
  recommendation.result_on = 2026y / 3 / 2;
  recommendation.should_attend = 30;
  recommendation.attended = recommendation.papers_issued = recommendation.papers_returned = 28;
  recommendation.papers_valid = 27;
  recommendation.votes_for = 22;
  recommendation.talks_held = 20;
  recommendation.talks_for = 16;
  recommendation.counted_by = {"T1", "T2"};
  facts.recommendation = recommendation;
  facts.target = FixTarget{document("确定考察对象"), "综合考虑"};
  facts.team = FormInspectionTeam{document("考察方案"), {{"T1", true, true}, {"T2", false, false}}};
  facts.inspection_notice = PublishInspectionNotice{document("考察预告"), "考察对象所在单位"};
  facts.inspection = CompleteInspection{document("考察材料"), 30, {"T1", "T2"}};
  facts.four_checks = ConcludeFileReview{"四项审核无问题"};
  facts.department_meeting = AdoptProposal{document("部务会纪要")};
  facts.consultations = CloseConsultations{{"分管领导"}, {}};
  facts.agenda = PassAgendaGate{"2026年第8次常委会", 2026y / 4 / 20, 2026y / 4 / 17, 2026y / 4 / 17};
  facts.vote = meeting_of(7, 7, 6);

  facts.publicity = StartPublicity{2026y / 4 / 21, document("公示"), "全县", "公示内容", "12380", {}};
  facts.publicity_result = ConcludePublicity{2026y / 4 / 29, document("公示情况报告")};
  facts.talk = HoldTalk{2026y / 4 / 29, "组织部长", "县委", document("谈话记录")};
  facts.trial_notice = IssueTrialNotice{document("试任通知", 2026y / 4 / 30)};
  facts.confirmation =
      ConfirmAppointment{TrialResult::competent, document("考核材料"), document("任职通知"), 2026y / 4 / 20};
  facts.departure_inspection = RecordDepartureInspection{false, {}, "不是市县党委书记"};
  facts.economic_audit = RecordEconomicAudit{true, document("审计结果报告"), {}};

  facts.quota = RecordQuotaReply{document("职数答复"), 3, 2, 0, true};
  facts.nepotism = RecordNepotismCheck{true, false, {}};
  facts.rush = RecordRushCheck{};
  facts.reportable = ListReportableMatters{};
  facts.screening =
      RecordExclusionScreening{false, false, {{2025, AnnualGrade::competent}}, false, Emigration::none, {}, false};
  facts.file_review = RecordFileReview{2026y / 3 / 20, "F1", {}, document("审核登记表")};
  facts.personal_matters = RecordPersonalMatters{PersonalMatters::consistent, 2026y / 3 / 21, {}};
  facts.discipline = RecordDisciplineOpinion{DisciplineOpinion::no_effect_on_use, document("回复意见")};
  facts.integrity = RecordIntegrityOpinion{document("结论性意见"), true, true, true};
  facts.vote_history = RecordVoteHistory{0};
  facts.leaks = RecordLeakCheck{2026y / 4 / 20, false};
  return facts;
}

struct Situation {
  Facts facts = in_order();
  Policy policy;
  CivilDate today = 2026y / 5 / 6;

  appointment::Given given() const { return {policy, WorkingDays::china(), start_of_day_in_china(today)}; }
};

template <class Gate>
Verdict ask(const Situation& situation) {
  return Gate::check(situation.facts, situation.given());
}

template <class Gate>
bool met(const Situation& situation) {
  return ask<Gate>(situation).kind == Verdict::Kind::kMet;
}

// The Chinese reasons of a verdict of that kind; each has its English counterpart.
inline std::vector<std::string> reasons(const Verdict& verdict, Verdict::Kind kind) {
  EXPECT_EQ(code_of(verdict.kind), code_of(kind));
  std::vector<std::string> zh;
  for (const auto& reason : verdict.reasons) {
    EXPECT_FALSE(reason.en.empty()) << reason.zh;
    zh.push_back(reason.zh);
  }
  return zh;
}

template <class Gate>
std::vector<std::string> unmet(const Situation& situation) {
  return reasons(ask<Gate>(situation), Verdict::Kind::kUnmet);
}

}  // namespace renmian::test
