// The words that this subject alone uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"filing", {"备案文件", "Filing"}},
  {"needed", {"须备案", "Filing is needed"}},
  {"probation_filing", {"试任前备案", "Filing before the trial"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

const WordList kFormalitiesWords{kMembers, {}};

}  // namespace renmian::appointment
