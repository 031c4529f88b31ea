// An appointment case in which everything is in order, for tests to spoil one thing at a time; and how to ask a gate.
//
// A promotion to a deputy post of division level: recommended on 2 March 2026, decided by 6 of 7 members on 20 April,
// publicized from 21 to 28 April, trial notice on 30 April; today is 6 May.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflows/appointment/gate_base.hpp"

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

// Registered, sorted, and assigned to S1 of the supervision section.
inline Complaint complaint(const char* number, bool checkable = true) {
  Complaint complaint;
  complaint.register_number = number;
  complaint.registered = RegisterComplaint{number,         2026y / 3 / 20, ComplaintChannel::letter, true,
                                           "反映任人唯亲", true,           ReceivedAt::inspection};
  complaint.triaged = TriageComplaint{number, checkable, false, "线索情况"};
  complaint.assigned = AssignInvestigator{number, {InvestigatingBody::supervision_section}, {"S1"}};
  return complaint;
}
inline ConcludeComplaint conclusion(const char* number, ComplaintOutcome outcome, CivilDate on = 2026y / 4 / 27) {
  return {number, outcome, document("核查结论", on), document("答复举报人", on), false, {}};
}
inline Complaint concluded(const char* number, ComplaintOutcome outcome, CivilDate on = 2026y / 4 / 27) {
  auto complaint = test::complaint(number);
  complaint.concluded = conclusion(number, outcome, on);
  complaint.concluded_by = "S1";
  return complaint;
}

inline RecordFileReview file_review(FileStage stage, CivilDate on) {
  return {stage, on, "F1", {}, false, document("审核登记表", on)};
}

// In service since 2010, head of a section in two posts since 1 July 2021; promoted then, for the last time.
inline PersonRecord person_in_order() {
  PersonRecord person;
  person.service_from = 2010y / 7 / 1;
  person.grassroots = {{2010y / 7 / 1, 2013y / 7 / 1}};
  person.posts = {
      {"副科长", "某局", PostLevel::section_deputy, PostKind::deputy, 2017y / 3 / 1, 2021y / 7 / 1, {}, true},
      {"科长", "某局", PostLevel::section_head, PostKind::internal, 2021y / 7 / 1, 2024y / 5 / 1, {}, true},
      {"镇长", "某镇", PostLevel::section_head, PostKind::head, 2024y / 5 / 1, {}, {}, true}};
  person.promoted_on = 2021y / 7 / 1;
  person.assessments = {{2024, AnnualGrade::competent}, {2025, AnnualGrade::competent}};
  person.education = {EducationLevel::bachelor, true};
  person.training = {{"县委党校", 2024y / 11 / 30, 550, true}};
  person.health_ok = true;
  person.party_member = true;
  person.party_since = 2012y / 7 / 1;
  person.area_of_growth = "某省某县";
  return person;
}

inline Facts in_order() {
  Facts facts;
  facts.handler = "H1";
  facts.opened = Open{CaseKind::promote, {}, {}, "副局长空缺"};
  facts.opened->post.title = "某局副局长";
  facts.opened->post.level = PostLevel::division_deputy;
  facts.opened->post.kind = PostKind::deputy;
  facts.start = GiveStartOpinion{document("分析研判报告", 2026y / 2 / 10), document("启动意见", 2026y / 2 / 20),
                                 "职位空缺", document("干部管理权限目录第3条"), ManagedBy::own};
  facts.proposal = ReportProposal{document("初步建议", 2026y / 2 / 25),
                                  "条件",
                                  "范围",
                                  "方式",
                                  "程序",
                                  "意向",
                                  "T1",
                                  true,
                                  true,
                                  "Z1",
                                  "动议〔2026〕3号"};
  SummarizeRecommendation recommendation;
  recommendation.form = RecommendationForm::talks_and_meeting;
  recommendation.result_on = 2026y / 3 / 2;
  recommendation.should_attend = 30;
  recommendation.attended = recommendation.papers_issued = recommendation.papers_returned = 28;
  recommendation.papers_valid = 27;
  recommendation.votes_for = 22;
  recommendation.talks_held = 20;
  recommendation.talks_for = 16;
  recommendation.talks_other = 2;
  recommendation.talks_nobody = recommendation.talks_abstained = 1;
  recommendation.for_post = facts.opened->post.id;
  recommendation.post_count = 1;
  recommendation.reference_list = {"甲", "乙"};
  recommendation.talked_with = recommendation.met_with = {CircleClass::unit_leaders, CircleClass::internal_leaders,
                                                          CircleClass::subordinate_heads};
  recommendation.counted_by = {"T1", "T2"};
  facts.recommendation = recommendation;
  facts.target = FixTarget{document("确定考察对象"), "推荐集中，长期表现突出", {TargetFactor::daily_knowledge}, 2, 1};
  facts.team = FormInspectionTeam{
      document("考察方案"), {{"T1", true, true, true}, {"T2", false, false, true}}, AuditStanding::head};
  facts.audit_result = RecordAuditResult{document("任期经济责任审计报告")};
  facts.inspection_notice = PublishInspectionNotice{
      document("考察预告"),
      "考察对象所在单位",
      2026y / 3 / 9,
      2026y / 3 / 13,
      {NoticeContent::target_and_post, NoticeContent::team_and_contact, NoticeContent::inspection_period,
       NoticeContent::inspection_scope, NoticeContent::complaint_channels}};
  const UnitOpinion no_effect{document("所在单位意见"), false};
  facts.unit_opinions = RecordUnitOpinions{no_effect, no_effect, no_effect};
  facts.feedback = RecordFeedback{2026y / 3 / 19, "某局局长", "同意考察情况", document("反馈记录")};
  facts.inspection = CompleteInspection{document("考察材料"),
                                        30,
                                        {"T1", "T2"},
                                        {CircleClass::superior_leaders, CircleClass::unit_leaders,
                                         CircleClass::internal_leaders, CircleClass::subordinate_heads},
                                        {},
                                        {MaterialPart::performance, MaterialPart::shortcomings,
                                         MaterialPart::recommendation_and_talks, MaterialPart::check_conclusions}};
  facts.four_checks = ConcludeFileReview{"四项审核无问题"};
  facts.department_meeting = AdoptProposal{document("部务会纪要"), 9, 8};
  facts.classification = ClassifyDeliberation{true, false, false};
  facts.superior_leader = RecordSuperiorLeaderOpinion{"分管副县长", 2026y / 4 / 10, document("征求意见记录")};
  facts.consultations = CloseConsultations{{"分管领导"}, {}};
  facts.agenda = PassAgendaGate{"2026年第8次常委会", 2026y / 4 / 20, 2026y / 4 / 17, 2026y / 4 / 17};
  facts.vote = meeting_of(7, 7, 6);

  facts.publicity = StartPublicity{2026y / 4 / 21,
                                   document("公示"),
                                   "全县",
                                   "公示内容",
                                   "12380",
                                   {},
                                   PublicNotice{"张某", "男", "汉族", "1985-06", "某省某县", "大学、学士", "中共党员",
                                                "某镇镇长", "某局副局长", "县委组织部干部科"}};
  facts.publicity_result = ConcludePublicity{2026y / 4 / 29, document("公示情况报告")};
  facts.talk = HoldTalk{2026y / 4 / 29, "组织部长", "县委", document("谈话记录")};
  facts.oath = RecordOath{false, {}};
  facts.legal_post = RecordLegalPost{{}, true};
  facts.probation_filing = RecordProbationFiling{false, {}};
  facts.trial_notice = IssueTrialNotice{document("试任通知", 2026y / 4 / 30)};
  facts.confirmation =
      ConfirmAppointment{TrialResult::competent, document("考核材料"), document("任职通知"), 2026y / 4 / 20};
  facts.departure_inspection = RecordDepartureInspection{false, {}, "不是市县党委书记"};
  facts.economic_audit = RecordEconomicAudit{true, document("审计结果报告"), {}};

  facts.quota = RecordQuotaReply{document("职数答复", 2026y / 4 / 29), 3, 2, 0, true};
  facts.nepotism = RecordNepotismCheck{true, false, {}};
  facts.rush = RecordRushCheck{};
  facts.reportable = ListReportableMatters{};
  facts.screening =
      RecordExclusionScreening{false, false, {{2025, AnnualGrade::competent}}, false, Emigration::none, {}, false};
  facts.person_record = TakePersonRecord{person_in_order(), 2026y / 2 / 24};
  facts.kinship = RecordKinshipDeclaration{document("任职回避情况说明"), {}, {}, AreaHead::not_area_head, {}};
  facts.legal_qualification = RecordLegalQualificationCheck{{}, PartyPost::no_party_post};
  facts.other_offices = RecordOtherOffices{};
  facts.file_reviews = {file_review(FileStage::motion, 2026y / 2 / 22),
                        file_review(FileStage::inspection, 2026y / 3 / 20),
                        file_review(FileStage::appointment, 2026y / 4 / 29)};
  facts.personal_matters = RecordPersonalMatters{PersonalMatters::consistent, 2026y / 3 / 21, {}, {}};
  facts.discipline =
      RecordDisciplineOpinion{DisciplineOpinion::no_effect_on_use, "县纪委监委", true, document("回复意见")};
  facts.tour_and_audit = RecordTourAndAuditFindings{2026y / 4 / 1, false, {}};
  facts.other_unfitness = RecordOtherUnfitness{false, "未发现其他不宜提交会议的情形", "S1"};
  facts.integrity = RecordIntegrityOpinion{document("结论性意见"), true, true, true};
  facts.vote_history = RecordVoteHistory{0};
  facts.leaks = RecordLeakCheck{2026y / 4 / 20, false};
  return facts;
}

struct Situation {
  Facts facts = in_order();
  Policy policy;
  CivilDate today = 2026y / 5 / 6;
  Surroundings around;

  appointment::Given given() const {
    return {policy, WorkingDays::china(), start_of_day_in_china(today), false, around};
  }
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
