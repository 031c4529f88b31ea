// SHA-256, and the two hashes of a Merkle tree (RFC 9162 section 2.1.1): the prefixes 0x00 and 0x01 keep a leaf from
// ever being taken for a node. Any thread; a missing SHA-256 in the crypto library throws Fault "crypto-failed".
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

Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);

std::string to_hex(const Hash& hash);
std::string to_base64(const Hash& hash);
std::optional<Hash> hash_from_hex(std::string_view text);
std::optional<Hash> hash_from_base64(std::string_view text);

}  // namespace renmian
