// 考察: who inspects, whom they hear, what they write, and who signs for the unit (R2019 chapter 5). No waiver.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// 内设机构领导职务的考察可以简化: where the place has said so, no notice is required and any circle of talks will do.
bool inspection_is_simplified(const Facts& facts, const Policy& policy);

// At least two members, and a leader who is experienced and familiar with cadre work.
struct InsTeam2 {
  static constexpr GateInfo info{.id = "ins-team-2",
                                 .title = {"考察组由两名以上成员组成", "At least two members, with a qualified leader"},
                                 .source = "R2019 Art. 33",
                                 .mark = Mark::kO,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// No member of the team is related to the target: each declares it, and the register knows nothing else.
struct InsRecuse {
  static constexpr GateInfo info{
      .id = "ins-recuse",
      .title = {"考察组成员与考察对象无亲属关系", "No member of the team is related to the target"},
      .source = "R2014 Art. 56",
      .mark = Mark::kO,
      .confirmed_by = {"考察组", "Inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The notice was published in a suitable scope, says what it must, and gives time to answer.
struct InsNotice {
  static constexpr GateInfo info{.id = "ins-notice",
                                 .title = {"已在适当范围发布考察预告", "The inspection notice was published"},
                                 .source = "R2019 Art. 28",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"考察组", "Inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The talks reached the classes of the article.
struct InsTalks {
  static constexpr GateInfo info{
      .id = "ins-talks",
      .title = {"个别谈话覆盖规定范围", "The talks cover the classes of the article"},
      .source = "R2019 Arts. 29, 30",
      .mark = Mark::kM,
      .confirmed_by = {"考察组", "Inspection team"},
      .waiver = {"可在条文规定的范围内适当调整，写明理由", "Adjustable within the article, with the reason recorded"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Feedback was given to the principal leader of the unit, and views were exchanged.
struct InsFeedback {
  static constexpr GateInfo info{
      .id = "ins-feedback",
      .title = {"已向单位主要领导反馈并交换意见", "Feedback was given to the unit's leader, views exchanged"},
      .source = "R2019 Art. 28",
      .mark = Mark::kM,
      .confirmed_by = {"考察组", "Inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The team heard the unit's personnel section, its discipline organ and its Party organization: another matter than the
// opinion of the discipline organ at the level of the organization department (fan-3-discipline).
struct FanUnitOpinions {
  static constexpr GateInfo info{
      .id = "fan-unit-opinions",
      .title = {"已听取所在单位人事、纪检机构和机关党组织意见", "The unit's own bodies were heard by the team"},
      .source = "R2019 Art. 31(1)",
      .mark = Mark::kV,
      .confirmed_by = {"考察组", "Inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 先审后提: whoever must be audited for economic responsibility has been audited first.
struct FanAuditFirst {
  static constexpr GateInfo info{
      .id = "fan-audit-first",
      .title = {"需要经济责任审计的先行审计", "An economic responsibility audit, if needed, comes first"},
      .source = "R2019 Art. 31; AUD2019 Art. 4",
      .mark = Mark::kV,
      .confirmed_by = {"审计局", "Audit office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 双签字: the unit's concluding opinion on integrity, signed by its secretary and by its discipline secretary.
struct SignTwo {
  static constexpr GateInfo info{.id = "sign-two",
                                 .title = {"廉洁自律结论性意见“双签字”", "The integrity opinion bears both signatures"},
                                 .source = "R2019 Art. 31; 2016 Opinion",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"单位党委（党组）", "Unit Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The material has its four parts and the signature of every member of the team.
struct InsMaterial {
  static constexpr GateInfo info{
      .id = "ins-material",
      .title = {"考察材料内容完整、全体成员签字", "The material has four parts and all members' signatures"},
      .source = "R2019 Art. 32",
      .mark = Mark::kM,
      .confirmed_by = {"考察组", "Inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using InspectionDossier = mp::mp_list<AnyTime<RecordIntegrityOpinion>, AnyTime<RecordUnitOpinions>,
                                      AnyTime<RecordAuditResult>, AnyTime<RecordFeedback>>;

}  // namespace renmian::appointment
