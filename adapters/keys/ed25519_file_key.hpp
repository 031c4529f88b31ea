// An Ed25519 key in a PEM file (PKCS #8, not encrypted) that nobody but its owner may read.
//
// The file is read once; the key then stays in memory. Any thread, several at once. Faults:
//   "key-missing"      there is no such file
//   "key-unreadable"   it cannot be read, others than its owner may read or write it, or it holds no such key
//   "key-not-created"  a new file could not be written, or there is one already: a key is never overwritten
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/ports/signer.hpp"

struct evp_pkey_st;

namespace renmian {

class Ed25519FileKey final : public Signer {
 public:
  // Makes a new key and writes it to `file`, with mode 0400. Safe on disk when this returns.
  static void create(const std::filesystem::path& file);

  Ed25519FileKey(std::string name, const std::filesystem::path& file);

  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return verifier_key_; }
  Ed25519Signature sign(std::string_view message) const override;

 private:
  std::string name_;
  std::shared_ptr<evp_pkey_st> key_;
  std::string verifier_key_;
};

}  // namespace renmian
