// 动议: the gates of the motion, and 不准任人唯亲, 不准突击提拔 (R2019 chapter 3; Code2016).
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// "不研判不启动": there is an analysis report, not older than the policy allows on the day of the start.
struct AnBeforeStart {
  static constexpr GateInfo info{.id = "an-before-start",
                                 .title = {"先分析研判后启动", "No start without a current analysis"},
                                 .source = "R2019 ch. 3; local",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The post lies within the body's cadre-management authority, as its entry in the authority list says.
struct AuthLevel {
  static constexpr GateInfo info{
      .id = "auth-level",
      .title = {"拟任职务在干部管理权限之内", "The post is within the cadre-management authority"},
      .source = "R2019 Arts. 6, 35",
      .mark = Mark::kO,
      .confirmed_by = {"组织部", "Organization department"},
      .waiver_authority = "superior_od",
      .waiver = {"上级组织部门授权办理", "Authorized by the superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The proposal states what the article asks for; open selection and competition keep to their limits.
struct MoContent {
  static constexpr GateInfo info{.id = "mo-content",
                                 .title = {"初步建议内容完整", "The proposal states all that it must"},
                                 .source = "R2019 ch. 3",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The secretary agreed; the head of the organization department signed, and the record is filed.
struct MoSignedRecord {
  static constexpr GateInfo info{
      .id = "mo-signed-record",
      .title = {"初步建议经书记同意、部长签字并归档", "The proposal is agreed, signed and filed"},
      .source = "Guangdong 2017",
      .mark = Mark::kS,
      .confirmed_by = {"组织部长", "Head of organization department"},
      .waiver = {"当地不要求签字归档的，由政策值规定", "Where no signed record is asked for, by policy value"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准临时动议": the motion came before the day of the deciding meeting, and so did the item of its agenda.
struct MoNoAdhoc {
  static constexpr GateInfo info{.id = "mo-no-adhoc",
                                 .title = {"不在决定会议上首次提出", "Not raised for the first time at the meeting"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"办公室", "Office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准任人唯亲": kinship is checked, and whoever is close to the candidate has recused themselves; a relative in the
// register of kin who proposed or signed, by name.
struct Wbz1Nepotism {
  static constexpr GateInfo info{.id = "wbz-1-nepotism",
                                 .title = {"不准任人唯亲", "No favouritism"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准突击提拔调整干部": not while institutions change, before the leader leaves, or on the eve of retirement.
struct Wbz2Rush {
  static constexpr GateInfo info{
      .id = "wbz-2-rush",
      .title = {"不准突击提拔调整干部", "No rushed promotion"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科", "Supervision section"},
      .waiver_authority = "superior_od",
      .waiver = {"按规定报告并经上级组织部门同意", "Reported as required, with the superior's consent"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using MotionDossier = mp::mp_list<AnyTime<RecordNepotismCheck>, AnyTime<RecordRushCheck>>;

}  // namespace renmian::appointment
