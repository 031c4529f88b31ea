// Text for terminals, where a Chinese character takes two columns.
//
// Widths are those of Unicode's East Asian Width (UAX #11): wide and full-width characters two columns, combining and
// other invisible ones none, everything else one. Pure functions on UTF-8; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

// "2026-03-02 09:00", the time in Asia/Shanghai.
std::string time_in_china(Timestamp time);

std::size_t display_width(std::string_view utf8);

// `text` with spaces up to `columns`; never cut.
std::string padded(std::string_view text, std::size_t columns);

// The beginning of `text` that fits `columns`, with "…" if something was left out; line ends become spaces.
std::string shortened(std::string_view text, std::size_t columns);

// Rows in columns two spaces apart, each as wide as its widest cell; every line starts with `indent`.
std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent = {});

}  // namespace renmian
