#include "adapters/keys/sm2_file_key.hpp"

#include <utility>

#include "adapters/keys/key_file.hpp"
#include "engine/audit/note.hpp"
#include "engine/audit/sm2.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr auto kAlgorithm = "SM2";

std::string point_of(const evp_pkey_st* key, const std::filesystem::path& file) {
  auto point = sm2_point_of_key(key);
  if (!point)
    throw Fault("key-unreadable", {"签名密钥文件没有公钥：" + file.string() + "。",
                                   "The signing key " + file.string() + " has no public key."});
  return *std::move(point);
}

}  // namespace

void Sm2FileKey::create(const std::filesystem::path& file) { create_key_file(file, kAlgorithm); }

Sm2FileKey::Sm2FileKey(std::string name, const std::filesystem::path& file)
    : name_(std::move(name)),
      key_(load_key_file(file, kAlgorithm)),
      verifier_key_(make_vkey(name_, KeyType::kSm2, point_of(key_.get(), file))) {}

std::string Sm2FileKey::sign(std::string_view message) const {
  auto signature = sm2_sign(key_.get(), message);
  if (!signature) {
    throw Fault("key-unreadable", {"签名密钥“" + name_ + "”无法签名。", "The key \"" + name_ + "\" does not sign."});
  }
  return *std::move(signature);
}

}  // namespace renmian
