// The words of this subject's commands and facts that no other subject uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"asked_until", {"征求意见完成日期", "Opinions received by"}},
  {"for_plenary", {"由全委会票决", "The plenary votes"}},
  {"invalid", {"无效票", "Invalid papers"}},
  {"issued_to", {"领取选票的成员", "Papers issued to"}},
  {"members_asked", {"已征求意见的委员数", "Members asked"}},
  {"naming_others", {"另选他人的选票", "Papers naming somebody else"}},
  {"observers", {"列席人员", "Observers"}},
  {"papers", {"选票收发情况", "Papers issued and returned"}},
  {"plenary_basis", {"核定依据", "Basis"}},
  {"plenary_scope", {"是否由全委会票决", "Whether the plenary votes"}},
  {"plenary_urgency", {"闭会期间征求委员意见", "Opinions asked between plenaries"}},
  {"returned", {"收回选票", "Papers returned"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"committee", {"党委（党组）会议", "Meeting of the Party committee"}},
  {"dept_meeting", {"部务会", "Department meeting"}},
  {"npc_sc", {"人大常委会会议", "Standing committee of the people's congress"}},
  {"plenary", {"全委会", "Plenary of the Party committee"}},
  {"standing_committee", {"常委会", "Standing committee of the Party committee"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

extern const WordList kDecisionWords{kMembers, kValues};

}  // namespace renmian::appointment
