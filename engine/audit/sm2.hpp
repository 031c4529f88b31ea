// SM2 signatures (GB/T 32918.2) over SM3, with the ID "1234567812345678" of GM/T 0009, which is always set explicitly:
// OpenSSL's own default changed from one version to the next. Public keys are uncompressed points (0x04 || x || y, 65
// bytes), signatures r || s (64 bytes). Any thread. A crypto library without SM2 throws Fault "crypto-failed".
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace renmian {

inline constexpr std::size_t kSm2PointBytes = 65;
inline constexpr std::size_t kSm2SignatureBytes = 64;

std::shared_ptr<evp_pkey_st> sm2_key_of_point(std::string_view point);  // null if it is not a point of the curve
std::optional<std::string> sm2_point_of_key(const evp_pkey_st* key);    // nothing if it is not an SM2 key

bool sm2_verifies(evp_pkey_st* key, std::string_view message, std::string_view signature);
std::optional<std::string> sm2_sign(evp_pkey_st* key, std::string_view message);  // nothing if the key does not sign

}  // namespace renmian
