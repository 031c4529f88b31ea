// A witness at work: takes requests (engine/audit/witness.hpp), keeps what it lets pass, and only then signs. Any
// thread, several at once; several processes may work on one state. Faults: those of WitnessState and Signer.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/witness/witness_state.hpp"
#include "engine/audit/witness.hpp"
#include "engine/ports/clock.hpp"
#include "engine/ports/signer.hpp"

namespace renmian {

class Cosigner {
 public:
  // `logs` as for admit(); `key` is of type 0x04. The others outlive the cosigner.
  Cosigner(WitnessState& state, const Signer& key, const Clock& clock, std::vector<Verifier> logs)
      : state_(state), key_(key), clock_(clock), logs_(std::move(logs)) {}

  struct Cosigned {
    Checkpoint checkpoint;
    std::string note;  // the checkpoint as it was brought
    std::string line;  // "— name base64\n"
  };
  // What contradicts what was cosigned before (kInconsistent) is kept as evidence.
  boost::system::result<Cosigned, WitnessRefusal> cosign(std::string_view body);

 private:
  WitnessState& state_;
  const Signer& key_;
  const Clock& clock_;
  const std::vector<Verifier> logs_;
};

}  // namespace renmian
