// The witnesses of this installation's log: bodies outside that cosign its checkpoints (engine/audit/witness.hpp), so
// that nobody, not even who runs the database, can show two histories or go back. Asked about once a minute and before
// an export; where there is no network path, requests and answers are carried as files.
//
// A problem that is an alarm proves, or may prove, that the log was set back or rewritten. Any thread. Faults are those
// of the store, and "log-frozen" if it lacks tiles; a witness that does not answer is a problem, never a Fault.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/config.hpp"
#include "engine/audit/witness.hpp"
#include "engine/ports/clock.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

struct WitnessProblem {
  Problem problem;
  bool alarm = false;
};

// How far a witness has come.
struct WitnessStanding {
  std::string name;  // as configured
  std::string url;
  std::optional<std::uint64_t> size;  // entries last cosigned; nothing if none were
  std::optional<Timestamp> received_at;
  std::optional<WitnessProblem> problem;  // of the last time it was asked
};
Text describe(const WitnessStanding& standing);  // one sentence

class Witnesses {
 public:
  // Store and clock outlive it. The witnesses are as read_config lets them pass.
  Witnesses(Store& store, const Clock& clock, std::string origin, const std::vector<WitnessConfig>& configured);

  // Asks each witness that has an address to cosign the head of the log, one after the other, each for 10 s at most,
  // and stores what comes back. A witness that cosigned this head within the last hour is not asked again.
  void ask_all();

  std::vector<WitnessStanding> standings() const;  // in the configured order

  // The request to be carried to the witness named so, from what it last cosigned or from `from`, which the witness
  // tells if it refuses the former. Codes "witness-unknown", "log-empty", "witness-from".
  boost::system::result<WitnessRequest, Problem> request_for(std::string_view name,
                                                             std::optional<std::uint64_t> from = {}) const;

  // Takes in what a witness gave back: a checkpoint of this log with its cosignature. Codes "checkpoint-malformed",
  // "checkpoint-origin", those of open_note, and as alarms "witness-ahead", "witness-other-history".
  std::optional<WitnessProblem> take_answer(std::string_view note);

 private:
  struct Witness {
    std::string name;
    std::string url;
    Verifier key;
  };

  std::optional<WitnessProblem> ask(const Witness& witness, const std::string& head);
  std::optional<WitnessProblem> judge_other_size(std::uint64_t told) const;
  std::optional<WitnessProblem> keep_line_in(const std::string& lines, const Witness& witness, const std::string& note);
  std::optional<Cosignature> last_of(const Witness& witness) const;
  WitnessRequest request(std::uint64_t from, const std::string& head) const;

  Store& store_;
  const Clock& clock_;
  const std::string origin_;
  std::vector<Witness> witnesses_;
  mutable std::mutex mutex_;
  std::map<std::string, WitnessProblem> problems_;  // by name
};

}  // namespace renmian
