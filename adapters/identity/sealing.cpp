#include "adapters/identity/sealing.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

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
    text = read_file(file, kMostBytes);
    constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
    if (text && (fs::status(file).permissions() & kOthers) != fs::perms::none) unreadable(file, "others may use it");
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
    keys_.push_back({to_hex(sha256(*bytes)).substr(0, 8), std::move(*bytes)});
    OPENSSL_cleanse(line.data(), line.size());
  }
  OPENSSL_cleanse(text->data(), text->size());
  if (keys_.empty()) unreadable(file, "it is empty");
}

SealKeys::~SealKeys() {
  for (auto& key : keys_) OPENSSL_cleanse(key.bytes.data(), key.bytes.size());
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

}  // namespace renmian
