// Whether an entry is under the root that this node last signed or took up. Whoever can write to the database can make
// an entry that agrees with its case in every hash; it is not in the tree, and no command is judged on it
// (audit-trail 2.13).
//
// The open tiles are known from the committer; full ones are read from the store and believed once their root stands
// in the tile above, up to an open one. Believed tiles are kept, so that cases of one time cost one read. Any thread.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "engine/case/committer.hpp"

namespace renmian {

class SignedTree {
 public:
  // What they refer to outlives it.
  SignedTree(Store& store, Committer& committer) : store_(store), committer_(committer) {}

  enum class Covered { kYes, kNo, kUnknown };  // unknown: the log is frozen, or cannot be locked for a look

  // Has the committer look at the stored head if the entry is newer than what is known. Faults of the store are thrown.
  Covered covers(std::uint64_t log_index, const Hash& leaf);

 private:
  using Place = std::pair<unsigned, std::uint64_t>;  // level, index
  using Hashes = std::shared_ptr<const std::vector<Hash>>;

  Hashes believed(const TileBuilder& tree, Place place);
  Hashes find(Place place);
  void keep(Place place, Hashes hashes);

  Store& store_;
  Committer& committer_;
  std::mutex mutex_;
  std::list<std::pair<Place, Hashes>> order_;  // most recently used first
  std::map<Place, std::list<std::pair<Place, Hashes>>::iterator> places_;
};

}  // namespace renmian
