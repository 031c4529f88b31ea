// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"appointment_form", {"干部任免审批表", "Appointment form"}},
  {"discussion_record", {"讨论情况记录", "Record of the discussion"}},
  {"personnel_file", {"干部人事档案", "Personnel file"}},
  {"recommendation_results", {"民主推荐情况", "Results of the recommendation"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

const WordList kSubmissionWords{kMembers, {}};

}  // namespace renmian::appointment
