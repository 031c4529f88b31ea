#include "api/service/case_access.hpp"

#include <algorithm>
#include <array>

#include "engine/procedure/position.hpp"

namespace renmian {

Subject subject_of(const CaseRow& row) {
  const auto& about = row.about;
  Subject subject{.case_id = about.id,
                  .procedure = about.procedure,
                  .state = split_position(row.position).state,
                  .unit = about.unit,
                  .level = about.level};
  if (about.person != PersonId{}) subject.person = about.person;
  return subject;
}

boost::system::result<CaseRow, Problem> case_for(Desk& desk, CaseId id, const Actor& actor, std::string_view act) {
  const auto row = desk.store().case_row(id);
  if (!row) return no_such_case();
  if (auto lacking = lacks_right(desk, actor, act, subject_of(*row))) return std::move(*lacking);
  return *row;
}

std::vector<CaseRow> cases_shown(Desk& desk, CaseQuery query, const Actor& actor) {
  constexpr std::string_view kSee = "case.see";
  if (desk.access() == nullptr) return desk.store().cases(query);
  // Of what is no cadre case rights do not go by units, and `visible` does not tell.
  constexpr std::array kOthers{"system_", "account_", "erasure_", "meeting_"};
  const auto names_others = [&](std::string_view prefix) {
    return query.position && query.position->starts_with(prefix);
  };
  if (std::ranges::none_of(kOthers, names_others))
    query.visible = desk.access()->visible(actor, kSee, desk.clock().now());
  std::vector<CaseRow> shown;
  for (;;) {
    auto rows = desk.store().cases(query);
    for (auto& row : rows) {
      if (shown.size() < query.limit && !lacks_right(desk, actor, kSee, subject_of(row))) shown.push_back(row);
    }
    if (rows.size() < query.limit || shown.size() == query.limit) return shown;
    query.after = rows.back().about.id;
  }
}

}  // namespace renmian
