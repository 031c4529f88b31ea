// 挂职锻炼: it is no appointment; it has a period; it is appraised (CSL Art. 72; regulation reference 4.3).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// The personnel relation stays with the home organ, and no quota of the host is taken.
struct SecRelation {
  static constexpr GateInfo info{.id = "sec-relation",
                                 .title = {"不改变人事关系、不占职数", "No change of personnel relation, no quota"},
                                 .source = "CSL Art. 72",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// One to two years, an extension included.
struct SecPeriod {
  static constexpr GateInfo info{.id = "sec-period",
                                 .title = {"挂职期限符合规定", "The period is within the limits"},
                                 .source = "local",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Appraised by the host, assessed by the home unit, both in the file.
struct SecAppraised {
  static constexpr GateInfo info{.id = "sec-appraised",
                                 .title = {"挂职已鉴定、考核并归档", "Appraised, assessed and filed"},
                                 .source = "local",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"挂职单位、派出单位", "Host and home units"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
