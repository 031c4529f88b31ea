// What stands for {n} in a path.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace renmian::http {

inline std::optional<std::int64_t> number_in_path(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace renmian::http
