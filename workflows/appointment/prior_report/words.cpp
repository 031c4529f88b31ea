// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"candidate_table", {"附人选名册", "Table of candidates attached"}},
  {"complaints_handled", {"信访举报及处理情况", "Complaints and their handling"}},
  {"people_concerned", {"涉及人数", "Number of people"}},
  {"principles", {"原则", "Principles"}},
  {"quota_situation", {"职数情况", "Quota situation"}},
  {"report_content", {"报告内容", "Contents of the report"}},
  {"sanctions_affecting_use", {"影响使用的处分情况", "Sanctions affecting use"}},
  {"units_concerned", {"涉及单位数", "Number of units"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

const WordList kPriorReportWords{kMembers, {}};

}  // namespace renmian::appointment
