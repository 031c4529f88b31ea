// The words of accounts.
#include <algorithm>
#include <array>

#include "workflows/account/procedure.hpp"
#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/words.hpp"

namespace renmian::account {
namespace {

using appointment::title_in;
using appointment::Titled;

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"acts", {"限于办理", "Only these acts"}},
  {"cases", {"限于事项", "Only these cases"}},
  {"decided", {"已批复", "Decided"}},
  {"disabling_proposed_by", {"提请停用人", "Disabling proposed by"}},
  {"from", {"自", "From"}},
  {"granted_by", {"授权人", "Granted by"}},
  {"grants", {"权限", "Rights"}},
  {"highest_level", {"至多职务层次", "Up to this level"}},
  {"kind", {"账号类别", "Kind of account"}},
  {"login", {"登录名（工号）", "Login (staff number)"}},
  {"name", {"姓名", "Name"}},
  {"number", {"序号", "Number"}},
  {"person", {"登记中的人员", "Person in the register"}},
  {"proposal", {"建议序号", "Number of the proposal"}},
  {"proposals", {"授权建议", "Proposals"}},
  {"proposed_by", {"建议人", "Proposed by"}},
  {"reason", {"原因", "Reason"}},
  {"refused_because", {"不予授权的原因", "Why it was refused"}},
  {"right", {"权限序号", "Number of the right"}},
  {"role", {"岗位", "Role"}},
  {"state", {"状态", "State"}},
  {"unit", {"单位", "Unit"}},
  {"unknown_number", {"查无序号", "Number that nothing bears"}},
  {"until", {"至", "Until"}},
  {"withdrawn_on", {"收回日期", "Withdrawn on"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"active", {"可用", "Active"}},
  {"closed", {"已注销", "Closed"}},
  {"disabled", {"已停用", "Disabled"}},
  {"person", {"个人", "Person"}},
  {"service", {"服务", "Service"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

Words Account::vocabulary(std::string_view member) {
  const auto* own = title_in(kMembers, member);
  return own != nullptr ? *own : appointment::CadreCase::vocabulary(member);
}

Words Account::value_title(std::string_view code) {
  if (const auto* own = title_in(kValues, code)) return *own;
  if (const auto role = role_of(code)) return title_of(*role);
  return appointment::CadreCase::value_title(code);
}

}  // namespace renmian::account
