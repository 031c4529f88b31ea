#include "workflows/appointment/tenure.hpp"

#include <map>

#include "workflows/appointment/gate_base.hpp"
#include "workflows/appointment/qualification/career.hpp"
#include "workflows/appointment/qualification/time_in_post.hpp"

namespace renmian::appointment {
namespace {

constexpr int kMonthsInOnePost = 10 * 12;
constexpr int kMonthsOfTwoTerms = 2 * 5 * 12;
constexpr int kMonthsAtOneLevel = 15 * 12;

// The periods that are still going on, together with what leads up to them without a gap: a duty concerns nobody who
// left.
std::vector<Period> going_on(std::vector<Period> periods, CivilDate today) {
  periods = merged(std::move(periods));
  if (periods.empty() || (periods.back().to && *periods.back().to <= today)) return {};
  return periods;
}

void warn(std::vector<TenureWarning>& warnings, std::string_view rule, Words what, const std::string& which,
          const std::vector<Period>& periods, int months, CivilDate today) {
  const auto reached = complete_on(periods, months, CountedBy::day);
  if (!reached || *reached > today) return;
  auto text = about(what, which);
  const auto counted = written(periods);
  warnings.push_back({rule, {text.zh + "（" + counted.zh + "）", text.en + " (" + counted.en + ")"}, *reached});
}

}  // namespace

std::vector<TenureWarning> tenure_warnings(const PersonRecord& record, CivilDate today) {
  std::map<std::string, std::vector<Period>> posts;
  std::map<PostLevel, std::vector<Period>> levels;
  for (const auto& post : record.posts) {
    if (!post.leadership || post.from > today) continue;
    posts[post.unit.value + post.title.value].push_back({post.from, post.to});
    levels[post.level].push_back({post.from, post.to});
  }
  std::vector<TenureWarning> warnings;
  for (const auto& [title, periods] : posts) {
    const auto held = going_on(periods, today);
    if (held.empty()) continue;
    warn(warnings, "rot-10y", {"同一职位任职满十年，应当交流", "ten years in one post: rotation is due"}, title, held,
         kMonthsInOnePost, today);
    // Two terms are consecutive: only the stretch that still goes on counts.
    warn(warnings, "term-2", {"同一职位连任满两届，不再连任", "two consecutive terms in one post: no third"}, title,
         {held.back()}, kMonthsOfTwoTerms, today);
  }
  for (const auto& [level, periods] : levels) {
    const auto held = going_on(periods, today);
    if (held.empty()) continue;
    warn(warnings, "term-2",
         {"同一层次任职满十五年，不再担任该层次职务", "fifteen years at one level: no further post of it"},
         std::string(level_name(level).zh), held, kMonthsAtOneLevel, today);
  }
  return warnings;
}

}  // namespace renmian::appointment
