#include "api/demo/lawful_case.hpp"

#include "api/demo/committee.hpp"
#include "api/demo/course.hpp"
#include "workflows/appointment/dossier_commands.hpp"
#include "workflows/appointment/gates/appointment.hpp"

namespace renmian {
namespace {

using namespace appointment;

constexpr int kDecided = 36;  // days after the opening

RecordExclusionScreening clean_screening(const CivilDate& today) {
  RecordExclusionScreening screening{.political_breach = false,
                                     .low_recognition = false,
                                     .canvassing = false,
                                     .emigration = Emigration::none,
                                     .otherwise_unfit = false};
  const auto this_year = static_cast<int>(today.year());
  for (int year = this_year - 3; year < this_year; ++year) {
    screening.assessments.push_back({year, year % 3 == 0 ? AnnualGrade::excellent : AnnualGrade::competent});
  }
  return screening;
}

void nominate(Course& course, const Open& opening) {
  course.give(opening);
  course.on_day(1);
  course.give(RecordQuotaReply{.reply = course.document("职数审核答复"),
                               .authorised = 4,
                               .in_use = 3,
                               .reserved = 0,
                               .within_specification = true});
  course.on_day(2);
  course.give(GiveStartOpinion{.analysis_report = course.document("领导班子和干部队伍分析研判报告"),
                               .start_opinion = course.document("启动意见"),
                               .reason = opening.need});
  course.on_day(3);
  course.give(RecordNepotismCheck{.kinship_checked = true});
  course.give(RecordRushCheck{});
  course.on_day(4);
  course.give(ReportProposal{.proposal = course.document("选拔任用初步建议"),
                             .conditions = "符合任职条件和资格，熟悉本领域工作",
                             .scope = "本县副科级以上及符合资格的干部",
                             .way = "个别提拔",
                             .procedure = "民主推荐、考察、讨论决定、公示、任职",
                             .intention = "从现有后备力量中产生",
                             .proposed_by = "组织部部务会",
                             .agreed_by_secretary = true,
                             .signed_by_head = true});
  course.on_day(7);
  course.give(FixWorkPlan{course.document("选拔任用工作方案")});
  course.on_day(9);
  course.give(SummarizeRecommendation{.form = RecommendationForm::talks_and_meeting,
                                      .result_on = course.today(),
                                      .should_attend = 42,
                                      .attended = 40,
                                      .papers_issued = 40,
                                      .papers_returned = 40,
                                      .papers_valid = 39,
                                      .votes_for = 33,
                                      .talks_held = 18,
                                      .talks_for = 15,
                                      .counted_by = {"ZZ-011", "ZZ-012"},
                                      .report = course.document("民主推荐情况报告")});
  course.on_day(10);
  course.give(clean_screening(course.today()));
  course.on_day(11);
  course.give(FixTarget{course.document("确定考察对象的决定"), "推荐情况集中，综合考虑一贯表现和岗位需要"});
}

void inspect(Course& course) {
  course.on_day(14);
  course.give(FormInspectionTeam{
      .plan = course.document("考察工作方案"),
      .members = {{.staff = "ZZ-021", .leader = true, .experienced = true}, {.staff = "ZZ-022"}, {.staff = "ZZ-023"}}});
  course.on_day(15);
  course.give(PublishInspectionNotice{course.document("考察预告"), "考察对象所在单位及有关单位"});
  course.on_day(21);
  course.give(RecordFileReview{.reviewed_on = course.today(),
                               .reviewer = "ZZ-031",
                               .register_form = course.document("干部人事档案任前审核登记表")});
  course.on_day(22);
  course.give(RecordPersonalMatters{.result = PersonalMatters::consistent, .verified_on = course.today()});
  course.on_day(24);
  course.give(RecordIntegrityOpinion{.opinion = course.document("廉洁自律情况结论性意见"),
                                     .favourable = true,
                                     .signed_by_secretary = true,
                                     .signed_by_discipline = true});
  course.on_day(25);
  course.give(CompleteInspection{
      .material = course.document("考察材料"), .talks_held = 26, .signed_by = {"ZZ-021", "ZZ-022", "ZZ-023"}});
  course.give(RecordDisciplineOpinion{.opinion = DisciplineOpinion::no_effect_on_use,
                                      .reply = course.document("纪检监察机关回复意见")});
  course.on_day(28);
  course.give(ConcludeFileReview{"四项审核均已完成，未发现影响使用的问题"});
}

void decide(Course& course) {
  course.on_day(29);
  course.give(AdoptProposal{course.document("部务会会议纪要")});
  course.on_day(30);
  course.give(CloseConsultations{.consulted = {"分管领导", "所在单位党组织"},
                                 .record_of_opinions = course.document("酝酿情况记录")});
  course.on_day(31);
  // Since the last time a year may have ended, and another annual assessment counts.
  course.give(clean_screening(course.today()));
  course.give(ListReportableMatters{});
  course.give(RecordVoteHistory{0});
  course.on_day(32);
  course.give(PassAgendaGate{.meeting = "县委常委会会议",
                             .meeting_on = add_days(course.today(), kDecided - 32),
                             .on_agenda_since = course.today(),
                             .material_sent_on = course.today()});
  course.on_day(kDecided);
  course.give(RecordLeakCheck{.access_log_checked_on = course.today(), .leak_found = false});
  course.give(AdoptDecision{committee_vote(course.today(), 6)});
}

void publicize(Course& course, const Open& opening) {
  course.on_day(37);
  course.give(StartPublicity{.posted_on = course.today(),
                             .notice = course.document("任前公示"),
                             .scope = "县政府门户网站、所在单位",
                             .text = "拟任" + opening.post.unit.value + opening.post.title.value,
                             .complaint_channels = "电话12380，县委组织部干部监督科"});
  // More than five working days, whatever holidays lie between.
  course.on_day(57);
  course.give(ConcludePublicity{.taken_down_on = course.today(), .report = course.document("公示情况报告")});
}

void appoint(Course& course, const Open& opening) {
  course.on_day(kDecided);
  const auto decided_on = course.today();
  course.on_day(58);
  course.give(HoldTalk{.held_on = course.today(),
                       .held_by = "县委组织部副部长",
                       .designated_by = "县委",
                       .talk_record = course.document("任职谈话记录")});
  course.on_day(59);
  if (!TriScope::applies(opening.post)) {
    course.give(IssueNotice{course.document("任职通知"), decided_on});
    return;
  }
  course.give(IssueTrialNotice{course.document("试任通知")});
  course.on_day(427);
  course.give(ConfirmAppointment{.result = TrialResult::competent,
                                 .assessment = course.document("试用期满考核报告"),
                                 .notice = course.document("正式任职通知"),
                                 .time_in_post_from = decided_on});
}

void depart(Course& course) {
  course.on_day(450);
  course.give(RecordDeparture{DepartureReason::moved, course.today(), course.document("免职通知")});
  course.on_day(464);
  course.give(RecordDepartureInspection{.applies = false, .not_applicable_because = "未担任党委（党组）书记"});
  course.on_day(485);
  course.give(RecordEconomicAudit{.applies = true, .result = course.document("经济责任审计报告")});
  course.on_day(490);
  course.give(CloseCase{"干部任免卷"});
}

}  // namespace

std::vector<CaseStep> lawful_case(const boost::json::value& opening, Timestamp opened_at) {
  const auto opened = read_described<Open>(opening).value();
  Course course(opened_at);
  nominate(course, opened);
  inspect(course);
  decide(course);
  publicize(course, opened);
  appoint(course, opened);
  depart(course);
  return course.take();
}

}  // namespace renmian
