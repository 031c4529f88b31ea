// Whole numbers as they stand in a path, a parameter or a header field.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace renmian::http {

// Nothing unless `text` is one through and through, and `Number` can hold it.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace renmian::http
