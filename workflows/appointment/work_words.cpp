// The words of work items, clocks and corrections; see words.hpp.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"assignee", {"承办人", "Assignee"}},
  {"by", {"办理人", "By"}},
  {"clock", {"时限", "Clock"}},
  {"corrections", {"更正", "Corrections"}},
  {"data", {"更正后的内容", "Corrected data"}},
  {"deed", {"办理情况", "What was done"}},
  {"due", {"届满日期", "Last day"}},
  {"event", {"更正第几步", "Number of the step"}},
  {"fired", {"已提醒的时限", "Clocks noted"}},
  {"second_person", {"复核人", "Second person"}},
  {"steps", {"待办流转", "Course of the work"}},
  {"work", {"待办", "Work item"}},
});
constexpr auto kValues = std::to_array<Titled>({
  {"assigned", {"分派", "Assigned"}},
  {"handed_over", {"转办", "Handed over"}},
  {"recalled", {"撤回", "Recalled"}},
  {"urged", {"催办", "Urged"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

extern const WordList kWorkWords{kMembers, kValues};

}  // namespace renmian::appointment
