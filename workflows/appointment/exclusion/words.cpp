#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {
namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"concealment", {"瞒报个人有关事项", "Concealed personal matters"}},
  {"handling", {"处理方式", "How it was handled"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"admonished", {"诫勉", "Admonished"}},
  {"demoted", {"降职", "Demoted"}},
  {"disqualified_as_target", {"取消考察对象资格", "Disqualified as a target"}},
  {"removed_from_post", {"免职", "Removed from the post"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kExclusionWords{kMembers, kValues};

}  // namespace renmian::appointment
