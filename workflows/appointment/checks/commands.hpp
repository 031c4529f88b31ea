// 凡提四必: file, personal matters, discipline organ, and what is still to be cleared (Code2016; R2019 Art. 31).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

// 三龄两历一身份: the seven items of a file (FILE2018).
BOOST_DEFINE_ENUM_CLASS(FileItem, identity, birth, service, party_membership, education, degree, career)
// 初审, 复审, 终审
BOOST_DEFINE_ENUM_CLASS(FileStage, motion, inspection, appointment)
struct RecordFileReview {
  FileStage review_stage = FileStage::motion;
  CivilDate reviewed_on;
  Line reviewer;
  std::vector<FileItem> doubts;   // found in this review; none: the file is clear
  bool suspected_forgery = true;  // stops the procedure until decided
  Document register_form;         // 干部人事档案任前审核登记表
  RENMIAN_CONFIRMATION(RecordFileReview, "record_file_review", "档案审核登记", "Record the file review", "档案室",
                       "File room", (review_stage, reviewed_on, reviewer, doubts, suspected_forgery, register_form))
};

// 组织认定: settles doubts that reviews have left open. A further review does not.
struct RecordFileDecision {
  std::vector<FileItem> settled_items;
  bool forgery_excluded = false;
  Line authority;  // the body that decided
  Document document;
  RENMIAN_CONFIRMATION(RecordFileDecision, "record_file_decision", "档案问题组织认定",
                       "Record the decision on doubts in the file", "有认定权限的组织部门",
                       "Organization department with the authority to decide",
                       (settled_items, forgery_excluded, authority, document))
};

// differences_handled: explained, neither omission (漏报) nor concealment (隐瞒不报); PIH2017 Arts. 3, 4.
BOOST_DEFINE_ENUM_CLASS(PersonalMatters, consistent, differences_handled, omission, concealment, differences_open)
struct RecordPersonalMatters {
  PersonalMatters result = PersonalMatters::differences_open;
  CivilDate verified_on;
  std::optional<Line> judged_by;  // who judged the differences (PIH2017 Art. 2)
  std::optional<Document> conclusion;
  RENMIAN_CONFIRMATION(RecordPersonalMatters, "record_personal_matters", "个人有关事项查核",
                       "Record the verification of personal matters", "干部监督科", "Supervision section",
                       (result, verified_on, judged_by, conclusion))
};

BOOST_DEFINE_ENUM_CLASS(DisciplineOpinion, no_effect_on_use, affects_use, under_review)
struct RecordDisciplineOpinion {
  DisciplineOpinion opinion = DisciplineOpinion::under_review;
  Line replying_organ;
  bool at_sender_level = false;  // at the level of the organization department that sent the team
  Document reply;
  RENMIAN_CONFIRMATION(RecordDisciplineOpinion, "record_discipline_opinion", "纪检监察机关意见",
                       "Record the discipline organ's opinion", "纪委监委", "Discipline organ",
                       (opinion, replying_organ, at_sender_level, reply))
};

// What inspection tours (巡视巡察) and audits say of the candidate.
struct RecordTourAndAuditFindings {
  CivilDate asked_on;
  bool major_problem_found = true;
  std::optional<Document> conclusion;  // on the problem found; none: not concluded
  RENMIAN_CONFIRMATION(RecordTourAndAuditFindings, "record_tour_and_audit_findings", "巡视巡察、审计发现问题核对",
                       "Record what inspection tours and audits found", "干部监督科", "Supervision section",
                       (asked_on, major_problem_found, conclusion))
};

struct RecordOtherUnfitness {
  bool otherwise_unfit = true;
  Paragraph reason;
  Line judged_by;
  RENMIAN_CONFIRMATION(RecordOtherUnfitness, "record_other_unfitness", "其他不宜提交会议情形的判断",
                       "Record whether the case is otherwise unfit for the meeting", "干部监督科",
                       "Supervision section", (otherwise_unfit, reason, judged_by))
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
  RENMIAN_CONFIRMATION(SettleIssue, "settle_issue", "问题查清", "Settle an issue", "干部监督科", "Supervision section",
                       (issue, conclusion))
};

struct ConcludeFileReview {
  Line summary;
  RENMIAN_COMMAND(ConcludeFileReview, "conclude_file_review", "四项审核办结", "Conclude the four checks", "组织部",
                  "Organization department", (summary))
};

// The confirmations that a return breaks; the others are kept.
BOOST_DEFINE_ENUM_CLASS(Confirmation, file_review, personal_matters, discipline_opinion, integrity_opinion,
                        unit_opinions, tour_and_audit, exclusion_screening)
struct ReturnToFileReview {
  Paragraph reason;
  std::vector<Confirmation> broken;  // to be made anew
  RENMIAN_COMMAND(ReturnToFileReview, "return_to_file_review", "退回档案审核", "Return to the file review", "组织部",
                  "Organization department", (reason, broken))
};

struct Issue {
  std::optional<RaiseIssue> raised;
  std::optional<SettleIssue> settled;
  BOOST_DESCRIBE_CLASS(Issue, (), (raised, settled), (), ())
};

struct ChecksFacts {
  std::vector<RecordFileReview> file_reviews;
  std::vector<RecordFileDecision> file_decisions;
  std::vector<FileItem> open_file_doubts;  // of all reviews, less what was decided
  bool forgery_open = false;               // suspected in a review and not excluded by a decision since
  std::optional<RecordPersonalMatters> personal_matters;
  std::optional<RecordDisciplineOpinion> discipline;
  std::optional<RecordTourAndAuditFindings> tour_and_audit;
  std::optional<RecordOtherUnfitness> other_unfitness;
  std::optional<ConcludeFileReview> four_checks;
  std::vector<Issue> issues;
  BOOST_DESCRIBE_CLASS(ChecksFacts, (),
                       (file_reviews, file_decisions, open_file_doubts, forgery_open, personal_matters, discipline,
                        tour_and_audit, other_unfitness, four_checks, issues),
                       (), ())

  // The last review at that stage, or nothing.
  const RecordFileReview* last_file_review(FileStage stage) const;
};

}  // namespace renmian::appointment
