// SHA-256 and SM3 (GB/T 32905), and the two hashes of a Merkle tree (RFC 9162 section 2.1.1): the prefixes 0x00 and
// 0x01 keep a leaf from ever being taken for a node. A tree has one hash function throughout; the origin of its log
// says which. Any thread; a hash function that the crypto library lacks throws Fault "crypto-failed".
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/encoding.hpp"

namespace renmian {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(std::string_view bytes);
Hash sha256(std::initializer_list<std::string_view> parts);  // of all parts, one after the other

Hash sm3(std::string_view bytes);

enum class TreeHash : std::uint8_t { kSha256, kSm3 };

TreeHash tree_hash_of(std::string_view origin);  // kSm3 if the origin ends in "/sm3"

Hash leaf_hash(std::string_view entry, TreeHash hash = TreeHash::kSha256);
Hash node_hash(const Hash& left, const Hash& right, TreeHash hash = TreeHash::kSha256);
Hash empty_root(TreeHash hash = TreeHash::kSha256);  // of the log without entries

inline std::string to_hex(const Hash& hash) { return to_hex(as_bytes(hash)); }
inline std::string to_base64(const Hash& hash) { return to_base64(as_bytes(hash)); }

inline std::optional<Hash> hash_from_hex(std::string_view text) {
  const auto bytes = from_hex(text);
  return bytes ? to_array<32>(*bytes) : std::nullopt;
}
inline std::optional<Hash> hash_from_base64(std::string_view text) {
  const auto bytes = from_base64(text);
  return bytes ? to_array<32>(*bytes) : std::nullopt;
}

}  // namespace renmian
