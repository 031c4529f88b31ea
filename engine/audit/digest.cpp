#include "engine/audit/digest.hpp"

#include <openssl/evp.h>

#include <memory>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

void must(bool succeeded) {
  if (!succeeded) {
    throw Fault("crypto-failed", {"密码库无法计算SHA-256摘要，请检查OpenSSL的安装与配置。",
                                  "The crypto library cannot compute SHA-256. Check the OpenSSL installation."});
  }
}

// Looking the algorithm up costs more than hashing an event, so it is done once.
const EVP_MD* sha256_algorithm() {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                         &EVP_MD_free);
  must(algorithm != nullptr);
  return algorithm.get();
}

EVP_MD_CTX* thread_context() {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     &EVP_MD_CTX_free);
  must(context != nullptr);
  return context.get();
}

using namespace std::string_view_literals;
constexpr auto kLeafPrefix = "\0"sv;
constexpr auto kNodePrefix = "\1"sv;

}  // namespace

Hash sha256(std::initializer_list<std::string_view> parts) {
  EVP_MD_CTX* const context = thread_context();
  must(EVP_DigestInit_ex2(context, sha256_algorithm(), nullptr) == 1);
  for (const auto part : parts) must(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  Hash hash;
  must(EVP_DigestFinal_ex(context, hash.data(), nullptr) == 1);
  return hash;
}

Hash sha256(std::string_view bytes) { return sha256({bytes}); }

Hash leaf_hash(std::string_view entry) { return sha256({kLeafPrefix, entry}); }

Hash node_hash(const Hash& left, const Hash& right) { return sha256({kNodePrefix, as_bytes(left), as_bytes(right)}); }

std::string to_hex(const Hash& hash) { return to_hex(as_bytes(hash)); }

std::string to_base64(const Hash& hash) { return to_base64(as_bytes(hash)); }

std::optional<Hash> hash_from_hex(std::string_view text) {
  const auto bytes = from_hex(text);
  return bytes ? to_array<32>(*bytes) : std::nullopt;
}

std::optional<Hash> hash_from_base64(std::string_view text) {
  const auto bytes = from_base64(text);
  return bytes ? to_array<32>(*bytes) : std::nullopt;
}

}  // namespace renmian
