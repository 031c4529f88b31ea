#include "tests/exploration/way.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace renmian::exploration {

std::optional<std::string> Way::take(const BookRow& row, const Book& book) {
  const auto known = std::ranges::find(stops_, row.target->code, &Stop::state);
  if (known != stops_.end()) {
    stops_.erase(known + 1, stops_.end());
    return {};
  }
  auto passed = stops_.back().passed;
  passed.insert(row.gates.begin(), row.gates.end());
  stops_.push_back({row.target->code, std::move(passed)});
  if (std::ranges::find(book.appointment, row.target) == book.appointment.end()) return {};
  for (const auto* gate : book.mandatory) {
    if (!stops_.back().passed.contains(gate)) return fmt::format("{} entered without {}", row.target->code, gate->id);
  }
  return {};
}

}  // namespace renmian::exploration
