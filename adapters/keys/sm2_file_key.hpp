// An SM2 key in a file of its own: see key_file.hpp for the file and its faults.
//
// The file is read once; the key then stays in memory. Any thread, several at once.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/ports/signer.hpp"

struct evp_pkey_st;

namespace renmian {

class Sm2FileKey final : public Signer {
 public:
  static void create(const std::filesystem::path& file);

  Sm2FileKey(std::string name, const std::filesystem::path& file);

  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return verifier_key_; }
  std::string sign(std::string_view message) const override;

 private:
  std::string name_;
  std::shared_ptr<evp_pkey_st> key_;
  std::string verifier_key_;
};

}  // namespace renmian
