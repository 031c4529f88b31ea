// The keys with which an installation signs its log, opened under the name of a log, without opening the log itself.
// Throws Fault for a key file that is not there or cannot be read, std::invalid_argument for a name no key can have.
#pragma once

#include <optional>
#include <vector>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/keys/sm2_file_key.hpp"
#include "api/service/config.hpp"

namespace renmian {

class LogKeys {
 public:
  LogKeys(const Config& config, const std::string& origin) : ed25519_(origin, config.key_file) {
    if (config.crypto == Crypto::kSm) sm2_.emplace(origin, config.sm_key());
  }

  std::vector<const Signer*> signers() const {
    std::vector<const Signer*> all{&ed25519_};
    if (sm2_) all.push_back(&*sm2_);
    return all;
  }
  std::vector<Verifier> verifiers() const {
    std::vector<Verifier> all;
    for (const auto* signer : signers()) all.push_back(Verifier::from_vkey(signer->verifier_key()).value());
    return all;
  }

 private:
  Ed25519FileKey ed25519_;
  std::optional<Sm2FileKey> sm2_;
};

}  // namespace renmian
