// 离任: two different institutions, neither a step of every departure. Which of them the place applies is policy; one
// that it applies is recorded with its result, or as not applicable to this person with the reason.
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// `record`: RecordDepartureInspection or RecordEconomicAudit.
template <class Record>
Verdict departure_record(const std::optional<Record>& record, bool applies_here) {
  if (!applies_here) {
    return Verdict::met(Text{"本地政策不适用此项制度", "by local policy this institution does not apply"});
  }
  if (!record) {
    return Verdict::unmet(
        Text{"缺少结果，也没有不适用的记录", "neither a result nor that it does not apply is recorded"});
  }
  if (record->applies) {
    return record->result ? Verdict::met()
                          : Verdict::unmet(Text{"缺少结果文件", "the document of the result is missing"});
  }
  return record->not_applicable_because
             ? Verdict::met(about({"不适用", "not applicable"}, *record->not_applicable_because))
             : Verdict::unmet(Text{"缺少不适用的理由", "the reason why it does not apply is missing"});
}

// 干部选拔任用工作职责离任检查: how the person, a Party secretary, chose others.
struct DepInspection {
  static constexpr GateInfo info{.id = "dep-inspection",
                                 .title = {"选人用人离任检查", "Departure inspection of selection work"},
                                 .source = "DEP2010",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"上级组织部", "Superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 经济责任审计: the economic stewardship of a principal leader.
struct DepAudit {
  static constexpr GateInfo info{.id = "dep-audit",
                                 .title = {"经济责任审计", "Economic responsibility audit"},
                                 .source = "AUD2019 Art. 4",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"审计局", "Audit office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
