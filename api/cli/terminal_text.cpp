#include "api/cli/terminal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace renmian {
namespace {

struct Range {
  char32_t first, last;
};

constexpr auto kWide = std::to_array<Range>({{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x4DBF},
                                             {0x4E00, 0xA4CF},
                                             {0xA960, 0xA97C},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0xFFE0, 0xFFE6},
                                             {0x1F300, 0x1FAFF},
                                             {0x20000, 0x3FFFD}});
constexpr auto kInvisible = std::to_array<Range>({{0x0300, 0x036F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}});

template <class Ranges>
bool in_one_of(const Ranges& ranges, char32_t point) {
  return std::ranges::any_of(ranges, [&](const Range& range) { return range.first <= point && point <= range.last; });
}

// The code point that begins at `at`, which is moved behind it. Bytes that are no UTF-8 count as themselves.
char32_t next_point(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t point = more == 0 ? lead : lead & (0x3FU >> more);
  for (int i = 0; i < more && at < utf8.size(); ++i)
    point = point << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3F);
  return point;
}

std::size_t width_of(char32_t point) {
  if (in_one_of(kInvisible, point)) return 0;
  return in_one_of(kWide, point) ? 2 : 1;
}

}  // namespace

std::string time_in_china(Timestamp time) {
  const auto date = date_in_china(time);
  const auto minutes = (time.microseconds - start_of_day_in_china(date).microseconds) / 60'000'000;
  return fmt::format("{} {:02}:{:02}", to_string(date), minutes / 60, minutes % 60);
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) width += width_of(next_point(utf8, at));
  return width;
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto width = display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

std::string shortened(std::string_view text, std::size_t columns) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (display_width(line) <= columns) return line;
  std::size_t width = 1;  // of the ellipsis
  std::size_t kept = 0;
  for (std::size_t at = 0; at < line.size(); kept = at) {
    width += width_of(next_point(line, at));
    if (width > columns) break;
  }
  return line.substr(0, kept) + "…";
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    text += indent;
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += i + 1 == row.size() ? row[i] : padded(row[i], widths[i] + 2);
    }
    text += '\n';
  }
  return text;
}

}  // namespace renmian
