// What other offices confirm and what comes in from outside: recorded in the case file at any time, also while the
// case rests (regulation: file review and checks may run beside the steps; complaints come when they come).
#pragma once

#include "workflows/appointment/commands.hpp"

namespace renmian::appointment {

struct RecordQuotaReply {
  Document reply;
  Count authorised, in_use, reserved;
  bool within_specification = false;  // within the specification of the institution
  RENMIAN_COMMAND(RecordQuotaReply, "record_quota_reply", "职数审核答复", "Record the quota reply", "编办",
                  "Establishment office", (reply, authorised, in_use, reserved, within_specification))
};

struct RecordNepotismCheck {
  bool kinship_checked = false;
  bool relative_took_part = false;       // a relative or close acquaintance took part in proposing or deciding
  std::optional<Line> recusal_recorded;  // who recused themselves, as recorded
  RENMIAN_COMMAND(RecordNepotismCheck, "record_nepotism_check", "任人唯亲核查", "Record the check for favouritism",
                  "干部监督科", "Supervision section", (kinship_checked, relative_took_part, recusal_recorded))
};

struct RecordRushCheck {
  bool institution_changing = false;
  bool leader_leaving = false;
  bool near_retirement = false;
  RENMIAN_COMMAND(RecordRushCheck, "record_rush_check", "突击提拔核查", "Record the check for rushed promotion",
                  "干部监督科", "Supervision section", (institution_changing, leader_leaving, near_retirement))
};

struct ListReportableMatters {
  std::vector<ReportableMatter> matters;  // empty: checked, none
  RENMIAN_COMMAND(ListReportableMatters, "list_reportable_matters", "任前报告事项核对", "List the reportable matters",
                  "干部监督科", "Supervision section", (matters))
};

struct RecordExclusionScreening {
  bool political_breach = true;
  bool low_recognition = true;
  std::vector<AnnualAssessment> assessments;
  bool canvassing = true;
  Emigration emigration = Emigration::none;
  std::vector<Sanction> sanctions;
  bool otherwise_unfit = true;
  RENMIAN_COMMAND(RecordExclusionScreening, "record_exclusion_screening", "不得列为考察对象情形审查",
                  "Record the screening of exclusions", "组织部、纪委监委",
                  "Organization department and discipline organ",
                  (political_breach, low_recognition, assessments, canvassing, emigration, sanctions, otherwise_unfit))
};

BOOST_DEFINE_ENUM_CLASS(FileItem, identity, birth, service, party_membership, education, career)
struct RecordFileReview {
  CivilDate reviewed_on;
  Line reviewer;
  std::vector<FileItem> doubts;  // open doubts; none: the file is clear
  Document register_form;        // 干部人事档案任前审核登记表
  RENMIAN_COMMAND(RecordFileReview, "record_file_review", "档案审核登记", "Record the file review", "档案室",
                  "File room", (reviewed_on, reviewer, doubts, register_form))
};

BOOST_DEFINE_ENUM_CLASS(PersonalMatters, consistent, differences_handled, differences_open)
struct RecordPersonalMatters {
  PersonalMatters result = PersonalMatters::differences_open;
  CivilDate verified_on;
  std::optional<Document> conclusion;
  RENMIAN_COMMAND(RecordPersonalMatters, "record_personal_matters", "个人有关事项查核",
                  "Record the verification of personal matters", "干部监督科", "Supervision section",
                  (result, verified_on, conclusion))
};

BOOST_DEFINE_ENUM_CLASS(DisciplineOpinion, no_effect_on_use, affects_use, under_review)
struct RecordDisciplineOpinion {
  DisciplineOpinion opinion = DisciplineOpinion::under_review;
  Document reply;  // of the organ at the level of the organization department that sent the team
  RENMIAN_COMMAND(RecordDisciplineOpinion, "record_discipline_opinion", "纪检监察机关意见",
                  "Record the discipline organ's opinion", "纪委监委", "Discipline organ", (opinion, reply))
};

struct RecordIntegrityOpinion {
  Document opinion;
  bool favourable = false;
  bool signed_by_secretary = false;
  bool signed_by_discipline = false;  // discipline secretary or head of the stationed group
  RENMIAN_COMMAND(RecordIntegrityOpinion, "record_integrity_opinion", "廉洁自律结论性意见（双签字）",
                  "Record the integrity opinion (two signatures)", "单位党委（党组）", "Unit Party committee",
                  (opinion, favourable, signed_by_secretary, signed_by_discipline))
};

struct RegisterComplaint {
  Line complaint;  // number in the register
  CivilDate received_on;
  ComplaintChannel channel = ComplaintChannel::letter;
  bool is_signed = false;
  bool checkable = true;  // specific, with checkable leads
  RENMIAN_COMMAND(RegisterComplaint, "register_complaint", "登记信访举报", "Register a complaint", "干部监督科",
                  "Supervision section", (complaint, received_on, channel, is_signed, checkable))
};

struct ConcludeComplaint {
  Line complaint;
  ComplaintOutcome outcome = ComplaintOutcome::d_serious_unproven;
  Document conclusion;
  RENMIAN_COMMAND(ConcludeComplaint, "conclude_complaint", "信访举报办结", "Conclude a complaint",
                  "干部监督科、纪委监委", "Supervision section with discipline organ", (complaint, outcome, conclusion))
};

// A complaint of outcome d that could not be established in time: the person answers for it in writing, the committee
// decides to proceed (PUB2000).
struct RecordDecisionToProceed {
  Document written_statement;
  Document committee_decision;
  RENMIAN_COMMAND(RecordDecisionToProceed, "record_decision_to_proceed", "记录本人书面说明和继续办理的决定",
                  "Record the written statement and the decision to proceed", "党委（党组）", "Party committee",
                  (written_statement, committee_decision))
};

struct RaiseIssue {
  Line issue;
  Paragraph what;
  RENMIAN_COMMAND(RaiseIssue, "raise_issue", "提出待查问题", "Raise an issue to be checked", "干部监督科",
                  "Supervision section", (issue, what))
};

struct SettleIssue {
  Line issue;
  Document conclusion;
  RENMIAN_COMMAND(SettleIssue, "settle_issue", "问题查清", "Settle an issue", "干部监督科", "Supervision section",
                  (issue, conclusion))
};

struct RecordVoteHistory {
  Count times_rejected;  // for the same post
  RENMIAN_COMMAND(RecordVoteHistory, "record_vote_history", "既往表决情况", "Record earlier votes", "干部科",
                  "Cadre section", (times_rejected))
};

struct RecordLeakCheck {
  CivilDate access_log_checked_on;
  bool leak_found = true;
  RENMIAN_COMMAND(RecordLeakCheck, "record_leak_check", "保密情况核查", "Record the check for leaks", "干部监督科",
                  "Supervision section", (access_log_checked_on, leak_found))
};

struct RecordWaiver {
  Line gate;
  Line authority;  // code of the authority, e.g. "superior_od"
  Document document;
  RENMIAN_COMMAND(RecordWaiver, "record_waiver", "记录准予例外的文件", "Record a waiver", "干部科", "Cadre section",
                  (gate, authority, document))
};

}  // namespace renmian::appointment
