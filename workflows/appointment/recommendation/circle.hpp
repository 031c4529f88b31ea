// 参加推荐、谈话的范围: the classes of people whom the articles name for recommendation and for inspection talks
// (R2019 Arts. 19, 21, 29, 30). The circle may be adjusted within the article: a class is left out with a reason.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/data/values.hpp"

namespace renmian::appointment {

BOOST_DEFINE_ENUM_CLASS(CircleClass, party_committee, congress_government_cppcc, discipline_supervision,
                        court_procuratorate, department_heads, lower_level_heads, non_party_leaders, superior_leaders,
                        unit_leaders, internal_leaders, subordinate_heads, internal_unit, others)

struct OmittedClass {
  CircleClass left_out = CircleClass::others;
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(OmittedClass, (), (left_out, reason), (), ())
};

using Circle = std::vector<CircleClass>;

Words name_of(CircleClass people);

// Each class of `required` that is neither `present` nor omitted with a reason, as a reason that begins with `what`.
std::vector<Text> lacking(Words what, const Circle& required, const Circle& present,
                          const std::vector<OmittedClass>& omitted);

}  // namespace renmian::appointment
