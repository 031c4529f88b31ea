// The words of the system's own records.
#include <algorithm>
#include <array>

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/words.hpp"
#include "workflows/system/procedure.hpp"

namespace renmian::system_day {
namespace {

using appointment::title_in;
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
  {"from", {"来源地址", "From address"}},
  {"from_size", {"恢复前条数", "Size before"}},
  {"gates", {"未满足的关口", "Gates not met"}},
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
  {"runs", {"启停次数", "Starts and stops"}},
  {"scope", {"范围", "Scope"}},
  {"sign_ins", {"登录记录数", "Sign-ins"}},
  {"size", {"日志条数", "Size of the log"}},
  {"subject", {"所涉人员", "Person concerned"}},
  {"times", {"次数", "Times"}},
  {"to_size", {"恢复后条数", "Size after"}},
  {"version", {"程序版本", "Version of the program"}},
  {"what", {"内容", "What"}},
  {"with_payloads", {"含个人信息", "With personal content"}},
  {"zh", {"中文说明", "In Chinese"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"backed_up", {"已备份", "Backed up"}},
  {"batches", {"批次", "Batches"}},
  {"calendar", {"日历", "Calendar"}},
  {"case_file", {"事项材料", "File of a case"}},
  {"certificate_loaded", {"已换证书", "Certificate loaded"}},
  {"delegations", {"委托", "Delegations"}},
  {"document", {"文件", "Document"}},
  {"documents", {"文件登记", "Documents"}},
  {"ended", {"会话被结束", "Session ended"}},
  {"form", {"任免审批表", "Appointment form"}},
  {"kin", {"亲属关系", "Kin"}},
  {"password_set", {"设置密码", "Password set"}},
  {"person", {"人员信息", "Person"}},
  {"person_records", {"人员记录", "Records of persons"}},
  {"persons", {"人员", "Persons"}},
  {"policy_loaded", {"已载入政策参数", "Policy loaded"}},
  {"posts", {"职位", "Posts"}},
  {"proved_again", {"再次验证身份", "Proved again"}},
  {"quota", {"职数", "Quota"}},
  {"record", {"人员记录", "Record"}},
  {"refused", {"登录被拒", "Refused"}},
  {"second_factor_removed", {"撤销第二因素", "Second factor removed"}},
  {"second_factor_set", {"设置第二因素", "Second factor set"}},
  {"signed_in", {"登录", "Signed in"}},
  {"signed_out", {"退出", "Signed out"}},
  {"slowed_down", {"登录被限速", "Slowed down"}},
  {"started", {"启动", "Started"}},
  {"stopped", {"停止", "Stopped"}},
  {"subscriptions", {"订阅", "Subscriptions"}},
  {"token_issued", {"发放令牌", "Token issued"}},
  {"token_revoked", {"撤销令牌", "Token revoked"}},
  {"units", {"单位", "Units"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

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
