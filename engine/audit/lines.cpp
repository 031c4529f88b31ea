#include "engine/audit/lines.hpp"

#include <charconv>

namespace renmian {

std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == text.npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> parse_decimal(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool leading_zero = text.size() > 1 && text.starts_with('0');
  return error == std::errc{} && end == text.data() + text.size() && !leading_zero ? std::optional{number}
                                                                                   : std::nullopt;
}

}  // namespace renmian
