// The running program: every port with what stands behind it. Command line and server are built on one of these.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "api/service/config.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

class Runtime {
 public:
  // Opens store and key; a missing key is made on the first start. Puts the policy file in force. Throws Fault for what
  // is not there or not usable ("policy-file" for a policy that is malformed or laxer than the regulation).
  //
  // `demo_start`: the clock stands at this moment until it is set; otherwise it is the system's.
  explicit Runtime(const Config& config, std::optional<Timestamp> demo_start = std::nullopt);
  ~Runtime();  // commits what is queued

  Desk& desk();
  Store& store();
  const Signer& signer();
  Random& random();
  ManualClock* demo_clock();  // null if the clock is the system's

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The procedures compiled into this program.
const std::vector<const Procedure*>& compiled_procedures();

}  // namespace renmian
