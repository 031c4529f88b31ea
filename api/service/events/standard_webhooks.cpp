#include "api/service/events/standard_webhooks.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <charconv>
#include <memory>
#include <stdexcept>

#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"

namespace renmian::webhooks {
namespace {

constexpr std::string_view kSecretPrefix = "whsec_", kPrivatePrefix = "whsk_", kPublicPrefix = "whpk_";
constexpr std::string_view kHmac = "v1,", kEd25519 = "v1a,";
constexpr std::size_t kShortest = 24, kLongest = 64, kKeyBytes = 32, kSignatureBytes = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

[[noreturn]] void failed(const char* what) {
  throw Fault("crypto-failed", {"密码运算失败", "a cryptographic operation failed"}, what);
}

std::optional<std::string> decoded(std::string_view text, std::string_view prefix, std::size_t least,
                                   std::size_t most) {
  if (!text.starts_with(prefix)) return std::nullopt;
  auto bytes = from_base64(text.substr(prefix.size()));
  if (!bytes || bytes->size() < least || bytes->size() > most) return std::nullopt;
  return bytes;
}

std::string content(const Signed& message) {
  std::string text;
  text.reserve(message.id.size() + message.timestamp.size() + message.body.size() + 2);
  return text.append(message.id).append(".").append(message.timestamp).append(".").append(message.body);
}

std::string hmac(std::string_view key, std::string_view text) {
  std::string mac(kKeyBytes, '\0');
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), bytes_of(mac), &size) ==
      nullptr) {
    failed("HMAC");
  }
  return mac;
}

std::string ed25519(std::string_view private_key, std::string_view text) {
  const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(private_key), private_key.size()),
                &EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), bytes_of(signature), &size, bytes_of(text), text.size()) != 1) {
    failed("Ed25519");
  }
  return signature;
}

bool ed25519_good(std::string_view public_key, std::string_view text, std::string_view signature) {
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(public_key), public_key.size()),
                &EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) == 1;
}

bool entry_good(std::span<const std::string> keys, std::string_view text, std::string_view entry) {
  const bool symmetric = entry.starts_with(kHmac);
  if (!symmetric && !entry.starts_with(kEd25519)) return false;
  const auto signature = from_base64(entry.substr(symmetric ? kHmac.size() : kEd25519.size()));
  if (!signature) return false;
  bool good = false;
  for (const auto& key : keys) {
    if (symmetric) {
      const auto secret = decoded(key, kSecretPrefix, kShortest, kLongest);
      if (!secret || signature->size() != kKeyBytes) continue;
      good |= CRYPTO_memcmp(hmac(*secret, text).data(), signature->data(), kKeyBytes) == 0;
    } else if (const auto public_key = decoded(key, kPublicPrefix, kKeyBytes, kKeyBytes)) {
      good |= ed25519_good(*public_key, text, *signature);
    }
  }
  return good;
}

}  // namespace

std::string new_secret(Random& random) {
  return std::string(kSecretPrefix) + to_base64(as_bytes(random.bytes<kKeyBytes>()));
}

std::string new_private_key(Random& random) {
  return std::string(kPrivatePrefix) + to_base64(as_bytes(random.bytes<kKeyBytes>()));
}

std::string public_key_of(std::string_view private_key) {
  const auto bytes = decoded(private_key, kPrivatePrefix, kKeyBytes, kKeyBytes);
  if (!bytes) throw std::invalid_argument("no private key of a webhook");
  const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(std::string_view(*bytes)), kKeyBytes),
                &EVP_PKEY_free);
  std::string raw(kKeyBytes, '\0');
  std::size_t size = raw.size();
  if (!key || EVP_PKEY_get_raw_public_key(key.get(), bytes_of(raw), &size) != 1) failed("Ed25519");
  return std::string(kPublicPrefix) + to_base64(raw);
}

bool is_secret(std::string_view text) {
  return decoded(text, kSecretPrefix, kShortest, kLongest) || decoded(text, kPrivatePrefix, kKeyBytes, kKeyBytes);
}

std::string signatures(std::span<const std::string> secrets, const Signed& message) {
  const auto text = content(message);
  std::string all;
  for (const auto& secret : secrets) {
    if (!all.empty()) all += ' ';
    if (const auto symmetric = decoded(secret, kSecretPrefix, kShortest, kLongest)) {
      all.append(kHmac).append(to_base64(hmac(*symmetric, text)));
    } else if (const auto private_key = decoded(secret, kPrivatePrefix, kKeyBytes, kKeyBytes)) {
      all.append(kEd25519).append(to_base64(ed25519(*private_key, text)));
    } else {
      throw std::invalid_argument("no secret of a webhook");
    }
  }
  return all;
}

Verdict verify(std::span<const std::string> keys, const Signed& message, std::string_view signatures, Timestamp now) {
  std::int64_t seconds = 0;
  const auto* end = message.timestamp.data() + message.timestamp.size();
  const auto [stopped, error] = std::from_chars(message.timestamp.data(), end, seconds);
  constexpr std::int64_t kLatest = 253'402'300'799;  // the last second of the year 9999
  if (error != std::errc{} || stopped != end || seconds < 0 || seconds > kLatest) return Verdict::kMalformed;
  const auto distance = now.microseconds - seconds * 1'000'000;
  if (distance > kTolerance || distance < -kTolerance) return Verdict::kTooOld;

  const auto text = content(message);
  bool good = false;
  while (!signatures.empty()) {
    const auto space = std::min(signatures.find(' '), signatures.size());
    good |= entry_good(keys, text, signatures.substr(0, space));
    signatures.remove_prefix(std::min(space + 1, signatures.size()));
  }
  return good ? Verdict::kGood : Verdict::kNoMatch;
}

}  // namespace renmian::webhooks
