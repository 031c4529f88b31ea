// The running program: every port with what stands behind it. Command line and server are built on one of these.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "adapters/documents/document_folder.hpp"
#include "api/service/trail_keeper.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

class EventsOut;
class Identity;
class LogWatch;
class Metrics;
class OidcSignIn;
class SealKeys;
class TrailExports;

namespace account {
class AccessBook;
}

class Runtime {
 public:
  // Opens store and key; a missing key is made on the first start. Puts the policy file in force. Throws Fault for what
  // is not there or not usable ("policy-file" for a policy that is malformed or laxer than the regulation).
  //
  // `demo_start`: the clock stands at this moment until it is set; otherwise it is the system's.
  explicit Runtime(const Config& config, std::optional<Timestamp> demo_start = std::nullopt);
  ~Runtime();  // commits what is queued, saves the key state, brings the archive up to date

  Desk& desk();
  Store& store();
  const account::AccessBook& accounts() const;
  Journal& journal();
  Witnesses& witnesses();
  ArchiveKeeper* archive();  // null: none is kept
  TrustedKeys trusted_keys() const;
  Random& random();
  const SealKeys& seal_keys() const;
  Identity& identity();
  OidcSignIn* oidc();  // null: no provider is configured
  DocumentFolder& documents();
  TrailExports& exports();
  EventsOut& events();
  LogWatch& log_watch();
  Metrics& metrics();
  const Config& config() const;
  ManualClock* demo_clock();  // null if the clock is the system's

  // Keeps the trail, builds the exports that were confirmed, delivers to subscriptions and indexes names, on threads of
  // their own until the end, as a server does.
  void keep_trail();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The built-in calendar, or the file that stands in for it: the notice of next year's holidays comes in autumn. Throws
// Fault "calendar-file".
WorkingDays open_calendar(const std::string& file);

// The procedures compiled into this program.
const std::vector<const Procedure*>& compiled_procedures();

}  // namespace renmian
