#include "workflows/appointment/recommendation/circle.hpp"

#include <algorithm>

#include "workflows/appointment/blank_text.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// clang-format off
Words name_of(CircleClass people) {
  switch (people) {
    case CircleClass::party_committee:           return {"党委成员", "members of the Party committee"};
    case CircleClass::congress_government_cppcc: return {"人大常委会、政府、政协领导成员", "leading members of the people's congress standing committee, government and CPPCC"};
    case CircleClass::discipline_supervision:    return {"纪委监委领导成员", "leaders of the discipline and supervision organs"};
    case CircleClass::court_procuratorate:       return {"法院、检察院主要领导成员", "heads of the court and the procuratorate"};
    case CircleClass::department_heads:          return {"党委、政府工作部门和群团组织主要领导成员", "heads of Party and government departments and mass organizations"};
    case CircleClass::lower_level_heads:         return {"下一级党委和政府主要领导成员", "heads of Party and government of the next lower level"};
    case CircleClass::non_party_leaders:         return {"民主党派、工商联主要领导成员和无党派代表人士", "leaders of the democratic parties and the federation of industry and commerce, non-party representatives"};
    case CircleClass::superior_leaders:          return {"上级领导机关有关领导成员", "the superior leaders responsible"};
    case CircleClass::unit_leaders:              return {"本单位领导成员", "leading members of the unit"};
    case CircleClass::internal_leaders:          return {"内设机构领导成员", "leaders of internal departments"};
    case CircleClass::subordinate_heads:         return {"直属单位主要领导成员", "heads of subordinate units"};
    case CircleClass::internal_unit:             return {"所在内设机构人员", "the members of the internal department"};
    case CircleClass::others:                    return {"其他需要参加的人员", "others as needed"};
  }
  return {};
}
// clang-format on

std::vector<Text> lacking(Words what, const Circle& required, const Circle& present,
                          const std::vector<OmittedClass>& omitted) {
  std::vector<Text> missing;
  for (const auto people : required) {
    if (std::ranges::find(present, people) != present.end()) continue;
    const auto reasoned = [&](const OmittedClass& o) { return o.left_out == people && !blank_like(o.reason.value); };
    if (std::ranges::any_of(omitted, reasoned)) continue;
    missing.push_back(about(what, name_of(people)));
  }
  return missing;
}

}  // namespace renmian::appointment
