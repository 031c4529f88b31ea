// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"assisting_opinion", {"协管方意见", "Opinion of the assisting side"}},
  {"assisting_request", {"书面征求协管方意见", "Assisting side asked"}},
  {"assisting_side", {"协管方", "Assisting side"}},
  {"classification", {"酝酿征求意见范围", "Who must be consulted"}},
  {"department_post", {"工作部门领导职务", "Post of a working department"}},
  {"dual_managed", {"双重管理", "Dual-managed"}},
  {"leader_asked", {"征求意见的分管领导", "Leader asked"}},
  {"letter_of_inquiry", {"征求意见函", "Letter asking for the opinion"}},
  {"non_party", {"非中共党员", "Not a member of the Party"}},
  {"parties_asked", {"征求意见的民主党派、工商联、无党派人士", "Democratic parties and others asked"}},
  {"settled_by", {"决定方", "Settled by"}},
  {"split_settlement", {"意见不一致的决定", "How the disagreement was settled"}},
  {"superior_leader", {"上级分管领导意见", "Opinion of the superior leader"}},
  {"united_front", {"统战部等方面意见", "Opinion of the united front department"}},
});
constexpr auto kValues = std::to_array<Titled>({
  {"managing_side", {"主管方", "Managing side"}},
  {"superior_od", {"上级组织部", "Superior organization department"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kDeliberationWords{kMembers, kValues};

}  // namespace renmian::appointment
