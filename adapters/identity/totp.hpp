// One-time codes of a second factor: TOTP (RFC 6238) in steps of 30 seconds, from a secret that an app of the owner
// holds too. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time.hpp"

namespace renmian {

inline constexpr std::int64_t kTotpStepSeconds = 30;

enum class TotpHash { kSha1, kSha256 };

// The code of one step, with `digits` decimal digits.
std::string totp_code(std::string_view secret, std::int64_t step, TotpHash hash = TotpHash::kSha1, int digits = 6);

constexpr std::int64_t totp_step(Timestamp time) { return time.microseconds / 1'000'000 / kTotpStepSeconds; }

// The step that `code` is of, of the present one, the one before and the one after; none up to `last` is accepted
// again. Nothing: it is no code of these.
std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view code, Timestamp now,
                                          std::optional<std::int64_t> last);

// RFC 4648 section 6, without padding, as apps take it.
std::string base32(std::string_view bytes);

// What apps read from a QR code: otpauth://totp/ISSUER:ACCOUNT?secret=...
std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace renmian
