#include "engine/audit/entry_bundle.hpp"

#include <cstdint>
#include <stdexcept>

namespace renmian {
namespace {

constexpr std::size_t kLengthBytes = 2;

}  // namespace

std::string to_bundle(std::span<const std::string_view> entries) {
  std::string bytes;
  for (const auto entry : entries) {
    if (entry.size() > kMaxEntryBytes) throw std::length_error("an entry has at most 65535 bytes");
    bytes += static_cast<char>(entry.size() >> 8);
    bytes += static_cast<char>(entry.size() & 0xff);
    bytes += entry;
  }
  return bytes;
}

std::optional<std::vector<std::string_view>> parse_bundle(std::string_view bytes) {
  std::vector<std::string_view> entries;
  while (!bytes.empty()) {
    if (bytes.size() < kLengthBytes) return std::nullopt;
    const auto length =
        static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[0]) << 8 | static_cast<std::uint8_t>(bytes[1]));
    bytes.remove_prefix(kLengthBytes);
    if (bytes.size() < length) return std::nullopt;
    entries.push_back(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return entries;
}

}  // namespace renmian
