// The words of meetings; what a meeting and a case both record has its words with the case.
#include <algorithm>
#include <array>

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/words.hpp"
#include "workflows/meeting/procedure.hpp"

namespace renmian::meeting {
namespace {

using appointment::title_in;
using appointment::Titled;

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"agenda", {"议程", "Agenda"}},
  {"announced_on", {"通知日期", "Announced on"}},
  {"because", {"原因", "Reason"}},
  {"body", {"开会的组织", "Body that meets"}},
  {"cancelled", {"会议取消", "Cancellation"}},
  {"candidate_member", {"候补委员", "Candidate member"}},
  {"case_id", {"事项编号", "Case"}},
  {"chair", {"主持人", "Chair"}},
  {"closing", {"会议结束", "Close of the meeting"}},
  {"concerning", {"所更正的记录", "Record corrected"}},
  {"correction", {"更正内容", "How it should read"}},
  {"corrections", {"更正说明", "Corrections"}},
  {"item_number", {"议题编号", "Number of the item"}},
  {"items", {"议题", "Items"}},
  {"opened", {"会议", "Meeting"}},
  {"opinions", {"成员意见", "Opinions of the members"}},
  {"outcome", {"表决结果", "Outcome"}},
  {"overturned", {"经复议撤销的结果", "Results that were reconsidered"}},
  {"planned_on", {"计划日期", "Planned for"}},
  {"postponed_because", {"暂缓表决的原因", "Why the vote was postponed"}},
  {"reconsidered", {"复议", "Reconsiderations"}},
  {"recused", {"回避成员", "Recused members"}},
  {"results", {"表决结果", "Results"}},
  {"roll", {"签到", "Roll"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"adopt", {"通过", "Adopted"}},
  {"postpone", {"暂缓表决", "Postponed"}},
  {"reject", {"未通过", "Rejected"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

Words Meeting::vocabulary(std::string_view member) {
  const auto* own = title_in(kMembers, member);
  return own != nullptr ? *own : appointment::CadreCase::vocabulary(member);
}

Words Meeting::value_title(std::string_view code) {
  const auto* own = title_in(kValues, code);
  return own != nullptr ? *own : appointment::CadreCase::value_title(code);
}

}  // namespace renmian::meeting
