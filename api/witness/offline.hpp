// A checkpoint and its proof that were carried here as files, and the answer that is carried back.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <string>

#include "adapters/witness/cosigner.hpp"

namespace renmian {

struct CarriedFiles {
  std::string request;     // a request as a whole; or else:
  std::string checkpoint;  // signed note
  std::string proof;       // "old <size>" and the lines of the proof; may be left out where there is nothing to prove
};

// The files' content as one request. Without a proof it starts from nothing if the log was never cosigned here, else
// from the checkpoint itself, which is right if that very checkpoint was cosigned.
std::string request_of(const CarriedFiles& files, const WitnessState& state);

// What the person at the witness is to know and do; Chinese, then English. An alarm says that the log shows another
// history than the one cosigned, or a shorter one.
struct OfflineAdvice {
  bool alarm = false;
  Text text;
};
OfflineAdvice advice_on(const WitnessRefusal& refusal, const std::string& request);

}  // namespace renmian
