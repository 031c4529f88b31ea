#include "tests/support/waiting_procedure.hpp"

#include "engine/procedure/compiled.hpp"

namespace renmian::waiting {

std::vector<DueItem> Waiting::due(const Facts& facts, const Position& at, const Path& path, const Policy& policy,
                                  const WorkingDays& calendar) {
  std::vector<DueItem> items;
  if (path.empty() || at.standing != Standing::kActive) return items;
  const auto since = path.back().since;
  if (at.state == Voting::info.code && !facts.opinion) {
    items.push_back(
        {"opinion", DueItem::Kind::kWork, "give_opinion", "discipline_organ", "", since,
         day_if_known([&] { return calendar.add_working_days(since, static_cast<int>(policy.opinion_days)); }), 0});
  }
  if (at.state == Voting::info.code) {
    items.push_back({"vote_by", DueItem::Kind::kClock, "remind", "cadre_section", "", since, add_months(since, 1), 0});
  }
  if (at.state == Appointed::info.code) {
    for (int year = 1; year <= 3; ++year) {
      items.push_back({"look_back_" + std::to_string(year), DueItem::Kind::kClock, "remind", "cadre_section", "", since,
                       add_months(since, 12 * year), 0});
    }
  }
  return items;
}

const renmian::Procedure& compiled() {
  static const Compiled<Waiting> procedure;
  return procedure;
}

}  // namespace renmian::waiting
