#include "adapters/store/sql/bound_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <mutex>
#include <unordered_set>

#include "adapters/store/sql/dialect.hpp"
#include "engine/registry/records.hpp"

namespace renmian::sql {
namespace {

// PostLevel counts from the highest.
std::vector<std::string> levels_from(PostLevel highest) {
  std::vector<std::string> levels;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PostLevel>>([&](auto level) {
    if (level.value >= highest) levels.emplace_back(level.name);
  });
  return levels;
}

template <class Ids>
std::vector<std::string> texts_of(const Ids& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(to_string(id));
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

}  // namespace

UnitLimits::UnitLimits(const std::optional<UnitId>& unit, const std::optional<Visible>& visible) {
  const bool limited = visible && !visible->everything;
  any = limited || unit;
  if (unit) units = {to_string(*unit)};
  if (!limited) return;
  if (!unit) {
    units = texts_of(visible->units);
  } else if (std::ranges::find(visible->units, *unit) == visible->units.end()) {
    units.clear();
  }
  if (visible->highest_level && !units.empty()) levels = levels_from(*visible->highest_level);
  cases = texts_of(visible->cases);
}

void BoundText::bind(const char* name, std::string value) {
  arguments_.push_back({name, values_.emplace_back(std::move(value))});
}

std::string BoundText::one_of(const std::string& column, const char* type, const char* name,
                              const std::vector<std::string>& values) {
  bind(name, dialect_.list_of(values));
  return column + fmt::format(fmt::runtime(dialect_.one_of), name, type);
}

std::string BoundText::within(const UnitLimits& limits) {
  auto text = limits.units.empty() ? std::string("1 = 0") : one_of("t.unit_id", "uuid", "units", limits.units);
  if (!limits.levels.empty()) text += " AND " + one_of("t.level", "text", "levels", limits.levels);
  if (!limits.cases.empty()) text += " OR " + one_of("t.case_id", "uuid", "cases", limits.cases);
  return "(" + text + ")";
}

// Connections know their statements by the place of their text.
Sql BoundText::statement(const std::string& text, std::size_t columns) {
  static std::mutex mutex;
  static std::unordered_set<std::string> texts;
  const std::lock_guard lock(mutex);
  return {texts.insert(text).first->c_str(), columns};
}

}  // namespace renmian::sql
