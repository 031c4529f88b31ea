#include "engine/case/case_number.hpp"

#include <fmt/format.h>

#include <charconv>

namespace renmian {

std::string number_of(const CaseRow& row) {
  if (!row.first_event) return {};
  const auto year = static_cast<int>(date_in_china(row.about.opened_at).year());
  return fmt::format("{:04}-{:06}", year, *row.first_event);
}

std::optional<std::uint64_t> place_in_number(std::string_view text) {
  constexpr std::size_t kYear = 4;
  if (text.size() <= kYear + 1 || text[kYear] != '-') return std::nullopt;
  if (text.substr(0, kYear).find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::uint64_t place = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data() + kYear + 1, end, place);
  return error == std::errc{} && stopped == end ? std::optional(place) : std::nullopt;
}

}  // namespace renmian
