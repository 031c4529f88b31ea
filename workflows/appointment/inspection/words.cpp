// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"affects_use", {"影响使用", "Affects use"}},
  {"audit_result", {"经济责任审计结果", "Result of the economic responsibility audit"}},
  {"audit_standing", {"是否经济责任审计对象", "Standing for the economic responsibility audit"}},
  {"contents", {"预告内容", "Contents of the notice"}},
  {"declared_unrelated", {"声明与考察对象无亲属关系", "Declares not to be related to the target"}},
  {"feedback", {"反馈考察情况", "Feedback"}},
  {"inspection_publicity", {"换届新提名人选公示", "Publicity during the inspection"}},
  {"parts", {"考察材料内容", "Contents of the material"}},
  {"party_organization", {"机关党组织意见", "Organ Party organization's opinion"}},
  {"personnel_section", {"组织（人事）部门意见", "Personnel section's opinion"}},
  {"presiding_since", {"主持工作起始日期", "Presiding since"}},
  {"published_on", {"发布日期", "Published on"}},
  {"unit_discipline", {"所在单位纪检监察机构意见", "Opinion of the unit's discipline organ"}},
  {"unit_leader", {"单位主要领导", "Principal leader of the unit"}},
  {"unit_opinions", {"所在单位有关机构意见", "Opinions of the unit's own bodies"}},
  {"views", {"交换意见情况", "Views exchanged"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"acting_head", {"上级领导兼任正职、实际主持工作的副职", "Deputy who in fact runs the unit"}},
  {"check_conclusions", {"档案、个人有关事项、纪检监察意见和信访核查结论", "Conclusions of the four checks"}},
  {"complaint_channels", {"举报渠道", "Channels for complaints"}},
  {"inspection_period", {"考察时间", "Period of the inspection"}},
  {"inspection_scope", {"考察内容范围", "Scope of the inspection"}},
  {"named_by_committee", {"党委要求审计的人员", "Named by the Party committee"}},
  {"not_subject", {"不属于经济责任审计对象", "Not subject to the audit"}},
  {"performance", {"德能勤绩廉主要表现", "Main performance"}},
  {"presiding_deputy", {"主持工作的副职", "Deputy who presides"}},
  {"recommendation_and_talks", {"民主推荐、民主测评和谈话情况", "Recommendation, evaluation and talks"}},
  {"shortcomings", {"主要缺点和不足", "Main shortcomings"}},
  {"target_and_post", {"考察对象及现任职务", "Target and present post"}},
  {"team_and_contact", {"考察组成员及联系方式", "Team and how to reach it"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kInspectionWords{kMembers, kValues};

}  // namespace renmian::appointment
