// 任职回避、兼职: relatives, area, and offices that the law forbids to hold together (CSL Arts. 74, 75; 2006 rules).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Kinship and area avoidance. The province may vary the rule on relatives at work, nothing else of it.
struct AvoidKin {
  static constexpr GateInfo info{
      .id = "avoid-kin",
      .title = {"符合任职回避、地域回避规定", "Kinship and area avoidance"},
      .source = "CSL 74, 75",
      .mark = Mark::kV,
      .confirmed_by = {"组织部", "Organization department"},
      .waiver_authority = "provincial_civil_service",
      .waiver = {"因地域或者工作性质特殊，省级以上公务员主管部门另有规定",
                 "Area or special work, by rule of the provincial civil-service authority or above"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Offices that must not be held together have been resigned.
struct SepNotConcurrent {
  static constexpr GateInfo info{.id = "sep-not-concurrent",
                                 .title = {"没有法律规定不得兼任的职务", "No office that law forbids to hold together"},
                                 .source = "辞职规定 Art. 7",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
