#include "tests/exploration/lawful_courses.hpp"

#include "api/demo/committee.hpp"
#include "api/demo/course.hpp"
#include "api/demo/lawful_case.hpp"
#include "tests/exploration/meeting_course.hpp"
#include "tests/exploration/system_course.hpp"
#include "workflows/appointment/facts.hpp"

namespace renmian::exploration {
namespace {

using namespace appointment;

constexpr const char* kCommittee = "县委";

ProposeRemoval proposal(const Course& course, CaseKind kind) {
  return {.ground = kind == CaseKind::resign   ? RemovalGround::resigned_or_transferred
                    : kind == CaseKind::demote ? RemovalGround::unfit
                                               : RemovalGround::work_need,
          .reason = "工作需要",
          .evidence = course.document("依据材料"),
          .appointed_by = kCommittee,
          .decided_by = kCommittee};
}

// One level down from the post.
PostLevel placed_at(const Open& opening) { return static_cast<PostLevel>(static_cast<int>(opening.post.level) + 1); }

void propose(Course& course, const Open& opening) {
  course.on_day(1);
  if (opening.kind == CaseKind::resign) {
    course.give(ApplyResignation{.applied_on = course.today(), .application = course.document("辞职申请书")});
    course.give(RecordAuditDeclaration{false, course.document("审计机关说明")});
    course.give(RecordDisciplineDeclaration{false, false, false, course.document("纪检监察机关说明")});
    course.give(RecordDutyDeclaration{false, false, course.document("所在单位说明")});
  }
  if (opening.kind == CaseKind::demote) {
    course.give(RecordUnfitFinding{3, "不担当不作为", course.today(), course.document("认定意见")});
    course.give(ProposeDemotion{.to_level = placed_at(opening), .proposal = course.document("降职建议")});
  }
  course.on_day(2);
  course.give(proposal(course, opening.kind));
}

void decide(Course& course) {
  course.on_day(3);
  course.give(AdoptProposal{.minutes = course.document("部务会会议纪要"), .should_attend = 9, .attended = 9});
  course.on_day(4);
  course.give(CloseConsultations{{"分管领导"}, course.document("酝酿情况记录")});
  course.on_day(7);
  course.give(PassAgendaGate{.meeting = "县委常委会会议",
                             .meeting_on = add_days(course.today(), 4),
                             .on_agenda_since = course.today(),
                             .material_sent_on = course.today()});
  course.on_day(11);
  course.give(RecordLeakCheck{.access_log_checked_on = course.today(), .leak_found = false});
  course.give(AdoptDecision{committee_vote(course.today(), 6)});
}

void leave(Course& course, const Open& opening) {
  course.on_day(14);
  if (opening.kind == CaseKind::resign) {
    course.give(AnswerResignation{.answered_on = course.today(), .answer = course.document("同意辞职的批复")});
  } else {
    course.give(HoldLeavingTalk{course.today(), "县委组织部副部长", course.document("谈话记录")});
  }
  course.give(RecordLegalPost{.not_chosen_by_law = true});
  course.on_day(15);
  course.give(IssueRemovalNotice{course.document("免职通知"), course.today()});
  course.on_day(18);
  course.give(RecordHandover{course.today(), "接任人员", course.document("工作交接记录")});
  if (opening.kind == CaseKind::demote)
    course.give(PlaceAtLevel{placed_at(opening), "某办", course.document("安排决定")});
  course.on_day(40);
  course.give(RecordDepartureInspection{.applies = false, .not_applicable_because = "未担任党委（党组）书记"});
  course.give(RecordEconomicAudit{.applies = true, .result = course.document("经济责任审计报告")});
  course.give(CloseCase{"干部任免卷"});
}

void second(Course& course) {
  course.on_day(1);
  course.give(FixSecondmentTask{"东西部协作", course.document("挂职岗位表")});
  course.on_day(2);
  const auto first_day = add_days(course.today(), 19);
  course.give(SelectForSecondment{.host = "某县",
                                  .host_post = "县长助理",
                                  .first_day = first_day,
                                  .last_day = add_days(add_months(first_day, 12), -1),
                                  .unit_opinion = course.document("单位意见"),
                                  .personal_opinion = course.document("本人意见"),
                                  .file_checked_on = course.today(),
                                  .relation_changes = false,
                                  .takes_quota = false});
  course.on_day(3);
  course.give(DecideSecondment{course.document("部务会会议纪要")});
  course.on_day(7);
  course.give(HoldSecondmentTalk{course.today(), "组织部副部长", course.document("介绍信")});
  course.on_day(21);
  course.give(RecordArrival{course.today(), "分管乡村振兴"});
  course.on_day(200);
  course.give(RecordMidTermAssessment{course.document("中期考核")});
  course.on_day(385);
  course.give(RecordFinalAppraisal{course.document("个人总结"), course.document("挂职单位鉴定")});
  course.give(RecordHomeAssessment{course.document("派出单位考核"), true});
  course.give(RecordReturn{course.today()});
  course.on_day(390);
  course.give(CloseCase{"挂职锻炼卷"});
}

}  // namespace

std::vector<CaseStep> lawful_course(std::string_view kind, PersonId person, const Post& post, std::string_view unit,
                                    Timestamp started_at) {
  if (kind == "meeting") return meeting_course(started_at);
  if (kind == "erasure") return erasure_course(started_at);
  if (kind == "system") return system_course(started_at);
  if (kind == "account") return account_course(started_at);
  boost::json::object opening{{"kind", kind},
                              {"person", to_string(person)},
                              {"post",
                               {{"id", to_string(post.id)},
                                {"title", post.title.value},
                                {"unit", unit},
                                {"level", write_described(post.level)},
                                {"kind", write_described(post.kind)},
                                {"system", write_described(post.system)},
                                {"special", post.special}}},
                              {"need", "职位空缺"}};
  const auto opened = read_described<Open>(opening);
  if (!opened) return {};
  if (opened->kind < CaseKind::removal) return lawful_case(opening, started_at);
  Course course(started_at);
  course.give(*opened);
  if (opened->kind == CaseKind::secondment) {
    second(course);
  } else {
    propose(course, *opened);
    decide(course);
    leave(course, *opened);
  }
  return course.take();
}

}  // namespace renmian::exploration
