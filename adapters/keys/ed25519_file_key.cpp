#include "adapters/keys/ed25519_file_key.hpp"

#include <openssl/evp.h>

#include <utility>

#include "adapters/keys/key_file.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr auto kAlgorithm = "ED25519";
constexpr std::size_t kPublicKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string public_key_of(EVP_PKEY* key, const std::filesystem::path& file) {
  std::string bytes(kPublicKeyBytes, '\0');
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key, bytes_of(bytes), &size) != 1) {
    throw Fault("key-unreadable", {"签名密钥文件没有公钥：" + file.string() + "。",
                                   "The signing key " + file.string() + " has no public key."});
  }
  return bytes;
}

}  // namespace

void Ed25519FileKey::create(const std::filesystem::path& file) { create_key_file(file, kAlgorithm); }

Ed25519FileKey::Ed25519FileKey(std::string name, const std::filesystem::path& file, KeyType type)
    : name_(std::move(name)),
      key_(load_key_file(file, kAlgorithm)),
      verifier_key_(make_vkey(name_, type, public_key_of(key_.get(), file))) {}

std::string Ed25519FileKey::sign(std::string_view message) const {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     &EVP_MD_CTX_free);
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  // Begun anew each time: a context that has signed once is not promised to sign again.
  if (!context || EVP_MD_CTX_reset(context.get()) != 1 ||
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), bytes_of(signature), &size, reinterpret_cast<const unsigned char*>(message.data()),
                     message.size()) != 1) {
    throw Fault("key-unreadable", {"签名密钥“" + name_ + "”无法签名。", "The key \"" + name_ + "\" does not sign."});
  }
  return signature;
}

}  // namespace renmian
