// The words that this subject alone uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"appraisal", {"挂职单位鉴定", "Host's appraisal"}},
  {"arrival", {"报到", "Arrival"}},
  {"arrived_on", {"报到日期", "Arrived on"}},
  {"duties", {"工作分工", "Duties"}},
  {"extension", {"延长挂职", "Extension"}},
  {"file_checked_on", {"档案审核日期", "File checked on"}},
  {"filed", {"已归入档案", "In the personnel file"}},
  {"final_appraisal", {"期满鉴定", "Final appraisal"}},
  {"first_day", {"开始日期", "First day"}},
  {"home_assessment", {"派出单位考核", "Home unit's assessment"}},
  {"host_post", {"挂任职务", "Post with the host"}},
  {"last_day", {"截止日期", "Last day"}},
  {"mid_term", {"中期考核", "Mid-term assessment"}},
  {"personal_opinion", {"本人意见", "Opinion of the person"}},
  {"post_list", {"岗位清单", "List of posts"}},
  {"relation_changes", {"改变人事关系", "Personnel relation is moved"}},
  {"returned_on", {"返回日期", "Returned on"}},
  {"secondment", {"挂职安排", "Secondment"}},
  {"secondment_decision", {"选派决定", "Decision to second"}},
  {"secondment_rejection", {"不同意选派", "Secondment rejected"}},
  {"secondment_return", {"返回", "Return"}},
  {"secondment_talk", {"挂职谈话", "Talk before the secondment"}},
  {"secondment_task", {"挂职任务", "Task of the secondment"}},
  {"self_summary", {"本人总结", "The person's summary"}},
  {"takes_quota", {"占用挂职单位职数", "Takes a quota of the host"}},
  {"task", {"任务", "Task"}},
  {"unit_opinion", {"所在单位意见", "Opinion of the unit"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

const WordList kSecondmentWords{kMembers, {}};

}  // namespace renmian::appointment
