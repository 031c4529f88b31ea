#include "tests/exploration/system_course.hpp"

#include "workflows/account/commands.hpp"
#include "workflows/erasure/commands.hpp"
#include "workflows/system/commands.hpp"

namespace renmian::exploration {

std::vector<CaseStep> system_course(Timestamp started_at) {
  using namespace system_day;
  Course course(started_at);
  course.give(OpenDay{course.today()});
  course.give(RecordReading{{Reading{FilePart::form, {}, "ZZ-001", started_at}}});
  course.give(RecordRefusal{
      {Refused{.code = "gate-closed", .by = "ZZ-001", .command = "open", .gates = {"need"}, .times = 3}}});
  course.give(RecordPolicy{{PolicyChanged{"promote", "abcdef", "ZZ-002", started_at}}});
  course.give(Heartbeat{});
  course.on_day(2);
  course.give(CloseDay{});
  return course.take();
}

std::vector<CaseStep> erasure_course(Timestamp started_at) {
  using namespace erasure;
  Course course(started_at);
  course.give(RequestErasure{"干部人事档案保管期限", "保管期限届满", {{CaseId{}, true}}});
  course.on_day(1);
  course.give(ApproveErasure{});
  course.give(CarryOutErasure{"干部人事档案保管期限", {0, 1, 7}});
  return course.take();
}

std::vector<CaseStep> account_course(Timestamp started_at) {
  using namespace account;
  Course course(started_at);
  course.give(OpenAccount{.login = "zzb-101", .name = "示例一", .unit = "组织部", .reason = "新调入"});
  course.give(ProposeRight{.role = Role::cadre_section,
                           .from = course.today(),
                           .until = add_days(course.today(), 300),
                           .reason = "承办任免事项"});
  course.give(GrantRight{1});
  course.on_day(1);
  course.give(ProposeRight{
      .role = Role::file_room, .from = course.today(), .until = add_days(course.today(), 300), .reason = "兼管档案"});
  course.give(RefuseRight{2, "另有专人"});
  course.give(WithdrawRight{1, "调离"});
  course.give(ProposeDisabling{"调离"});
  course.give(ConfirmDisabling{});
  course.give(EnableAccount{"调回"});
  course.give(DisableAccount{"退休"});
  course.give(CloseAccount{"退休"});
  return course.take();
}

}  // namespace renmian::exploration
