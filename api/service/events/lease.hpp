// That one node at a time does something: it holds a lease, which it renews, and another takes over half a minute after
// it has gone. A node that was held up for longer may overlap with its successor for a moment.
#pragma once

#include <string>

#include "engine/ports/clock.hpp"
#include "engine/ports/kept_records.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

// One thread. Faults of the store are thrown, but not at the end.
class Lease {
 public:
  // What they refer to outlives it. `id` names what is done.
  Lease(KeptRecords& kept, const Clock& clock, Random& random, std::string id);
  ~Lease();  // leaves it to the next at once
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  // Whether this node holds it; to be asked every few seconds.
  bool hold();

 private:
  KeptRecords& kept_;
  const Clock& clock_;
  const std::string id_;
  const std::string node_;
};

}  // namespace renmian
