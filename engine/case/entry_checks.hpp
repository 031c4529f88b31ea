// The checks of `verify` that look at one log entry at a time, in the order of the log.
#pragma once

#include <algorithm>
#include <future>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "engine/case/event.hpp"
#include "engine/case/verification.hpp"

namespace renmian {

enum class VerificationCheck { kCheckpoint, kCanonical, kLeaves, kTree, kTiles, kChains, kPayloads, kReplay, kUnique };

VerificationReport empty_report();
void note(VerificationReport& report, VerificationCheck check, VerificationFinding finding);

// Calls `work` with 0 to `count - 1`, on all processors; throws what a call threw.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  std::vector<std::future<void>> running;
  for (std::size_t first = 0; first < threads; ++first) {
    running.push_back(std::async(std::launch::async, [&work, first, threads, count] {
      for (auto i = first; i < count; i += threads) work(i);
    }));
  }
  for (auto& each : running) each.get();
}

// A case as far as the log has told it.
struct CaseTrail {
  const Procedure* procedure = nullptr;  // null: this program lacks it
  std::string policy;
  std::string position;
  std::int64_t seq = 0;
  std::int64_t version = 0;
  Hash leaf{};
  Timestamp last_at;
  bool has_row = false;
};

class EntryChecks {
 public:
  EntryChecks(Catalogue& catalogue, const std::string& origin, VerificationReport& report)
      : catalogue_(catalogue), origin_(origin), report_(report) {}

  // Gives the leaf hashes of the entries as they are stored.
  std::vector<Hash> check(std::span<const StoredEvent> entries);

  // Once all entries have been given: ids that occur more than once.
  void finish();

  std::unordered_map<CaseId, CaseTrail>& cases() { return cases_; }

 private:
  void check_chain(const StoredEvent& stored, const Event& event, const Hash& leaf);
  void check_move(const StoredEvent& stored, const Event& event, CaseTrail& trail);
  void check_transition(const StoredEvent& stored, const Event& event, const CaseTrail& trail);
  void found(VerificationCheck check, const StoredEvent& stored, Text text);

  struct Seen {
    EventId id;
    std::uint64_t log_index;
  };

  Catalogue& catalogue_;
  const std::string& origin_;
  VerificationReport& report_;
  std::unordered_map<CaseId, CaseTrail> cases_;
  std::vector<Seen> seen_;
};

}  // namespace renmian
