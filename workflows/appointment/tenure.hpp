// 任期与交流: standing duties that bar no step, for the yearly list: ten years in a post, two terms in a post, fifteen
// years at a level (rot-10y, 交流规定 Art. 5; term-2, 任期规定 Arts. 3, 6, 7). Pure; any thread.
#pragma once

#include <vector>

#include "engine/base/text.hpp"
#include "engine/registry/person_record.hpp"

namespace renmian::appointment {

struct TenureWarning {
  std::string_view rule;  // rot-10y or term-2
  Text what;              // post or level, the periods counted
  CivilDate reached_on;   // since when the limit is reached
};

// What is reached on `today`. Leadership posts only; posts of the same title and unit are one post, and periods that
// touch or overlap count once.
std::vector<TenureWarning> tenure_warnings(const PersonRecord& record, CivilDate today);

}  // namespace renmian::appointment
