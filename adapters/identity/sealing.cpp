#include "adapters/identity/sealing.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <system_error>

#include "adapters/system/durable_file.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kMostBytes = 65'536;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

[[noreturn]] void unreadable(const fs::path& file, const std::string& why) {
  throw Fault("key-unreadable",
              {"密封密钥文件无法使用：" + file.string() + "。每行应为64位十六进制，仅所有者可读（权限0400或0600）。",
               "The sealing keys " + file.string() +
                   " cannot be used. Each line must be 64 hexadecimal digits, and only its owner may read the file "
                   "(mode 0400 or 0600)."},
              why);
}

[[noreturn]] void changed() {
  throw Fault("sealed-text-changed",
              {"密封的内容已被更改，或不属于此处。", "What was sealed has been changed, or does not belong here."});
}

// One pass of AES-256-GCM; the tag is the end of what is sealed. False if it is not right.
bool run(bool sealing, std::string_view key, std::string_view nonce, std::string_view place, std::string_view in,
         std::string& out, std::string& tag) {
  const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  out.assign(in.size(), '\0');
  int size = 0;
  return cipher &&
         EVP_CipherInit_ex2(cipher.get(), EVP_aes_256_gcm(), bytes_of(key), bytes_of(nonce), sealing ? 1 : 0,
                            nullptr) == 1 &&
         EVP_CipherUpdate(cipher.get(), nullptr, &size, bytes_of(place), static_cast<int>(place.size())) == 1 &&
         EVP_CipherUpdate(cipher.get(), bytes_of(out), &size, bytes_of(in), static_cast<int>(in.size())) == 1 &&
         (sealing || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, bytes_of(tag)) == 1) &&
         EVP_CipherFinal_ex(cipher.get(), bytes_of(out) + size, &size) == 1 &&
         (!sealing || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, bytes_of(tag)) == 1);
}

[[noreturn]] void failed(const char* what) {
  throw Fault("crypto-failed", {"密码运算失败。", "A cryptographic operation failed."}, what);
}

// HKDF-SHA-256 without salt: the key it is made of is random already.
std::string key_for_marks(std::string& key) {
  const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr), &EVP_KDF_free);
  const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(hkdf.get()),
                                                                          &EVP_KDF_CTX_free);
  std::string hash = "SHA256", purpose = "renmian marks", derived(kKeyBytes, '\0');
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key.data(), key.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, purpose.data(), purpose.size()),
      OSSL_PARAM_construct_end()};
  if (!context || EVP_KDF_derive(context.get(), bytes_of(derived), derived.size(), parameters) != 1) failed("HKDF");
  return derived;
}

std::string hmac(std::string_view key, std::string_view text) {
  std::string mac(kKeyBytes, '\0');
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), bytes_of(mac),
           nullptr) == nullptr) {
    failed("HMAC");
  }
  return mac;
}

}  // namespace

void SealKeys::create(const fs::path& file, Random& random) {
  auto key = random.bytes<kKeyBytes>();
  auto line = to_hex(as_bytes(key)) + "\n";
  OPENSSL_cleanse(key.data(), key.size());
  std::string why = "it is there already";
  if (!fs::exists(file)) {
    try {
      write_durably(file, line);
      why.clear();
    } catch (const std::system_error& error) {
      why = error.what();
    }
  }
  OPENSSL_cleanse(line.data(), line.size());
  if (why.empty()) return;
  throw Fault(
      "key-not-created",
      {"无法新建密封密钥文件：" + file.string() + "。", "The sealing keys " + file.string() + " cannot be created."},
      why);
}

SealKeys::SealKeys(const fs::path& file) : file_(file) {
  std::optional<std::string> text;
  try {
    text = read_private_file(file, kMostBytes);
  } catch (const std::system_error& error) {
    unreadable(file, error.what());
  }
  if (!text) {
    throw Fault("key-missing",
                {"找不到密封密钥文件：" + file.string() + "。", "There are no sealing keys " + file.string() + "."});
  }
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    auto bytes = from_hex(line);
    if (!bytes || bytes->size() != kKeyBytes) unreadable(file, "a line is no key");
    auto for_marks = key_for_marks(*bytes);
    keys_.push_back({to_hex(sha256(*bytes)).substr(0, 8), std::move(*bytes), std::move(for_marks)});
    OPENSSL_cleanse(line.data(), line.size());
  }
  OPENSSL_cleanse(text->data(), text->size());
  if (keys_.empty()) unreadable(file, "it is empty");
}

SealKeys::~SealKeys() {
  for (auto& key : keys_) {
    OPENSSL_cleanse(key.bytes.data(), key.bytes.size());
    OPENSSL_cleanse(key.for_marks.data(), key.for_marks.size());
  }
}

std::string SealKeys::seal(std::string_view secret, std::string_view place, Random& random) const {
  const auto& key = keys_.back();
  const auto nonce = random.bytes<kNonceBytes>();
  std::string sealed, tag(kTagBytes, '\0');
  if (!run(true, key.bytes, as_bytes(nonce), place, secret, sealed, tag)) {
    throw Fault("crypto-failed", {"无法密封。", "It cannot be sealed."});
  }
  return key.id + ":" + to_base64(std::string(as_bytes(nonce)) + sealed + tag);
}

std::string SealKeys::open(std::string_view sealed, std::string_view place) const {
  const auto colon = std::min(sealed.find(':'), sealed.size());
  const auto key = std::ranges::find(keys_, sealed.substr(0, colon), &Key::id);
  if (key == keys_.end()) {
    throw Fault("key-missing", {"密封密钥文件中没有所需的密钥：" + file_.string() + "。",
                                "The key that is needed is not among the sealing keys " + file_.string() + "."});
  }
  const auto bytes = from_base64(sealed.substr(std::min(colon + 1, sealed.size())));
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) changed();
  const std::string_view all = *bytes;
  std::string secret, tag(all.substr(all.size() - kTagBytes));
  if (!run(false, key->bytes, all.substr(0, kNonceBytes), place,
           all.substr(kNonceBytes, all.size() - kNonceBytes - kTagBytes), secret, tag)) {
    changed();
  }
  return secret;
}

std::string SealKeys::mark(std::string_view text) const {
  const auto& key = keys_.back();
  return key.id + ":" + to_hex(hmac(key.for_marks, text));
}

bool SealKeys::is_mark(std::string_view mark, std::string_view text) const {
  const auto colon = std::min(mark.find(':'), mark.size());
  const auto key = std::ranges::find(keys_, mark.substr(0, colon), &Key::id);
  if (key == keys_.end()) return false;
  const auto mac = from_hex(mark.substr(std::min(colon + 1, mark.size())));
  return mac && mac->size() == kKeyBytes &&
         CRYPTO_memcmp(mac->data(), hmac(key->for_marks, text).data(), kKeyBytes) == 0;
}

}  // namespace renmian
