// 动议: analysis, start opinion, preliminary proposal, work plan (R2019 chapter 3).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct Open {
  CaseKind kind = CaseKind::promote;
  PersonId person;
  PostTaken post;
  Line need;  // the vacancy or need
  RENMIAN_COMMAND(Open, "open", "提出选任需求", "Record the vacancy or need", "干部科", "Cadre section",
                  (kind, person, post, need))
};

BOOST_DEFINE_ENUM_CLASS(ManagedBy, own, superior)
struct GiveStartOpinion {
  Document analysis_report;  // no analysis, no start (不研判不启动)
  Document start_opinion;
  Line reason;
  std::optional<Document> authority_entry;  // of the post in the authority list (干部管理权限目录)
  std::optional<ManagedBy> managed_by;      // as the entry says
  RENMIAN_COMMAND(GiveStartOpinion, "give_start_opinion", "提出启动意见", "Give the start opinion",
                  "党委（党组）或组织部", "Party committee or organization department",
                  (analysis_report, start_opinion, reason, authority_entry, managed_by))
};

BOOST_DEFINE_ENUM_CLASS(SelectionForm, open_selection, competition)
// 公开选拔, 竞争上岗: a way of producing candidates that is chosen at the motion.
struct CandidateSelection {
  SelectionForm form = SelectionForm::open_selection;
  bool conditions_above_standard = true;       // beyond the qualifications of the regulation
  std::optional<Document> conditions_consent;  // of the superior organization department, to such conditions
  BOOST_DESCRIBE_CLASS(CandidateSelection, (), (form, conditions_above_standard, conditions_consent), (), ())
};

struct ReportProposal {
  Document proposal;
  Paragraph conditions, scope, way, procedure, intention;  // contents fixed by the article, beside the post
  Line proposed_by;                                        // staff number
  bool agreed_by_secretary = false;
  bool signed_by_head = false;
  std::optional<Line> signing_head;             // staff number of the head who signed
  std::optional<Line> filed_as;                 // the signed record, in the archive
  std::optional<CandidateSelection> selection;  // where candidates are not proposed in the ordinary way
  RENMIAN_COMMAND(ReportProposal, "report_proposal", "报告初步建议", "Report the preliminary proposal", "组织部长",
                  "Head of organization department",
                  (proposal, conditions, scope, way, procedure, intention, proposed_by, agreed_by_secretary,
                   signed_by_head, signing_head, filed_as, selection))
};

struct FixWorkPlan {
  Document work_plan;
  RENMIAN_COMMAND(FixWorkPlan, "fix_work_plan", "形成工作方案", "Fix the work plan", "组织部",
                  "Organization department", (work_plan))
};

struct ReturnToMotion {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToMotion, "return_to_motion", "退回动议", "Return to the motion", "组织部",
                  "Organization department", (reason))
};

struct RecordNepotismCheck {
  bool kinship_checked = false;
  bool relative_took_part = false;       // a relative or close acquaintance took part in proposing or deciding
  std::optional<Line> recusal_recorded;  // of them, as recorded
  std::vector<Line> recused_staff;       // staff numbers of those who recused themselves
  RENMIAN_COMMAND(RecordNepotismCheck, "record_nepotism_check", "任人唯亲核查", "Record the check for favouritism",
                  "干部监督科", "Supervision section",
                  (kinship_checked, relative_took_part, recusal_recorded, recused_staff))
};

struct RecordRushCheck {
  bool institution_changing = false;
  bool leader_leaving = false;
  bool near_retirement = false;
  RENMIAN_COMMAND(RecordRushCheck, "record_rush_check", "突击提拔核查", "Record the check for rushed promotion",
                  "干部监督科", "Supervision section", (institution_changing, leader_leaving, near_retirement))
};

struct MotionFacts {
  std::optional<Open> opened;
  std::optional<GiveStartOpinion> start;
  std::optional<ReportProposal> proposal;
  std::optional<FixWorkPlan> work_plan;
  std::optional<RecordNepotismCheck> nepotism;
  std::optional<RecordRushCheck> rush;
  BOOST_DESCRIBE_CLASS(MotionFacts, (), (opened, start, proposal, work_plan, nepotism, rush), (), ())
};

}  // namespace renmian::appointment
