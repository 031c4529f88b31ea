// 上会审核: the eight situations in which a candidate must not be put to the meeting (R2019 Art. 36/37). Where a rule
// of 凡提四必 or 三个不上会 decides the same thing, its check is asked.
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Recommendation or inspection not done as required.
struct NoagendaProcedure {
  static constexpr GateInfo info{
      .id = "noagenda-procedure",
      .title = {"推荐、考察不符合规定的不上会", "Recommendation and inspection were done as required"},
      .source = "R2019 Art. 36/37; Code2016",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The unit gave no concluding opinion on integrity, or the discipline organ has not answered or has another opinion.
struct NoagendaIntegrity {
  static constexpr GateInfo info{
      .id = "noagenda-integrity",
      .title = {"廉洁意见缺失或不一致的不上会", "The unit and the discipline organ agree on integrity"},
      .source = "R2019 Art. 36/37",
      .mark = Mark::kM,
      .confirmed_by = {"干部科、干部监督科", "Cadre and supervision sections"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Personal matters not verified, or problems found in them not yet cleared.
struct NoagendaPersonal {
  static constexpr GateInfo info{
      .id = "noagenda-personal",
      .title = {"个人有关事项未查核清楚的不上会", "Personal matters are verified and cleared"},
      .source = "R2019 Art. 36/37; Code2016",
      .mark = Mark::kM,
      .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A specific, checkable complaint not yet investigated.
struct NoagendaComplaint {
  static constexpr GateInfo info{
      .id = "noagenda-complaint",
      .title = {"线索具体的信访举报未查清的不上会", "Checkable complaints have been investigated"},
      .source = "R2019 Art. 36/37; Code2016",
      .mark = Mark::kM,
      .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// An item of the personnel file doubtful and not cleared.
struct NoagendaFile {
  static constexpr GateInfo info{.id = "noagenda-file",
                                 .title = {"档案存疑未查清的不上会", "No item of the personnel file is doubtful"},
                                 .source = "R2019 Art. 36/37; Code2016",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"干部科、干部监督科", "Cadre and supervision sections"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A major problem found by an inspection tour or an audit, not concluded.
struct NoagendaInspectionAudit {
  static constexpr GateInfo info{.id = "noagenda-inspection-audit",
                                 .title = {"巡视巡察、审计发现重大问题未有结论的不上会",
                                           "Major problems found by inspection tours or audits are concluded"},
                                 .source = "R2019 Art. 36/37",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The superior not reported to as required, or reported to and not in agreement.
struct NoagendaReport {
  static constexpr GateInfo info{
      .id = "noagenda-report",
      .title = {"应报告未报告或未经批复同意的不上会", "The superior was reported to and has approved"},
      .source = "R2019 Art. 36/37; Code2016",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Otherwise unfit, as somebody judged and recorded.
struct NoagendaOther {
  static constexpr GateInfo info{.id = "noagenda-other",
                                 .title = {"其他不宜提交会议讨论的不上会", "Not otherwise unfit for the meeting"},
                                 .source = "R2019 Art. 36/37",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"干部科、干部监督科", "Cadre and supervision sections"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
