// The commands of the procedure itself, in the order of the regulation. Each is a described struct: its JSON form,
// schema and form come from the member list. How a command becomes part of the facts is in record.cpp.
#pragma once

#include "engine/procedure/table.hpp"
#include "workflows/appointment/parts.hpp"

// Every command carries its name, and is recorded in the facts of its case.
#define RENMIAN_COMMAND(Type, code, zh, en, actor_zh, actor_en, members)   \
  static constexpr CommandInfo info{code, {zh, en}, {actor_zh, actor_en}}; \
  void record(struct Facts& facts, const Stamp& stamp) const;              \
  BOOST_DESCRIBE_CLASS(Type, (), members, (), ())

namespace renmian::appointment {

// --- Nomination (R2019 chapters 3 and 4) ------------------------------------------------------------------------

struct Open {
  CaseKind kind = CaseKind::promote;
  PersonId person;
  PostTaken post;
  Line need;  // the vacancy or need
  RENMIAN_COMMAND(Open, "open", "提出选任需求", "Record the vacancy or need", "干部科", "Cadre section",
                  (kind, person, post, need))
};

struct GiveStartOpinion {
  Document analysis_report;  // no analysis, no start (不研判不启动)
  Document start_opinion;
  Line reason;
  RENMIAN_COMMAND(GiveStartOpinion, "give_start_opinion", "提出启动意见", "Give the start opinion",
                  "党委（党组）或组织部", "Party committee or organization department",
                  (analysis_report, start_opinion, reason))
};

struct ReportProposal {
  Document proposal;
  Paragraph conditions, scope, way, procedure, intention;  // contents fixed by the article, beside the post
  Line proposed_by;
  bool agreed_by_secretary = false;
  bool signed_by_head = false;
  RENMIAN_COMMAND(ReportProposal, "report_proposal", "报告初步建议", "Report the preliminary proposal", "组织部长",
                  "Head of organization department",
                  (proposal, conditions, scope, way, procedure, intention, proposed_by, agreed_by_secretary,
                   signed_by_head))
};

struct FixWorkPlan {
  Document work_plan;
  RENMIAN_COMMAND(FixWorkPlan, "fix_work_plan", "形成工作方案", "Fix the work plan", "组织部",
                  "Organization department", (work_plan))
};

struct FilePriorReport {
  Document report;
  std::vector<ReportableMatter> matters;
  RENMIAN_COMMAND(FilePriorReport, "file_prior_report", "报告任前事项", "File the prior report", "组织部",
                  "Organization department", (report, matters))
};

struct RecordSuperiorConsent {
  Document reply;
  RENMIAN_COMMAND(RecordSuperiorConsent, "record_superior_consent", "上级书面同意", "Record the superior's consent",
                  "上级组织部", "Superior organization department", (reply))
};

struct RecordSuperiorRefusal {
  Document reply;
  RENMIAN_COMMAND(RecordSuperiorRefusal, "record_superior_refusal", "上级不同意", "Record the superior's refusal",
                  "上级组织部", "Superior organization department", (reply))
};

BOOST_DEFINE_ENUM_CLASS(RecommendationForm, talks, meeting, talks_and_meeting, none)
struct SummarizeRecommendation {
  RecommendationForm form = RecommendationForm::none;
  std::optional<CivilDate> result_on;
  bool directed = true;  // directed to this post
  Count should_attend, attended, papers_issued, papers_returned, papers_valid, votes_for;
  Count talks_held, talks_for;
  std::vector<Line> counted_by;  // two counters sign the tally sheet
  std::optional<Document> report;
  RENMIAN_COMMAND(SummarizeRecommendation, "summarize_recommendation", "汇总民主推荐情况",
                  "Summarize the recommendation", "组织部", "Organization department",
                  (form, result_on, directed, should_attend, attended, papers_issued, papers_returned, papers_valid,
                   votes_for, talks_held, talks_for, counted_by, report))
};

struct FixTarget {
  Document decision;
  Paragraph weighed;  // what was weighed beside the votes (R2019 Art. 23)
  RENMIAN_COMMAND(FixTarget, "fix_target", "确定考察对象", "Fix the inspection target", "党委（党组）",
                  "Party committee", (decision, weighed))
};

// --- Inspection (R2019 chapter 5) -------------------------------------------------------------------------------

struct FormInspectionTeam {
  Document plan;
  std::vector<TeamMember> members;
  RENMIAN_COMMAND(FormInspectionTeam, "form_inspection_team", "组成考察组", "Form the inspection team", "组织部",
                  "Organization department", (plan, members))
};

struct PublishInspectionNotice {
  Document notice;
  Line scope;
  RENMIAN_COMMAND(PublishInspectionNotice, "publish_inspection_notice", "发布考察预告", "Publish the inspection notice",
                  "考察组", "Inspection team", (notice, scope))
};

struct CompleteInspection {
  Document material;
  Count talks_held;
  std::vector<Line> signed_by;
  RENMIAN_COMMAND(CompleteInspection, "complete_inspection", "完成考察材料", "Complete the inspection material",
                  "考察组", "Inspection team", (material, talks_held, signed_by))
};

// --- File review and the four checks ----------------------------------------------------------------------------

struct ConcludeFileReview {
  Line summary;
  RENMIAN_COMMAND(ConcludeFileReview, "conclude_file_review", "四项审核办结", "Conclude the four checks", "组织部",
                  "Organization department", (summary))
};

// --- Deliberation and decision (R2019 chapter 6) ----------------------------------------------------------------

struct AdoptProposal {
  Document minutes;
  RENMIAN_COMMAND(AdoptProposal, "adopt_proposal", "部务会提出任用方案", "Department meeting adopts the proposal",
                  "部务会", "Department meeting", (minutes))
};

struct CloseConsultations {
  std::vector<Line> consulted;
  std::optional<Document> record_of_opinions;
  RENMIAN_COMMAND(CloseConsultations, "close_consultations", "酝酿结束", "Close the consultations", "组织部",
                  "Organization department", (consulted, record_of_opinions))
};

struct PassAgendaGate {
  Line meeting;
  CivilDate meeting_on;
  std::optional<CivilDate> on_agenda_since;  // the day the item was put on the agenda
  std::optional<CivilDate> material_sent_on;
  RENMIAN_COMMAND(PassAgendaGate, "pass_agenda_gate", "同意提交会议", "Pass to the meeting", "干部科、干部监督科",
                  "Cadre and supervision sections", (meeting, meeting_on, on_agenda_since, material_sent_on))
};

struct AdoptDecision {
  MeetingItem item;
  RENMIAN_COMMAND(AdoptDecision, "adopt_decision", "表决通过", "Vote adopted", "党委（党组）会议",
                  "Party committee meeting", (item))
};

struct RejectDecision {
  MeetingItem item;
  RENMIAN_COMMAND(RejectDecision, "reject_decision", "表决未通过", "Vote failed", "党委（党组）会议",
                  "Party committee meeting", (item))
};

struct PostponeVote {
  Line meeting;
  Paragraph reason;
  Document minutes;
  RENMIAN_COMMAND(PostponeVote, "postpone_vote", "暂缓表决", "Postpone the vote", "党委（党组）会议",
                  "Party committee meeting", (meeting, reason, minutes))
};

struct PutBackOnAgenda {
  Paragraph reason;
  RENMIAN_COMMAND(PutBackOnAgenda, "put_back_on_agenda", "重新提请上会审核", "Put back for the agenda", "干部科",
                  "Cadre section", (reason))
};

struct CarryReconsideration {
  Paragraph reason;
  Count members_agreeing, members_total;
  Document minutes;
  RENMIAN_COMMAND(CarryReconsideration, "carry_reconsideration", "同意复议", "Reconsideration carried",
                  "党委（党组）会议", "Party committee meeting", (reason, members_agreeing, members_total, minutes))
};

struct SubmitForApproval {
  Document request;
  RENMIAN_COMMAND(SubmitForApproval, "submit_for_approval", "报上级审批", "Submit for approval", "组织部",
                  "Organization department", (request))
};

struct RecordApproval {
  Document reply;
  RENMIAN_COMMAND(RecordApproval, "record_approval", "上级批复同意", "Record the approval", "上级组织部",
                  "Superior organization department", (reply))
};

struct RecordDisapproval {
  Document reply;
  RENMIAN_COMMAND(RecordDisapproval, "record_disapproval", "上级批复不同意", "Record the disapproval", "上级组织部",
                  "Superior organization department", (reply))
};

// --- Publicity (R2019 Art. 42) ----------------------------------------------------------------------------------

struct StartPublicity {
  CivilDate posted_on;
  Document notice;
  Line scope;
  Paragraph text;  // what the notice says of the candidate and the post
  std::optional<Line> complaint_channels;
  std::optional<Paragraph> exceptional_reason;  // exceptional promotion: the situation and the reason
  RENMIAN_COMMAND(StartPublicity, "start_publicity", "开始公示", "Start the publicity", "组织部",
                  "Organization department", (posted_on, notice, scope, text, complaint_channels, exceptional_reason))
};

BOOST_DEFINE_ENUM_CLASS(PublicityExemption, above_bureau_level, special_post, publicized_at_term_change)
struct RecordPublicityNotApplicable {
  PublicityExemption reason = PublicityExemption::special_post;
  Document authority;  // the document relied on
  Line decided_by;
  RENMIAN_COMMAND(RecordPublicityNotApplicable, "record_publicity_not_applicable", "记录不适用公示",
                  "Record that publicity does not apply", "组织部", "Organization department",
                  (reason, authority, decided_by))
};

struct ConcludePublicity {
  CivilDate taken_down_on;
  Document report;
  RENMIAN_COMMAND(ConcludePublicity, "conclude_publicity", "公示结束", "Conclude the publicity", "组织部",
                  "Organization department", (taken_down_on, report))
};

struct RevokeDecision {
  Document minutes;  // of the body that decided
  Line transferred_to;
  RENMIAN_COMMAND(RevokeDecision, "revoke_decision", "撤销任用决定", "Revoke the decision", "党委（党组）会议",
                  "Party committee meeting", (minutes, transferred_to))
};

// --- Appointment (R2019 chapter 7) ------------------------------------------------------------------------------

struct HoldTalk {
  CivilDate held_on;
  Line held_by;
  std::optional<Line> designated_by;  // the Party committee designates who talks
  Document talk_record;
  RENMIAN_COMMAND(HoldTalk, "hold_talk", "任职谈话", "Hold the appointment talk", "党委（党组）指定的人",
                  "Person designated by the Party committee", (held_on, held_by, designated_by, talk_record))
};

struct IssueNotice {
  Document notice;
  CivilDate time_in_post_from;  // by rule the day of the decision, not of the notice
  RENMIAN_COMMAND(IssueNotice, "issue_notice", "印发任免通知", "Issue the appointment notice", "组织部",
                  "Organization department", (notice, time_in_post_from))
};

struct IssueTrialNotice {
  Document notice;  // its date starts the probation clock
  RENMIAN_COMMAND(IssueTrialNotice, "issue_trial_notice", "印发试任通知", "Issue the trial notice", "组织部",
                  "Organization department", (notice))
};

BOOST_DEFINE_ENUM_CLASS(TrialResult, competent, not_competent, serious_fault)
struct ConfirmAppointment {
  TrialResult result = TrialResult::not_competent;
  Document assessment;
  Document notice;
  CivilDate time_in_post_from;
  RENMIAN_COMMAND(ConfirmAppointment, "confirm_appointment", "试用期满正式任职", "Confirm after trial", "组织部",
                  "Organization department", (result, assessment, notice, time_in_post_from))
};

struct RemoveFromTrial {
  TrialResult result = TrialResult::not_competent;
  Document assessment;
  Document decision;
  std::optional<Line> placed_at;  // normally at the former level
  RENMIAN_COMMAND(RemoveFromTrial, "remove_from_trial", "免去试任职务", "Remove from the trial post", "党委（党组）",
                  "Party committee", (result, assessment, decision, placed_at))
};

// --- Departure (DEP2010, AUD2019) -------------------------------------------------------------------------------

struct RecordDeparture {
  DepartureReason reason = DepartureReason::moved;
  CivilDate left_on;
  Document decision;
  RENMIAN_COMMAND(RecordDeparture, "record_departure", "记录离任", "Record the departure", "组织部",
                  "Organization department", (reason, left_on, decision))
};

// The two institutions called "departure audit"; each is recorded with its result or as not applicable, with a reason.
struct RecordDepartureInspection {
  bool applies = true;
  std::optional<Document> result;
  std::optional<Line> not_applicable_because;
  RENMIAN_COMMAND(RecordDepartureInspection, "record_departure_inspection", "记录选人用人离任检查",
                  "Record the departure inspection", "上级组织部", "Superior organization department",
                  (applies, result, not_applicable_because))
};

struct RecordEconomicAudit {
  bool applies = true;
  std::optional<Document> result;
  std::optional<Line> not_applicable_because;
  RENMIAN_COMMAND(RecordEconomicAudit, "record_economic_audit", "记录经济责任审计",
                  "Record the economic responsibility audit", "审计局", "Audit office",
                  (applies, result, not_applicable_because))
};

struct CloseCase {
  Line filed_as;
  RENMIAN_COMMAND(CloseCase, "close_case", "归档办结", "File and close", "干部科", "Cadre section", (filed_as))
};

// --- Return (退回) ----------------------------------------------------------------------------------------------

struct ReturnToMotion {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToMotion, "return_to_motion", "退回动议", "Return to the motion", "组织部",
                  "Organization department", (reason))
};
struct ReturnToRecommendation {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToRecommendation, "return_to_recommendation", "退回民主推荐", "Return to the recommendation",
                  "组织部", "Organization department", (reason))
};
struct ReturnToInspection {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToInspection, "return_to_inspection", "退回考察", "Return to the inspection", "组织部",
                  "Organization department", (reason))
};
struct ReturnToFileReview {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToFileReview, "return_to_file_review", "退回档案审核", "Return to the file review", "组织部",
                  "Organization department", (reason))
};

}  // namespace renmian::appointment
