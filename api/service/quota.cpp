#include "api/service/quota.hpp"

#include <algorithm>
#include <set>

#include "api/service/may.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

constexpr std::size_t kPage = 500;
constexpr int kMostAttempts = 100;

// Whether a case that stands here is promised a vacancy.
bool is_promised(const CaseRow& row, const Catalogue& catalogue) {
  const auto* procedure = catalogue.procedure(row.about.procedure, row.about.procedure_version);
  return procedure != nullptr && vacancy_at(*procedure, split_position(row.position)) == Vacancy::kReserved;
}

std::vector<CaseId> promised_cases(Desk& desk, const QuotaLine& line) {
  std::set<PostId> posts;
  for (const auto& post : desk.store().posts()) {
    if (post.unit == line.unit && post.level == line.level) posts.insert(post.id);
  }
  std::vector<CaseId> promised;
  CaseQuery query;
  query.limit = kPage;
  for (;;) {
    const auto rows = desk.store().cases(query);
    for (const auto& row : rows) {
      if (posts.contains(row.about.post) && is_promised(row, desk.catalogue())) promised.push_back(row.about.id);
    }
    if (rows.size() < kPage) return promised;
    query.after = rows.back().about.id;
  }
}

std::string checkpoint_of(const std::optional<LogHead>& head) { return head ? head->checkpoint : std::string{}; }

// The cases for which none is left. That no case moved between the reading and the lock shows in the head of the log.
std::vector<CaseId> reserve(Desk& desk, const QuotaLine& line, const std::vector<CaseId>& cases) {
  if (cases.empty()) return {};
  auto& store = desk.store();
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const auto seen = checkpoint_of(store.head());
    std::vector<QuotaMove> moves;
    for (const auto& id : cases) {
      const auto row = store.case_row(id);
      if (row && is_promised(*row, desk.catalogue())) moves.push_back({id, line.unit, line.level, QuotaStep::kReserve});
    }
    const auto work = store.begin();
    if (checkpoint_of(work->lock_head()) != seen) continue;
    const auto got = work->move_quota(moves);
    work->commit();
    std::vector<CaseId> without;
    for (std::size_t i = 0; i < moves.size(); ++i) {
      if (!got[i]) without.push_back(moves[i].case_id);
    }
    return without;
  }
  throw Fault("too-busy", {"在办事项正被频繁修改，预留职数未完成，请稍后重新设置",
                           "cases are being changed too often to reserve for them; set the line again later"});
}

}  // namespace

boost::system::result<QuotaSet, Problems> set_quota(Desk& desk, const QuotaLine& line) {
  auto& store = desk.store();
  if (!store.unit(line.unit)) {
    return Problems{{"no-such-unit", "/unit", {"没有这个单位", "there is no such unit"}}};
  }
  store.save_quota({&line, 1});
  auto without = reserve(desk, line, promised_cases(desk, line));
  const auto standing = store.quota_standing(line.unit, line.level, {});
  if (!standing) throw Fault("store-failed", {"刚保存的职数缺失", "the quota line just saved is missing"});
  return QuotaSet{*standing, std::move(without)};
}

boost::system::result<QuotaSet, Problems> set_quota(Desk& desk, const QuotaLine& line, const Actor& actor) {
  const Subject subject{.unit = line.unit, .level = line.level};
  if (auto lacking = lacks_right(desk, actor, "quota.set", subject)) return Problems{*lacking};
  return set_quota(desk, line);
}

boost::json::object quota_view(const QuotaStanding& standing) {
  auto view = write_described(standing.line).get_object();
  view["reserved"] = standing.reserved;
  view["vacant"] = standing.vacant();
  return view;
}

boost::json::object quota_view(const QuotaSet& set) {
  auto view = quota_view(set.standing);
  view["over_quota"] = write_described(set.over_quota);
  return view;
}

}  // namespace renmian
