// 任前事项报告: what must be reported is reported, answered in writing and approved, exceptional promotions in good
// time; no answer is not an approval (Code2016; REP2010; R2019 Art. 35).
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Every matter that must be reported upward, listed or shown by the facts, has been reported and approved.
struct Sbsh3Report {
  static constexpr GateInfo info{
      .id = "sbsh-3-report",
      .title = {"应报告未报告或未经同意的不上会", "Reportable matters have been reported and approved"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A reported matter has a written reply, whatever it says; until then this tells since when it is awaited.
struct RepAnswered {
  static constexpr GateInfo info{.id = "rep-answered",
                                 .title = {"报告事项已有书面答复", "The prior report has a written reply"},
                                 .source = "REP2010; Q&A 33",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"上级组织部", "Superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The report states reason, principles, numbers, quota, sanctions, complaints and candidates.
struct RepContent {
  static constexpr GateInfo info{.id = "rep-content",
                                 .title = {"任前事项报告内容完整", "The prior report states all that it must"},
                                 .source = "REP2010; local",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// An exceptional promotion, also one that skips a level, was approved on a day before the decision.
struct ExcApproved {
  static constexpr GateInfo info{.id = "exc-approved",
                                 .title = {"破格提拔在决定前经上级同意", "Exceptional promotion approved in advance"},
                                 .source = "R2019 Art. 35; Q&A 33",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"上级组织部", "Superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Skipping a level, or an exceptional promotion without recommendation: approved on a day before the inspection team's
// plan.
struct ExcApprovedEarly {
  static constexpr GateInfo info{
      .id = "exc-approved-early",
      .title = {"越级提拔、破格且未经民主推荐的在考察前经上级同意",
                "Skipping a level, or exceptional without recommendation: approved before the inspection"},
      .source = "R2019 Art. 35; Q&A 33",
      .mark = Mark::kV,
      .confirmed_by = {"上级组织部", "Superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using PriorReportDossier = mp::mp_list<AnyTime<ListReportableMatters>>;

}  // namespace renmian::appointment
