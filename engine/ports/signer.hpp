// A key that signs checkpoints. It may lie in a file or in a hardware module; nobody sees it.
//
// Any thread, several at once. A key that can no longer sign throws Fault "key-unreadable".
#pragma once

#include <string>
#include <string_view>

namespace renmian {

class Signer {
 public:
  virtual ~Signer() = default;

  virtual const std::string& name() const = 0;          // key name of a signed note, e.g. "cadre.example.gov.cn/log"
  virtual const std::string& verifier_key() const = 0;  // `<name>+<key id>+<base64>`, to be given to verifiers
  virtual std::string sign(std::string_view message) const = 0;  // 64 bytes: Ed25519, or r || s of SM2
};

}  // namespace renmian
