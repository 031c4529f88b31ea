// The words of the system's own records.
#include <algorithm>
#include <array>

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/words.hpp"
#include "workflows/system/procedure.hpp"

namespace renmian::system_day {
namespace {

using appointment::Titled;

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"account", {"账号", "Account"}},
  {"approved_by", {"批准人", "Approved by"}},
  {"at", {"时间", "At"}},
  {"by", {"操作人", "By"}},
  {"case_id", {"事项编号", "Case"}},
  {"checkpoint", {"检查点", "Checkpoint"}},
  {"code", {"代码", "Code"}},
  {"command", {"命令", "Command"}},
  {"continues", {"所接续的日志", "Log that is continued"}},
  {"day", {"日期", "Day"}},
  {"digest", {"摘要", "Digest"}},
  {"en", {"英文说明", "In English"}},
  {"entries", {"记录", "Entries"}},
  {"exports", {"导出次数", "Exports"}},
  {"findings", {"核查发现", "Findings"}},
  {"first", {"自（日志条目）", "From entry"}},
  {"first_at", {"首次时间", "First at"}},
  {"from_size", {"恢复前条数", "Size before"}},
  {"gates", {"未满足的关口", "Gates not met"}},
  {"granted", {"授予", "Granted"}},
  {"heartbeats", {"心跳次数", "Heartbeats"}},
  {"id", {"编号", "Id"}},
  {"kept_in", {"登记名称", "Register"}},
  {"last", {"至（日志条目）", "To entry"}},
  {"last_at", {"末次时间", "Last at"}},
  {"left_out", {"未沿用的记录", "Entries left out"}},
  {"log_index", {"日志条目", "Log entry"}},
  {"new_log", {"新日志", "New log"}},
  {"origin", {"日志名称", "Origin of the log"}},
  {"policy_changes", {"政策参数变更次数", "Changes of policy"}},
  {"procedure", {"流程", "Procedure"}},
  {"readings", {"查阅次数", "Reads"}},
  {"reason", {"原因", "Reason"}},
  {"refusals", {"拒绝次数", "Refusals"}},
  {"register_changes", {"登记变更次数", "Changes of registers"}},
  {"requested_by", {"申请人", "Requested by"}},
  {"restores", {"恢复次数", "Restores"}},
  {"role", {"角色", "Role"}},
  {"role_changes", {"角色变更次数", "Changes of roles"}},
  {"scope", {"范围", "Scope"}},
  {"size", {"日志条数", "Size of the log"}},
  {"subject", {"所涉人员", "Person concerned"}},
  {"times", {"次数", "Times"}},
  {"to_size", {"恢复后条数", "Size after"}},
  {"unit", {"单位", "Unit"}},
  {"what", {"内容", "What"}},
  {"with_payloads", {"含个人信息", "With personal content"}},
  {"zh", {"中文说明", "In Chinese"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"batches", {"批次", "Batches"}},
  {"delegations", {"委托", "Delegations"}},
  {"form", {"任免审批表", "Appointment form"}},
  {"kin", {"亲属关系", "Kin"}},
  {"person", {"人员信息", "Person"}},
  {"person_records", {"人员记录", "Records of persons"}},
  {"persons", {"人员", "Persons"}},
  {"posts", {"职位", "Posts"}},
  {"quota", {"职数", "Quota"}},
  {"record", {"人员记录", "Record"}},
  {"units", {"单位", "Units"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

const Words* title_in(std::span<const Titled> titles, std::string_view code) {
  const auto found = std::ranges::lower_bound(titles, code, {}, &Titled::code);
  return found != titles.end() && found->code == code ? &found->title : nullptr;
}

}  // namespace

Words SystemDay::vocabulary(std::string_view member) {
  const auto* own = title_in(kMembers, member);
  return own != nullptr ? *own : appointment::CadreCase::vocabulary(member);
}

Words SystemDay::value_title(std::string_view code) {
  const auto* own = title_in(kValues, code);
  return own != nullptr ? *own : appointment::CadreCase::value_title(code);
}

}  // namespace renmian::system_day
