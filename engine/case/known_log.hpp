// The log as this node last saw it, and as it grows: right edge, open tiles, signed checkpoint.
//
// Before anything is appended, the stored head is held against what this node knows: its own last checkpoint, or, when
// it has just started, the key state. A head that is shorter, does not continue it or is not signed by the log's key
// freezes the log: take_up() throws Fault "log-frozen" that says why, and nothing is written until the stored log is
// set right (audit-trail 2.5, 2.8).
//
// Used by one thread, that of the committer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/note.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/ports/key_state.hpp"
#include "engine/ports/signer.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

// Which log is written, and who signs for it. What it refers to outlives its users.
struct LogIdentity {
  std::string origin;                  // its name in checkpoints; "/sm3" at its end: the tree is built with SM3
  std::vector<const Signer*> signers;  // at least one; the first signed every head, the others sign beside it
  KeyState* key_state = nullptr;       // null: none is kept

  TreeHash hash() const { return tree_hash_of(origin); }
};

class KnownLog {
 public:
  KnownLog(Store& store, LogIdentity identity);

  const LogIdentity& identity() const { return identity_; }
  std::uint64_t size() const { return frontier_.size(); }
  const std::string& checkpoint() const { return checkpoint_; }  // empty for a log without entries
  const TileBuilder& tiles() const { return tiles_; }

  // Makes the stored head the one to go on from: the last one of this node, or one that continues it.
  void take_up(const std::optional<LogHead>& head);
  // Something went wrong: the next take_up looks closely again.
  void doubt() { certain_ = false; }

  // The log with more entries, signed once; it becomes this one when it is stored.
  struct Grown {
    MerkleFrontier frontier;
    TileBuilder tiles;
    std::vector<Tile> full_tiles;
    LogHead head;
  };
  Grown grown_by(std::span<const Hash> leaves) const;
  void become(Grown grown);

  LogHead head() const { return {frontier_.serialise(), checkpoint_}; }

 private:
  std::optional<Checkpoint> opened(const std::string& note) const;
  MerkleFrontier frontier_of(const LogHead& head) const;
  void hold_against_key_state(const MerkleFrontier& stored);
  TileBuilder open_tiles(const MerkleFrontier& stored);

  Store& store_;
  const LogIdentity identity_;
  std::vector<Verifier> verifiers_;
  bool certain_ = false;  // the stored head was this node's when last seen
  MerkleFrontier frontier_;
  TileBuilder tiles_;
  std::string checkpoint_;
};

}  // namespace renmian
