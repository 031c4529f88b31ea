// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"authority_entry", {"干部管理权限目录条目", "Entry in the authority list"}},
  {"conditions_above_standard", {"条件高于规定资格", "Conditions above the standard qualifications"}},
  {"conditions_consent", {"上级组织部门同意所设条件的文件", "Superior's consent to the conditions"}},
  {"managed_by", {"管理层级", "Managed by"}},
  {"recused_staff", {"已回避人员编号", "Staff numbers of those recused"}},
  {"selection", {"公开选拔、竞争上岗", "Open selection or competition"}},
  {"signing_head", {"签字的组织部长", "Head who signed"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"competition", {"竞争上岗", "Competition for posts"}},
  {"open_selection", {"公开选拔", "Open selection"}},
  {"own", {"本级", "This level"}},
  {"superior", {"上级", "The superior level"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kMotionWords{kMembers, kValues};

}  // namespace renmian::appointment
