// Entry bundles (C2SP tlog-tiles): entries one after the other, each behind its length in two bytes, big-endian. A full
// bundle holds 256. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renmian {

inline constexpr std::size_t kMaxEntryBytes = 65535;

std::string to_bundle(std::span<const std::string_view> entries);  // std::length_error if one is longer

// Views of the entries in `bytes`. Nothing if the last one is cut short.
std::optional<std::vector<std::string_view>> parse_bundle(std::string_view bytes);

}  // namespace renmian
