// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"
#include "workflows/appointment/recommendation/circle.hpp"

namespace renmian::appointment {

struct InspectionPolicy {
  Whole<2, 20> inspection_team_minimum{2};
  bool team_leader_must_be_experienced = true;
  Whole<1, 60> inspection_notice_days{1};
  Circle talk_circle_leading_body{CircleClass::party_committee,        CircleClass::congress_government_cppcc,
                                  CircleClass::discipline_supervision, CircleClass::court_procuratorate,
                                  CircleClass::unit_leaders,           CircleClass::internal_leaders,
                                  CircleClass::subordinate_heads};
  Circle talk_circle_department{CircleClass::superior_leaders, CircleClass::unit_leaders, CircleClass::internal_leaders,
                                CircleClass::subordinate_heads};
  bool simplified_inspection_of_internal_posts = false;
  Whole<1, 12> audit_after_presiding_months{12};
  BOOST_DESCRIBE_CLASS(InspectionPolicy, (),
                       (inspection_team_minimum, team_leader_must_be_experienced, inspection_notice_days,
                        talk_circle_leading_body, talk_circle_department, simplified_inspection_of_internal_posts,
                        audit_after_presiding_months),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"inspection_team_minimum",      "ins-team-2",           Mark::kO, {"考察组最少人数", "fewest members of an inspection team"}},
    {"team_leader_must_be_experienced", "ins-team-2",        Mark::kO, {"考察组负责人须有考察经验", "the team leader must be experienced"}},
    {"inspection_notice_days",       "ins-notice",           Mark::kM, {"考察预告最少天数（含首尾两日；全国没有统一规定）", "fewest days of the inspection notice, first and last included (no national figure)"}},
    {"talk_circle_leading_body",     "ins-talks",            Mark::kM, {"考察地方领导班子成员的谈话范围（第二十九条）", "whom to hear on members of a local leading body (Art. 29)"}},
    {"talk_circle_department",       "ins-talks",            Mark::kM, {"考察工作部门领导成员的谈话范围（第三十条）；内设机构参照", "whom to hear on leaders of a department (Art. 30); internal posts likewise"}},
    {"simplified_inspection_of_internal_posts", "ins-talks", Mark::kV, {"内设机构领导职务考察可以简化：不要求考察预告，谈话范围从简", "inspections for internal posts may be simplified: no notice required, any circle of talks"}},
    {"audit_after_presiding_months", "fan-audit-first",      Mark::kV, {"主持工作的副职满多少个月须先审计（至多十二个月）", "months of presiding after which a deputy is audited (at most twelve)"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
