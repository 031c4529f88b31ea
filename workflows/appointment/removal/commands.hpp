// 免职、辞职、降职: how a post is left (R2019 chapter 10; 推进领导干部能上能下规定; 辞职规定; CSL Arts. 50, 85-87, 91,
// 95).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

// 一般应当免去现职 (R2019 removal list).
BOOST_DEFINE_ENUM_CLASS(RemovalGround, reached_age, accountability, unfit, violation, resigned_or_transferred,
                        study_leave, health, work_need)
struct ProposeRemoval {
  RemovalGround ground = RemovalGround::work_need;
  Paragraph reason;
  std::optional<CivilDate> since;    // reached_age: the day; study_leave, health: the first day of the absence
  std::optional<Document> evidence;  // the finding, decision, order, certificate that the ground rests on
  Line appointed_by;                 // the body that appointed
  Line decided_by;                   // the body that is to decide
  RENMIAN_COMMAND(ProposeRemoval, "propose_removal", "提出免职建议", "Propose the removal", "组织部",
                  "Organization department", (ground, reason, since, evidence, appointed_by, decided_by))
};

// 不适宜担任现职: one of the 15 situations of 2022, verified.
struct RecordUnfitFinding {
  Whole<1, 15> situation;
  Paragraph text;
  CivilDate found_on;
  Document finding;
  RENMIAN_COMMAND(RecordUnfitFinding, "record_unfit_finding", "认定不适宜担任现职", "Record that the person is unfit",
                  "组织部", "Organization department", (situation, text, found_on, finding))
};

// 辞职规定 Art. 2: 因公、自愿、引咎、责令.
BOOST_DEFINE_ENUM_CLASS(ResignationKind, for_public_duty, voluntary, taking_blame, ordered)
struct ApplyResignation {
  ResignationKind kind = ResignationKind::voluntary;
  CivilDate applied_on;
  Document application;
  std::optional<CivilDate> notified_on;  // for_public_duty: notice of the Party organization; ordered: the order
  std::optional<Paragraph> late_because;
  RENMIAN_COMMAND(ApplyResignation, "apply_resignation", "提出辞职申请", "Apply to resign", "干部本人",
                  "The cadre in person", (kind, applied_on, application, notified_on, late_because))
};

// The bars of CSL Art. 86, each declared by the office that knows.
struct RecordAuditDeclaration {
  bool under_audit = true;
  Document declaration;
  RENMIAN_CONFIRMATION(RecordAuditDeclaration, "record_audit_declaration", "审计机关说明",
                       "Record the audit office's declaration", "审计局", "Audit office", (under_audit, declaration))
};

struct RecordDisciplineDeclaration {
  bool under_discipline_review = true;
  bool under_supervision_investigation = true;
  bool in_criminal_process = true;
  Document declaration;
  RENMIAN_CONFIRMATION(RecordDisciplineDeclaration, "record_discipline_declaration", "纪检监察机关说明",
                       "Record the discipline organ's declaration", "纪委监委", "Discipline and supervision organ",
                       (under_discipline_review, under_supervision_investigation, in_criminal_process, declaration))
};

struct RecordDutyDeclaration {
  bool in_secrecy_period = true;  // a secret-bearing post, or its declassification period
  bool duty_unfinished = true;    // an important duty that the person must finish
  Document declaration;
  RENMIAN_CONFIRMATION(RecordDutyDeclaration, "record_duty_declaration", "所在单位说明",
                       "Record the unit's declaration", "单位党委（党组）", "Party committee of the unit",
                       (in_secrecy_period, duty_unfinished, declaration))
};

struct AnswerResignation {
  CivilDate answered_on;
  Document answer;
  std::optional<Paragraph> late_because;
  RENMIAN_COMMAND(AnswerResignation, "answer_resignation", "答复辞职申请", "Answer the application to resign", "组织部",
                  "Organization department", (answered_on, answer, late_because))
};

// 降职 (CSL Art. 50).
struct ProposeDemotion {
  PostLevel to_level = PostLevel::section_deputy;
  std::optional<AnnualAssessment> assessed;  // the annual assessment it rests on, if it does
  Document proposal;
  RENMIAN_COMMAND(ProposeDemotion, "propose_demotion", "提出降职建议", "Propose the demotion", "组织部",
                  "Organization department", (to_level, assessed, proposal))
};

struct HoldLeavingTalk {
  CivilDate held_on;
  Line held_by;
  Document talk_record;
  RENMIAN_COMMAND(HoldLeavingTalk, "hold_leaving_talk", "免职（降职）谈话", "Hold the talk on leaving", "组织部",
                  "Organization department", (held_on, held_by, talk_record))
};

struct IssueRemovalNotice {
  Document notice;
  CivilDate left_on;
  RENMIAN_COMMAND(IssueRemovalNotice, "issue_removal_notice", "印发免职通知", "Issue the notice of removal", "组织部",
                  "Organization department", (notice, left_on))
};

struct RecordHandover {
  CivilDate handed_over_on;
  Line handed_to;
  Document handover_record;
  RENMIAN_COMMAND(RecordHandover, "record_handover", "记录工作交接", "Record the handover", "组织部",
                  "Organization department", (handed_over_on, handed_to, handover_record))
};

struct PlaceAtLevel {
  PostLevel level = PostLevel::section_deputy;
  Line placed_at;
  Document decision;
  RENMIAN_COMMAND(PlaceAtLevel, "place_at_level", "安排岗位", "Place the person", "组织部", "Organization department",
                  (level, placed_at, decision))
};

// CSL Art. 95: 复核 within 30 days of knowing; 申诉 within 15 days of the review's decision, or directly within 30.
BOOST_DEFINE_ENUM_CLASS(Remedy, review, appeal, direct_appeal)
struct RecordReviewOrAppeal {
  Remedy remedy = Remedy::review;
  CivilDate known_on;  // of the decision complained of; for an appeal that of the review
  CivilDate filed_on;
  Document application;
  RENMIAN_COMMAND(RecordReviewOrAppeal, "record_review_or_appeal", "记录复核、申诉", "Record a review or appeal",
                  "干部本人", "The cadre in person", (remedy, known_on, filed_on, application))
};

struct RemovalFacts {
  std::optional<ProposeRemoval> removal;
  std::optional<RecordUnfitFinding> unfit_finding;
  std::optional<ApplyResignation> resignation_applied;
  std::optional<RecordAuditDeclaration> audit_declaration;
  std::optional<RecordDisciplineDeclaration> discipline_declaration;
  std::optional<RecordDutyDeclaration> duty_declaration;
  std::optional<AnswerResignation> resignation_answer;
  std::optional<ProposeDemotion> demotion;
  std::optional<HoldLeavingTalk> leaving_talk;
  std::optional<IssueRemovalNotice> removal_notice;
  std::optional<RecordHandover> handover;
  std::optional<PlaceAtLevel> placement;
  std::vector<RecordReviewOrAppeal> remedies;
  BOOST_DESCRIBE_CLASS(RemovalFacts, (),
                       (removal, unfit_finding, resignation_applied, audit_declaration, discipline_declaration,
                        duty_declaration, resignation_answer, demotion, leaving_talk, removal_notice, handover,
                        placement, remedies),
                       (), ())
};

}  // namespace renmian::appointment
