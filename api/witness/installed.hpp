// The folder in which a witness lives: its state (adapters/witness/witness_state.hpp), and beside it
//
//     key.pem     its signing key
//     vkey        the public key, to be given away; it also holds the witness's name
//     logs.txt    made by hand: the keys of the logs to be witnessed, one to a line; # begins a comment
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/witness/witness_state.hpp"
#include "engine/base/problem.hpp"

namespace renmian {

class InstalledWitness {
 public:
  // Makes key and empty state, and says the public key. Problem "witness-name" for what can name no key.
  static boost::system::result<std::string, Problem> create(const std::filesystem::path& folder,
                                                            const std::string& name);

  // Faults: those of WitnessState and Ed25519FileKey; "witness-key-changed" if key.pem is not the key of vkey.
  explicit InstalledWitness(const std::filesystem::path& folder);

  WitnessState& state() { return state_; }
  const Signer& key() const { return key_; }

 private:
  InstalledWitness(const std::filesystem::path& folder, const std::string& vkey);

  WitnessState state_;
  Ed25519FileKey key_;
};

// Keys of logs: those given, those in `file` (if not empty) and those in logs.txt of `folder`, if there is one. Every
// problem; at least one key is needed.
boost::system::result<std::vector<Verifier>, Problems> read_log_keys(const std::filesystem::path& folder,
                                                                     std::vector<std::string> given,
                                                                     const std::string& file);

// What a person hands in. Problem "file-unreadable" if it is not there, cannot be read, or is larger than kMaxInput.
inline constexpr std::size_t kMaxInput = std::size_t{1} << 20;
boost::system::result<std::string, Problem> read_input(const std::filesystem::path& file);

}  // namespace renmian
