// Keeps the lists of what cases wait for: follows the log by its index ("the log is the outbox"), reads the cases that
// moved, and replaces what they wait for and their traces (case_traces.hpp) together with the cursor that says how far
// the log was followed. Any node may do it at any time; of two that do, one comes second and goes on from where the
// other stopped. Commits know nothing of it: whoever lists catches up first.
//
// Faults of the store are thrown. A case that cannot be read (tampered with, of a procedure this program lacks) is told
// and passed over, so that it does not hold up the others.
#pragma once

#include "engine/case/loaded_case.hpp"

namespace renmian {

// A deadline that new calendar data put on another day, or that had none before.
struct MovedDeadline {
  CaseId case_id;
  std::string code;
  std::optional<CivilDate> before;
  std::optional<CivilDate> now;

  friend bool operator==(const MovedDeadline&, const MovedDeadline&) = default;
};

struct Followed {
  std::uint64_t events = 0;
  std::vector<MovedDeadline> moved;  // of a rebuild
  std::vector<CaseId> unreadable;
};

class DueFollower {
 public:
  // What they refer to outlives the follower.
  DueFollower(Store& store, Catalogue& catalogue, const WorkingDays& calendar)
      : store_(store), catalogue_(catalogue), calendar_(calendar) {}

  // Follows the log to its present end.
  Followed catch_up() { return follow(Deadlines::kAsTheyCome); }

  // Sets all anew from the first event on, with the present calendar: after new calendar data, or if in doubt. Says
  // which deadlines moved by it.
  Followed rebuild();

 private:
  enum class Deadlines { kAsTheyCome, kCompared };

  Followed follow(Deadlines deadlines);
  bool start_anew();
  bool follow_page(std::uint64_t from, Deadlines deadlines, Followed& followed);
  void compare(const DueOfCase& of_case, Followed& followed);

  Store& store_;
  Catalogue& catalogue_;
  const WorkingDays& calendar_;
};

}  // namespace renmian
