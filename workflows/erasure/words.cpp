// The words of erasures.
#include <algorithm>
#include <array>

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/words.hpp"
#include "workflows/erasure/procedure.hpp"

namespace renmian::erasure {
namespace {

using appointment::Titled;

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"approved_on", {"批准日期", "Approved on"}},
  {"approver", {"批准人", "Approved by"}},
  {"carried_out", {"执行", "Execution"}},
  {"case_id", {"事项编号", "Case"}},
  {"cases", {"所涉事项", "Cases"}},
  {"entries", {"日志条目", "Log entries"}},
  {"handler", {"申请人", "Requested by"}},
  {"over", {"已办结", "Over"}},
  {"reason", {"原因", "Reason"}},
  {"rejected_because", {"不予销毁的原因", "Why it was rejected"}},
  {"requested", {"申请", "Request"}},
  {"rule", {"依据", "Rule"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));

}  // namespace

Words Erasure::vocabulary(std::string_view member) {
  const auto* own = appointment::title_in(kMembers, member);
  return own != nullptr ? *own : appointment::CadreCase::vocabulary(member);
}

Words Erasure::value_title(std::string_view code) { return appointment::CadreCase::value_title(code); }

}  // namespace renmian::erasure
