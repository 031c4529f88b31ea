// Reads the stored log again, while it is in use, and holds what is there against what was signed (audit-trail 2.5): a
// change made behind the program's back is found before somebody builds on it. It computes from the stored bodies and
// trusts no stored hash; payloads are held against the digests their entries name.
//
// Two readings go on side by side: of what was added lately, and, slowly, of the whole log from its first entry on.
// Used by one thread. Faults of the store are thrown and leave both readings where they were.
#pragma once

#include <optional>
#include <vector>

#include "engine/case/known_log.hpp"

namespace renmian {

struct ScrubFinding {
  Text text;
  std::optional<std::uint64_t> log_index;
};

class Scrubber {
 public:
  // From the head as it is now: what comes is new, what is there is for the sweep.
  Scrubber(Store& store, const LogIdentity& log);

  // Reads what was added since the last time, up to the signed head.
  std::vector<ScrubFinding> look_at_newest();

  // Reads on through the whole log, at most so many entries; at its end the root is compared with the head that was
  // signed when this sweep began, and the next call begins a new one.
  std::vector<ScrubFinding> sweep(std::size_t at_most);

  struct Swept {
    std::uint64_t up_to = 0;  // of the sweep under way
    std::uint64_t of = 0;
    std::uint64_t whole = 0;  // sweeps that were finished
  };
  Swept swept() const { return swept_; }

 private:
  // A log as it is read, from some entry on.
  struct Reading {
    MerkleFrontier frontier;
    TileBuilder tiles;
  };
  struct Head {
    std::string checkpoint;
    std::uint64_t size = 0;
    Hash root{};
    MerkleFrontier frontier;
  };
  std::optional<Head> signed_head(std::vector<ScrubFinding>& findings);
  Reading reading_at(const Head& head);
  void look_beyond(const Head& head, std::vector<ScrubFinding>& findings);
  void read_on(Reading& reading, std::uint64_t to, std::vector<ScrubFinding>& findings);

  Store& store_;
  const LogIdentity& log_;
  std::vector<Verifier> verifiers_;
  std::optional<Reading> newest_;
  std::optional<Reading> sweep_;
  Head target_;  // of the sweep
  Swept swept_;
};

}  // namespace renmian
