#include "adapters/store/sql/postgresql_quota.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/postgresql_lists.hpp"
#include "adapters/store/sql/statements_postgresql.hpp"

namespace renmian::sql {
namespace {

using Key = std::pair<UnitId, PostLevel>;

// Parts of the keys as parameters.
template <class Range, class KeyOf>
std::string units_of(const Range& range, const KeyOf& key_of) {
  return array_of(range, [&](const auto& element) { return to_string(key_of(element).first); });
}
template <class Range, class KeyOf>
std::string levels_of(const Range& range, const KeyOf& key_of) {
  return array_of(range, [&](const auto& element) { return code_of(key_of(element).second); });
}

struct Hold {
  Key key;
  CaseId case_id;

  friend auto operator<=>(const Hold&, const Hold&) = default;
};
using Holds = std::set<Hold>;

constexpr auto kKeyOfHold = [](const Hold& hold) { return hold.key; };
constexpr auto kCaseOfHold = [](const Hold& hold) { return to_string(hold.case_id); };

Holds difference(const Holds& from, const Holds& without) {
  Holds left;
  std::set_difference(from.begin(), from.end(), without.begin(), without.end(), std::inserter(left, left.end()));
  return left;
}

// The lines that some moves touch, and the holds of the cases they are for.
class Quota {
 public:
  Quota(Connection& connection, std::span<const QuotaMove> moves) {
    Holds asked;
    for (const auto& move : moves) asked.insert({{move.unit, move.level}, move.case_id});
    connection.each(postgresql::kQuotaOfMoves,
                    {{"units", units_of(asked, kKeyOfHold)},
                     {"levels", levels_of(asked, kKeyOfHold)},
                     {"cases", array_of(asked, kCaseOfHold)}},
                    [&](const Row& row) {
                      const auto standing = quota_standing_of(row);
                      const Key key{standing.line.unit, standing.line.level};
                      lines_[key] = {standing.vacant() - (standing.held_by_case ? 1 : 0), standing.line.in_use};
                      if (standing.held_by_case) before_.insert({key, id_at<OfCase>(row, 6)});
                    });
    holds_ = before_;
  }

  bool apply(const QuotaMove& move) {
    const auto found = lines_.find({move.unit, move.level});
    if (found == lines_.end()) return true;
    auto& line = found->second;
    const Hold hold{found->first, move.case_id};
    if (move.step == QuotaStep::kReserve) {
      if (holds_.contains(hold)) return true;
      if (line.left < 1) return false;
      --line.left;
      holds_.insert(hold);
      return true;
    }
    if (holds_.erase(hold) > 0) ++line.left;
    if (move.step == QuotaStep::kTakeUp) take_up(found->first, line, 1);
    if (move.step == QuotaStep::kGiveBack && line.in_use > 0) take_up(found->first, line, -1);
    return true;
  }

  void write(Connection& connection) const {
    const auto ended = difference(before_, holds_);
    const auto begun = difference(holds_, before_);
    if (ended.empty() && begun.empty() && taken_.empty()) return;
    const auto key_of_taken = [](const auto& taken) { return taken.first; };
    connection.run(postgresql::kMoveQuota,
                   {{"ended_units", units_of(ended, kKeyOfHold)},
                    {"ended_levels", levels_of(ended, kKeyOfHold)},
                    {"ended_cases", array_of(ended, kCaseOfHold)},
                    {"begun_units", units_of(begun, kKeyOfHold)},
                    {"begun_levels", levels_of(begun, kKeyOfHold)},
                    {"begun_cases", array_of(begun, kCaseOfHold)},
                    {"taken_units", units_of(taken_, key_of_taken)},
                    {"taken_levels", levels_of(taken_, key_of_taken)},
                    {"taken_posts", array_of(taken_, [](const auto& taken) { return std::to_string(taken.second); })}});
  }

 private:
  struct Line {
    std::int64_t left = 0;  // vacancies nobody holds
    std::int64_t in_use = 0;
  };

  void take_up(const Key& key, Line& line, std::int64_t posts) {
    line.left -= posts;
    line.in_use += posts;
    taken_[key] += posts;
  }

  std::map<Key, Line> lines_;  // that are kept
  Holds before_;
  Holds holds_;
  std::map<Key, std::int64_t> taken_;  // posts taken up, less those given back
};

}  // namespace

std::vector<bool> move_postgresql_quota(Connection& connection, std::span<const QuotaMove> moves) {
  Quota quota(connection, moves);
  std::vector<bool> done;
  done.reserve(moves.size());
  for (const auto& move : moves) done.push_back(quota.apply(move));
  quota.write(connection);
  return done;
}

}  // namespace renmian::sql
