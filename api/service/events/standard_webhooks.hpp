// Standard Webhooks: how a receiver knows that a message is ours, whole, and not an old one sent again.
//
// Signed is "<webhook-id>.<webhook-timestamp>.<body as sent>". A symmetric secret, "whsec_" and the base64 of 24 to 64
// random bytes, gives "v1,<base64 of HMAC-SHA256>"; a private Ed25519 key, "whsk_" and the base64 of its 32 bytes,
// gives "v1a,<base64 of the signature>" for which a receiver holds "whpk_" and the base64 of the public key only. The
// header lists several, parted by spaces, while one secret takes the place of another. Any thread; Fault
// "crypto-failed".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/ports/random.hpp"

namespace renmian::webhooks {

inline constexpr std::int64_t kTolerance = std::int64_t{300} * 1'000'000;  // microseconds, to both sides

std::string new_secret(Random& random);                   // whsec_, of 32 bytes
std::string new_private_key(Random& random);              // whsk_
std::string public_key_of(std::string_view private_key);  // whpk_

// Whether `text` is a whsec_ of 24 to 64 bytes or a whsk_.
bool is_secret(std::string_view text);

struct Signed {
  std::string_view id;
  std::string_view timestamp;  // Unix seconds, of this attempt
  std::string_view body;
};

// The value of webhook-signature: one entry for each secret, in their order. std::invalid_argument for no secret.
std::string signatures(std::span<const std::string> secrets, const Signed& message);

enum class Verdict { kGood, kNoMatch, kTooOld, kMalformed };

// What a receiver finds that holds one of `keys` (whsec_ or whpk_): any one good entry is enough.
Verdict verify(std::span<const std::string> keys, const Signed& message, std::string_view signatures, Timestamp now);

}  // namespace renmian::webhooks
