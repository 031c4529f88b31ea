// 考察: team, notice, talks, the unit's opinions, feedback, material, two signatures (R2019 chapter 5).
#pragma once

#include "workflows/appointment/command.hpp"
#include "workflows/appointment/recommendation/circle.hpp"

namespace renmian::appointment {

// What the target's present post is for the economic responsibility audit (AUD2019 Art. 4).
BOOST_DEFINE_ENUM_CLASS(AuditStanding, head, presiding_deputy, acting_head, named_by_committee, not_subject)

struct FormInspectionTeam {
  Document plan;
  std::vector<TeamMember> members;
  AuditStanding audit_standing = AuditStanding::head;
  std::optional<CivilDate> presiding_since;  // presiding_deputy: since when
  RENMIAN_COMMAND(FormInspectionTeam, "form_inspection_team", "组成考察组", "Form the inspection team", "组织部",
                  "Organization department", (plan, members, audit_standing, presiding_since))
};

BOOST_DEFINE_ENUM_CLASS(NoticeContent, target_and_post, team_and_contact, inspection_period, inspection_scope,
                        complaint_channels)
struct PublishInspectionNotice {
  Document notice;
  Line scope;
  CivilDate published_on;
  CivilDate until;  // last day of the period the notice gives
  std::vector<NoticeContent> contents;
  RENMIAN_COMMAND(PublishInspectionNotice, "publish_inspection_notice", "发布考察预告", "Publish the inspection notice",
                  "考察组", "Inspection team", (notice, scope, published_on, until, contents))
};

// One of the three bodies of the target's own unit, as heard by the team (R2019 Art. 31, first paragraph).
struct UnitOpinion {
  Document opinion;
  bool affects_use = true;
  BOOST_DESCRIBE_CLASS(UnitOpinion, (), (opinion, affects_use), (), ())
};
struct RecordUnitOpinions {
  std::optional<UnitOpinion> personnel_section;
  std::optional<UnitOpinion> unit_discipline;
  std::optional<UnitOpinion> party_organization;
  RENMIAN_COMMAND(RecordUnitOpinions, "record_unit_opinions", "所在单位有关机构意见",
                  "Record the opinions of the unit's own bodies", "考察组", "Inspection team",
                  (personnel_section, unit_discipline, party_organization))
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

// The audit of the target's present post, where one is needed before the promotion.
struct RecordAuditResult {
  Document result;
  RENMIAN_CONFIRMATION(RecordAuditResult, "record_audit_result", "经济责任审计结果",
                       "Record the result of the economic responsibility audit", "审计局", "Audit office", (result))
};

struct RecordFeedback {
  CivilDate held_on;
  Line unit_leader;  // principal leader of the unit to whom it was given
  Paragraph views;   // as exchanged
  Document document;
  RENMIAN_COMMAND(RecordFeedback, "record_feedback", "反馈考察情况", "Give feedback on the inspection", "考察组",
                  "Inspection team", (held_on, unit_leader, views, document))
};

// 换届: persons who newly enter a Party or government body are publicized while they are inspected. Record only.
struct RecordInspectionPublicity {
  Document notice;
  Line scope;
  CivilDate posted_on;
  CivilDate taken_down_on;
  Paragraph result;
  RENMIAN_COMMAND(RecordInspectionPublicity, "record_inspection_publicity", "换届新提名人选公示",
                  "Record the publicity during the inspection", "组织部", "Organization department",
                  (notice, scope, posted_on, taken_down_on, result))
};

// The contents of the material (R2019 Art. 32).
BOOST_DEFINE_ENUM_CLASS(MaterialPart, performance, shortcomings, recommendation_and_talks, check_conclusions)
struct CompleteInspection {
  Document material;
  Count talks_held;
  std::vector<Line> signed_by;  // staff numbers
  std::vector<CircleClass> talked_with;
  std::vector<OmittedClass> omitted;
  std::vector<MaterialPart> parts;
  RENMIAN_COMMAND(CompleteInspection, "complete_inspection", "完成考察材料", "Complete the inspection material",
                  "考察组", "Inspection team", (material, talks_held, signed_by, talked_with, omitted, parts))
};

struct ReturnToInspection {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToInspection, "return_to_inspection", "退回考察", "Return to the inspection", "组织部",
                  "Organization department", (reason))
};

struct InspectionFacts {
  std::optional<FormInspectionTeam> team;
  std::optional<PublishInspectionNotice> inspection_notice;
  std::optional<RecordUnitOpinions> unit_opinions;
  std::optional<RecordIntegrityOpinion> integrity;
  std::optional<RecordAuditResult> audit_result;
  std::optional<RecordFeedback> feedback;
  std::optional<RecordInspectionPublicity> inspection_publicity;
  std::optional<CompleteInspection> inspection;
  BOOST_DESCRIBE_CLASS(InspectionFacts, (),
                       (team, inspection_notice, unit_opinions, integrity, audit_result, feedback, inspection_publicity,
                        inspection),
                       (), ())
};

}  // namespace renmian::appointment
