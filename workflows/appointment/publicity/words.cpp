// The words that this subject alone uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"birth_month", {"出生年月", "Month of birth"}},
  {"candidate", {"人选基本情况", "Particulars of the candidate"}},
  {"contact", {"联系方式", "Contact"}},
  {"current_post", {"现任职务", "Current post"}},
  {"ethnicity", {"民族", "Ethnicity"}},
  {"native_place", {"籍贯", "Native place"}},
  {"political_status", {"政治面貌", "Political status"}},
  {"proposed_post", {"拟任职务", "Proposed post"}},
  {"sex", {"性别", "Sex"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

const WordList kPublicityWords{kMembers, {}};

}  // namespace renmian::appointment
