#include "tests/exploration/system_course.hpp"

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

}  // namespace renmian::exploration
