#include "adapters/identity/totp.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace

std::string totp_code(std::string_view secret, std::int64_t step, TotpHash hash, int digits) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  if (HMAC(hash == TotpHash::kSha1 ? EVP_sha1() : EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           counter.data(), counter.size(), mac.data(), &size) == nullptr) {
    throw Fault("crypto-failed", {"无法计算动态口令。", "The one-time code cannot be computed."});
  }
  // RFC 4226 section 5.3: four bytes from where the low bits of the last one point to.
  const auto at = static_cast<std::size_t>(mac[size - 1] & 0x0fU);
  const std::uint32_t number = (mac[at] & 0x7fU) << 24U | static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                               static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
  OPENSSL_cleanse(mac.data(), mac.size());
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view code, Timestamp now,
                                          std::optional<std::int64_t> last) {
  std::optional<std::int64_t> accepted;
  for (const auto step : {totp_step(now) - 1, totp_step(now), totp_step(now) + 1}) {
    const auto right = totp_code(secret, step);
    const bool same = code.size() == right.size() && CRYPTO_memcmp(code.data(), right.data(), right.size()) == 0;
    if (same && !accepted && (!last || step > *last)) accepted = step;
  }
  return accepted;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char byte : bytes) {
    pending = (pending << 8U | static_cast<unsigned char>(byte)) & 0xfffU;
    for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[pending >> (bits - 5) & 31U];
  }
  if (bits > 0) text += kAlphabet[pending << (5 - bits) & 31U];
  return text;
}

std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period={3}",
                     percent_encoded(issuer), percent_encoded(account), base32(secret), kTotpStepSeconds);
}

}  // namespace renmian
