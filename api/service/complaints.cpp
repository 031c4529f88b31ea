#include "api/service/complaints.hpp"

#include <algorithm>

#include "api/service/cadre_facts.hpp"
#include "api/service/due_shown.hpp"

namespace renmian {
namespace {

using appointment::Complaint;

constexpr std::string_view kList = "complaint.list";
constexpr std::string_view kRead = "complaint.read";

// The work item of a complaint is named by its number in the register.
constexpr std::string_view kItem = "complaint:";

ComplaintState state_of(const Complaint& complaint) {
  if (complaint.concluded) return ComplaintState::concluded;
  if (complaint.assigned) return ComplaintState::assigned;
  return complaint.triaged ? ComplaintState::sorted : ComplaintState::registered;
}

std::vector<ComplaintInCase> complaints_in(const LoadedCase& loaded, const WorkingDays& calendar) {
  const auto* facts = cadre_case_in(loaded);
  if (facts == nullptr) return {};
  const auto due = due_of(loaded, calendar);
  std::vector<ComplaintInCase> shown;
  for (const auto& complaint : facts->complaints) {
    const auto item = std::ranges::find(due, std::string(kItem) + complaint.register_number.value, &DueItem::code);
    shown.push_back({loaded.id, state_of(complaint), item == due.end() ? std::nullopt : item->due, complaint});
  }
  return shown;
}

}  // namespace

boost::system::result<std::vector<ComplaintInCase>, Problem> open_complaints(Desk& desk,
                                                                             std::optional<ComplaintPlace> after,
                                                                             std::size_t limit, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, kList)) return std::move(*lacking);
  DueQuery wanted;
  wanted.kind = DueItem::Kind::kWork;
  wanted.command = appointment::ConcludeComplaint::info.code;
  wanted.limit = limit;
  if (after) wanted.after = {after->first, std::string(kItem) + after->second};

  std::vector<ComplaintInCase> shown;
  std::vector<ComplaintInCase> of_case;
  for (const auto& [case_id, item] : due_shown(desk, std::move(wanted), actor, kRead)) {
    if (of_case.empty() || of_case.front().case_id != case_id) {
      const auto loaded = desk.load(case_id);
      if (loaded) of_case = complaints_in(*loaded, desk.calendar());
    }
    const auto number = std::string_view(item.code).substr(std::min(kItem.size(), item.code.size()));
    for (const auto& each : of_case) {
      if (each.case_id == case_id && each.complaint.register_number.value == number) shown.push_back(each);
    }
  }
  return shown;
}

boost::system::result<std::vector<ComplaintInCase>, Problem> complaints_of_case(Desk& desk, CaseId id,
                                                                                const Actor& actor) {
  if (const auto row = case_for(desk, id, actor, kRead); !row) return row.error();
  const auto loaded = desk.load(id);
  if (!loaded) return not_there();
  return complaints_in(*loaded, desk.calendar());
}

}  // namespace renmian
