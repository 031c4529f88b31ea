#include "api/service/case_lists.hpp"

#include "api/service/case_access.hpp"

namespace renmian {
namespace {

constexpr std::string_view kSee = "case.see";

}  // namespace

std::optional<Visible> visible_to(Desk& desk, const Actor& actor) {
  if (desk.access() == nullptr) return std::nullopt;
  return desk.access()->visible(actor, kSee, desk.clock().now());
}

boost::system::result<std::vector<CaseRow>, Problem> list_cases(Desk& desk, const Actor& actor, CaseQuery query) {
  if (auto lacking = lacks_right(desk, actor, "case.list")) return std::move(*lacking);
  query.visible = visible_to(desk, actor);
  std::vector<CaseRow> rows;
  for (bool more = true; more && rows.size() < query.limit;) {
    const auto page = desk.store().cases(query);
    more = page.size() == query.limit;
    for (const auto& row : page) {
      if (rows.size() < query.limit && !lacks_right(desk, actor, kSee, subject_of(row))) rows.push_back(row);
    }
    if (more) query.after = page.back().about.id;
  }
  return rows;
}

}  // namespace renmian
