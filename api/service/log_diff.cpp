#include "api/service/log_diff.hpp"

#include <algorithm>

#include "engine/audit/tiles.hpp"

namespace renmian {
namespace {

// Reads one side entry by entry.
class Reading {
 public:
  explicit Reading(const LogSide& side) : side_(side) {}

  const std::string* at(std::uint64_t index) {
    if (const auto page = index / kTileWidth; page != page_) {
      bundle_ = side_.bundle(page);
      page_ = page;
    }
    const auto place = static_cast<std::size_t>(index % kTileWidth);
    return place < bundle_.size() ? &bundle_[place] : nullptr;
  }

 private:
  const LogSide& side_;
  std::optional<std::uint64_t> page_;
  std::vector<std::string> bundle_;
};

std::optional<Event> event_in(const std::string* entry) {
  return entry == nullptr ? std::nullopt : std::optional(parse_event(*entry));
}

void take(LogDifference& found, std::map<CaseId, std::int64_t>& versions, std::uint64_t index, Event event) {
  auto& version = versions[event.case_id];
  const auto before = version;
  version += event.outcome == Event::Outcome::kAccepted ? 1 : 0;
  if (index < found.from) return;
  const auto [place, is_new] = found.cases.try_emplace(event.case_id);
  auto& change = place->second;
  if (is_new) {
    change.opened = event.seq == 1;
    change.from = event.from;
    change.version_from = before;
  }
  change.to = event.to;
  change.version_to = version;
  change.steps.push_back({index, std::move(event)});
}

}  // namespace

LogDifference difference(const LogSide& left, const LogSide& right) {
  LogDifference found;
  found.from = std::min(left.size, right.size);
  found.to = std::max(left.size, right.size);
  Reading of_left(left), of_right(right);
  auto& longer = left.size > right.size ? of_left : of_right;
  std::map<CaseId, std::int64_t> versions;
  for (std::uint64_t index = 0; index < found.to; ++index) {
    const auto* entry = longer.at(index);
    if (index < found.from) {
      const auto* a = of_left.at(index);
      const auto* b = of_right.at(index);
      if (a == nullptr || b == nullptr || *a != *b) {
        found.differs_at = index;
        found.left = event_in(a);
        found.right = event_in(b);
        found.cases.clear();
        return found;
      }
    } else if (entry == nullptr) {
      found.differs_at = index;
      found.cases.clear();
      return found;
    }
    take(found, versions, index, parse_event(*entry));
  }
  return found;
}

}  // namespace renmian
