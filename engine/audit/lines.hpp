// Texts made of lines, as all formats of C2SP are. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace renmian {

// Takes the first line, without its newline, off `text`. Nothing if there is no newline.
std::optional<std::string_view> take_line(std::string_view& text);

// Decimal digits without a leading zero, up to 2^64 - 1.
std::optional<std::uint64_t> parse_decimal(std::string_view text);

}  // namespace renmian
