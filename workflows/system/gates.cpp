#include "workflows/system/gates.hpp"

namespace renmian::system_day {

Verdict SysProgram::check(const Facts&, const Given& given) {
  if (given.actor == nullptr || given.actor->auth == "program") return Verdict::met();
  return Verdict::unmet(Text{given.actor->id + " 不是程序，不能在此记录",
                             given.actor->id + " is not the program, and cannot record here"});
}

Verdict SysDay::check(const Facts& facts, const Given&) {
  if (facts.day) return Verdict::met();
  return Verdict::unmet(Text{"当日记录尚未开始", "the day has not been opened"});
}

Verdict SysTwoPersons::check(const Facts& facts, const Given&) {
  if (!facts.new_log) return Verdict::unmet(Text{"尚未写明申请人和批准人", "it is not said who asks and who approves"});
  const auto& requested_by = facts.new_log->requested_by.value;
  if (requested_by != facts.new_log->approved_by.value) return Verdict::met();
  return Verdict::unmet(
      Text{"申请人和批准人是同一人：" + requested_by, "the same person asks and approves: " + requested_by});
}

}  // namespace renmian::system_day
