#include "api/service/identity/secrets.hpp"

#include <openssl/crypto.h>

#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

std::string base64url(std::string_view bytes) {
  auto text = to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  for (auto& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

}  // namespace

void wipe(std::string& text) {
  OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

Secret::~Secret() { wipe(text_); }

std::string new_token(Random& random, std::string_view prefix) {
  auto bytes = random.bytes<32>();
  auto token = std::string(prefix) + base64url(as_bytes(bytes));
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return token;
}

std::string digest_of(std::string_view token) { return to_hex(sha256(token)); }

std::string csrf_token_of(std::string_view session_token) {
  return base64url(as_bytes(sha256({"renmian csrf\n", session_token})));
}

std::string new_one_time_password(Random& random) {
  constexpr std::string_view kCharacters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  static_assert(kCharacters.size() == 32);
  auto bytes = random.bytes<16>();
  std::string password;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 4 == 0) password += '-';
    password += kCharacters[bytes[i] % kCharacters.size()];
  }
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return password;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace renmian
