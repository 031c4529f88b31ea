// 报批: what is submitted is complete, and what the superior must approve is approved (R2019 Art. 40).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// The seven documents, less those of a recommendation or an inspection that does not apply to the case.
struct SubDocs {
  static constexpr GateInfo info{.id = "sub-docs",
                                 .title = {"报批材料齐全", "The documents submitted are complete"},
                                 .source = "R2014 Art. 39",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A post that the superior manages goes on after the decision only with its approval.
struct SubApproved {
  static constexpr GateInfo info{.id = "sub-approved",
                                 .title = {"上级管理的职务已经批复同意", "A post the superior manages is approved"},
                                 .source = "R2019 Art. 40",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"上级组织部", "Superior organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
