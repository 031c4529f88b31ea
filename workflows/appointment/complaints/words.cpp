// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"assigned", {"调查人员指定", "As assigned"}},
  {"back_trace_needed", {"须倒查选任过程", "The whole process is to be re-examined"}},
  {"bodies", {"调查单位", "Bodies that investigate"}},
  {"complaint_subject", {"反映内容", "What it is about"}},
  {"concluded_by", {"办结人", "Concluded by"}},
  {"discipline_matter", {"涉及违纪", "A matter of discipline"}},
  {"false_accusation", {"诬告陷害", "False accusation"}},
  {"investigators", {"调查人员", "Investigators"}},
  {"received_at", {"收到时所处环节", "Received while in"}},
  {"register_number", {"登记编号", "Number in the register"}},
  {"report_to_congress", {"向人大报告", "Report to the people's congress"}},
  {"serious_nature", {"性质严重", "Serious in its nature"}},
  {"triaged", {"甄别情况", "As sorted"}},
});
constexpr auto kValues = std::to_array<Titled>({
  {"after_appointment", {"任职后", "After the appointment"}},
  {"agenda_gate", {"上会审核", "Check before the meeting"}},
  {"cadre_section", {"干部科", "Cadre section"}},
  {"congress", {"待人大表决", "Waiting for the people's congress"}},
  {"message_12380", {"12380 举报短信", "Message 12380"}},
  {"probation", {"试用期", "Probation"}},
  {"publicity", {"任前公示", "Publicity"}},
  {"recommendation", {"民主推荐", "Recommendation"}},
  {"supervision_section", {"干部监督科", "Supervision section"}},
  {"unit_complained_about", {"被反映的单位", "Unit complained about"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kComplaintsWords{kMembers, kValues};

}  // namespace renmian::appointment
