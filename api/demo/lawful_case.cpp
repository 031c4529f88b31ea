#include "api/demo/lawful_case.hpp"

#include "api/demo/committee.hpp"
#include "api/demo/course.hpp"
#include "api/demo/lawful_person.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/formalities/gates.hpp"

namespace renmian {
namespace {

using namespace appointment;

constexpr int kDecided = 36;  // days after the opening

bool passes_the_congress(CaseKind kind) { return kind == CaseKind::term_change || kind == CaseKind::legal_nominate; }

bool on_probation(const Open& opening) {
  const bool kind = opening.kind == CaseKind::promote || opening.kind == CaseKind::rank_to_post ||
                    opening.kind == CaseKind::transfer_in;
  return kind && TriScope::applies(opening.post);
}

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

RecordFileReview clear_file(const Course& course, FileStage stage) {
  return {.review_stage = stage,
          .reviewed_on = course.today(),
          .reviewer = "ZZ-031",
          .doubts = {},
          .suspected_forgery = false,
          .register_form = course.document("干部人事档案任前审核登记表")};
}

RecordQuotaReply quota_reply(const Course& course) {
  return {.reply = course.document("职数审核答复"),
          .authorised = 4,
          .in_use = 3,
          .reserved = 0,
          .within_specification = true};
}

void move(Course& course, const Open& opening) {
  course.give(opening);
  course.on_day(1);
  course.give(quota_reply(course));
  course.on_day(2);
  course.give(GiveStartOpinion{.analysis_report = course.document("领导班子和干部队伍分析研判报告"),
                               .start_opinion = course.document("启动意见"),
                               .reason = opening.need,
                               .authority_entry = course.document("干部管理权限目录"),
                               .managed_by = ManagedBy::own});
  course.on_day(3);
  course.give(RecordNepotismCheck{.kinship_checked = true});
  course.give(RecordRushCheck{});
  course.give(ListReportableMatters{});
  course.on_day(4);
  course.give(ReportProposal{.proposal = course.document("选拔任用初步建议"),
                             .conditions = "符合任职条件和资格，熟悉本领域工作",
                             .scope = "本县副科级以上及符合资格的干部",
                             .way = "个别提拔",
                             .procedure = "民主推荐、考察、讨论决定、公示、任职",
                             .intention = "从现有后备力量中产生",
                             .proposed_by = "ZZ-010",
                             .agreed_by_secretary = true,
                             .signed_by_head = true,
                             .signing_head = "ZZ-001",
                             .filed_as = "动议记录"});
  course.on_day(5);
  course.give(TakePersonRecord{lawful_person(opening.post, course.today()), course.today()});
  course.give(RecordKinshipDeclaration{.declaration = course.document("任职回避情况说明"),
                                       .area_head = AreaHead::not_area_head});
  course.give(RecordLegalQualificationCheck{.party_post = PartyPost::no_party_post});
  course.give(RecordOtherOffices{});
  course.on_day(6);
  course.give(clear_file(course, FileStage::motion));
  course.on_day(7);
  course.give(FixWorkPlan{course.document("选拔任用工作方案")});
}

Circle circle_of(CaseKind kind) {
  if (kind == CaseKind::term_change) {
    return {CircleClass::party_committee,        CircleClass::congress_government_cppcc,
            CircleClass::discipline_supervision, CircleClass::court_procuratorate,
            CircleClass::department_heads,       CircleClass::lower_level_heads,
            CircleClass::non_party_leaders};
  }
  return {CircleClass::party_committee,     CircleClass::congress_government_cppcc, CircleClass::discipline_supervision,
          CircleClass::court_procuratorate, CircleClass::department_heads,          CircleClass::lower_level_heads,
          CircleClass::non_party_leaders,   CircleClass::superior_leaders,          CircleClass::unit_leaders,
          CircleClass::internal_leaders,    CircleClass::subordinate_heads};
}

void recommend(Course& course, const Open& opening) {
  course.on_day(9);
  const auto circle = circle_of(opening.kind);
  SummarizeRecommendation result{.form = RecommendationForm::talks_and_meeting,
                                 .result_on = course.today(),
                                 .directed = true,
                                 .for_post = opening.post.id,
                                 .should_attend = 42,
                                 .attended = 40,
                                 .papers_issued = 40,
                                 .papers_returned = 40,
                                 .papers_valid = 39,
                                 .votes_for = 33,
                                 .talks_held = 18,
                                 .talks_for = 15,
                                 .talks_other = 3,
                                 .reference_list = {"人选一", "人选二"},
                                 .post_count = 1,
                                 .talked_with = circle,
                                 .met_with = circle,
                                 .counted_by = {"ZZ-011", "ZZ-012"},
                                 .report = course.document("民主推荐情况报告")};
  if (opening.kind == CaseKind::term_change) {
    result.five_steps = TermChangeRecommendation{.outline_and_list_sent = true,
                                                 .reference_list_proposed = course.document("会议推荐参考人选名单"),
                                                 .local_committee_consulted = true,
                                                 .presided_by_local_committee = true,
                                                 .synthesis = course.document("民主推荐情况综合分析"),
                                                 .report_to_superior = course.document("民主推荐情况汇报")};
  }
  course.give(result);
}

void inspect(Course& course, const Open& opening) {
  course.on_day(10);
  course.give(clean_screening(course.today()));
  course.on_day(11);
  course.give(FixTarget{.decision = course.document("确定考察对象的决定"),
                        .weighed = "推荐情况集中，综合考虑一贯表现和岗位需要",
                        .factors = {TargetFactor::daily_knowledge, TargetFactor::match_with_post},
                        .targets = 2,
                        .post_count = 1});
  course.on_day(14);
  course.give(FormInspectionTeam{
      .plan = course.document("考察工作方案"),
      .members = {{.staff = "ZZ-021", .leader = true, .experienced = true, .declared_unrelated = true},
                  {.staff = "ZZ-022", .declared_unrelated = true},
                  {.staff = "ZZ-023", .declared_unrelated = true}},
      .audit_standing = AuditStanding::head});
  course.on_day(15);
  if (opening.kind != CaseKind::lateral) {
    course.give(PublishInspectionNotice{
        .notice = course.document("考察预告"),
        .scope = "考察对象所在单位及有关单位",
        .published_on = course.today(),
        .until = add_days(course.today(), 6),
        .contents = {NoticeContent::target_and_post, NoticeContent::team_and_contact, NoticeContent::inspection_period,
                     NoticeContent::inspection_scope, NoticeContent::complaint_channels}});
  }
  course.on_day(21);
  course.give(clear_file(course, FileStage::inspection));
  course.on_day(22);
  course.give(RecordPersonalMatters{.result = PersonalMatters::consistent, .verified_on = course.today()});
  course.on_day(23);
  course.give(RecordAuditResult{course.document("经济责任审计报告")});
  const UnitOpinion no_effect{course.document("所在单位有关机构意见"), false};
  course.give(RecordUnitOpinions{no_effect, no_effect, no_effect});
  course.on_day(24);
  course.give(RecordIntegrityOpinion{.opinion = course.document("廉洁自律情况结论性意见"),
                                     .favourable = true,
                                     .signed_by_secretary = true,
                                     .signed_by_discipline = true});
  course.give(RecordFeedback{.held_on = course.today(),
                             .unit_leader = "所在单位主要领导",
                             .views = "对考察情况没有不同意见",
                             .document = course.document("考察情况反馈记录")});
  course.on_day(25);
  course.give(CompleteInspection{.material = course.document("考察材料"),
                                 .talks_held = 26,
                                 .signed_by = {"ZZ-021", "ZZ-022", "ZZ-023"},
                                 .talked_with = circle_of(CaseKind::promote),
                                 .parts = {MaterialPart::performance, MaterialPart::shortcomings,
                                           MaterialPart::recommendation_and_talks, MaterialPart::check_conclusions}});
  course.give(RecordDisciplineOpinion{.opinion = DisciplineOpinion::no_effect_on_use,
                                      .replying_organ = "县纪委监委",
                                      .at_sender_level = true,
                                      .reply = course.document("纪检监察机关回复意见")});
  course.on_day(28);
  course.give(ConcludeFileReview{"四项审核均已完成，未发现影响使用的问题"});
}

void decide(Course& course) {
  course.on_day(29);
  course.give(AdoptProposal{.minutes = course.document("部务会会议纪要"), .should_attend = 9, .attended = 9});
  course.give(ClassifyDeliberation{.department_post = true, .non_party = false, .dual_managed = false});
  course.on_day(30);
  course.give(RecordSuperiorLeaderOpinion{.leader_asked = "分管副县长",
                                          .asked_on = course.today(),
                                          .record_of_opinions = course.document("征求分管领导意见记录")});
  course.give(CloseConsultations{.consulted = {"分管领导", "所在单位党组织"},
                                 .record_of_opinions = course.document("酝酿情况记录")});
  course.on_day(31);
  // Since the last time a year may have ended, and another annual assessment counts.
  course.give(clean_screening(course.today()));
  course.give(RecordVoteHistory{0});
  course.give(RecordTourAndAuditFindings{.asked_on = course.today(), .major_problem_found = false});
  course.give(
      RecordOtherUnfitness{.otherwise_unfit = false, .reason = "未发现其他不宜提交会议的情形", .judged_by = "ZZ-041"});
  course.give(RecordPlenaryScope{.for_plenary = false, .plenary_basis = "不属于全委会票决的职务范围"});
  course.on_day(32);
  course.give(PassAgendaGate{.meeting = "县委常委会会议",
                             .meeting_on = add_days(course.today(), kDecided - 32),
                             .on_agenda_since = course.today(),
                             .material_sent_on = course.today()});
  course.on_day(kDecided);
  course.give(RecordLeakCheck{.access_log_checked_on = course.today(), .leak_found = false});
  course.give(AdoptDecision{committee_vote(course.today(), 6)});
}

// What must go to the superior whoever manages the post.
void submit(Course& course) {
  course.give(lawful_submission(course));
  course.give(RecordApproval{course.document("同意的批复")});
}

void publicize(Course& course, const Open& opening) {
  course.on_day(37);
  course.give(
      StartPublicity{.posted_on = course.today(),
                     .notice = course.document("任前公示"),
                     .scope = "县政府门户网站、所在单位",
                     .text = "拟任" + opening.post.unit.value + opening.post.title.value,
                     .complaint_channels = "电话12380，县委组织部干部监督科",
                     .candidate = PublicNotice{.name = "公示人选",
                                               .sex = "男",
                                               .ethnicity = "汉族",
                                               .birth_month = "1982-05",
                                               .native_place = "某省某县",
                                               .education = "大学本科、学士",
                                               .political_status = "中共党员",
                                               .current_post = "示例县某局主任",
                                               .proposed_post = opening.post.unit.value + opening.post.title.value,
                                               .contact = "县委组织部干部监督科"}});
  // More than five working days, whatever holidays lie between.
  course.on_day(57);
  course.give(ConcludePublicity{.taken_down_on = course.today(), .report = course.document("公示情况报告")});
}

// The people's congress: consultation, motion, vote by 40 of 45.
CivilDate pass_the_congress(Course& course, const Open& opening) {
  course.on_day(58);
  if (opening.kind == CaseKind::term_change) {
    course.give(RecordDemocraticConsultation{.held_on = course.today(),
                                             .consulted = {"各民主党派", "工商联", "无党派人士"},
                                             .record_of_opinions = course.document("民主协商记录")});
  }
  course.give(RecordLegalHistory{0});
  course.give(RecordLegalPost{.not_chosen_by_law = true});
  course.on_day(59);
  course.give(RecordLawTest{course.today(), true});
  course.give(SubmitLegalMotion{.body = LegalBody::congress_standing_committee,
                                .motion = course.document("提请任命的议案"),
                                .explanation = course.document("提请任命的说明"),
                                .assessment_material = course.document("考察材料"),
                                .received_on = course.today(),
                                .session_on = add_days(course.today(), 10)});
  course.on_day(69);
  course.give(RecordEmbargo{course.today(), false});
  course.give(RecordLegalElected{.legal_vote = {.body = LegalBody::congress_standing_committee,
                                                .held_on = course.today(),
                                                .members_total = 45,
                                                .present = 43,
                                                .agree = 40,
                                                .result = course.document("任命决定")}});
  return course.today();
}

void appoint(Course& course, const Open& opening) {
  course.on_day(kDecided);
  auto counts_from = course.today();
  int day = 58;
  if (passes_the_congress(opening.kind)) {
    counts_from = pass_the_congress(course, opening);
    day = 70;
  }
  course.on_day(day);
  course.give(quota_reply(course));
  course.give(clear_file(course, FileStage::appointment));
  course.give(RecordOath{.required = false});
  course.give(HoldTalk{.held_on = course.today(),
                       .held_by = "县委组织部副部长",
                       .designated_by = "县委",
                       .talk_record = course.document("任职谈话记录")});
  course.on_day(day + 1);
  if (!on_probation(opening)) {
    course.give(IssueNotice{course.document("任职通知"), counts_from});
    return;
  }
  course.give(RecordProbationFiling{.needed = false});
  course.give(IssueTrialNotice{course.document("试任通知")});
  course.on_day(427);
  course.give(ConfirmAppointment{.result = TrialResult::competent,
                                 .assessment = course.document("试用期满考核报告"),
                                 .notice = course.document("正式任职通知"),
                                 .time_in_post_from = counts_from});
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

SubmitForApproval lawful_submission(const Course& course) {
  return {.request = course.document("关于任职的请示"),
          .appointment_form = course.document("干部任免审批表"),
          .material = course.document("考察材料"),
          .personnel_file = course.document("干部人事档案"),
          .minutes = course.document("县委常委会会议纪要"),
          .discussion_record = course.document("讨论记录"),
          .recommendation_results = course.document("民主推荐情况")};
}

std::vector<CaseStep> lawful_case(const boost::json::value& opening, Timestamp opened_at) {
  const auto opened = read_described<Open>(opening).value();
  const bool lateral = opened.kind == CaseKind::lateral;
  Course course(opened_at);
  move(course, opened);
  if (!lateral) recommend(course, opened);
  inspect(course, opened);
  decide(course);
  if (passes_the_congress(opened.kind)) submit(course);
  if (!lateral) publicize(course, opened);
  appoint(course, opened);
  depart(course);
  return course.take();
}

}  // namespace renmian
