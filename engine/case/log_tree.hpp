// The tree of the stored log, for proofs and for taking up a log where it stands: full tiles as they are stored, the
// open one of each level computed from what lies below it. Reads the store as it is asked; any thread. Fault
// "log-frozen" if a tile that the size demands is missing.
#pragma once

#include "engine/audit/tiles.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

// `store` outlives the reader; the log has at least `size` entries.
TileReader tiles_of(Store& store, std::uint64_t size, TreeHash hash = TreeHash::kSha256);

// The same tiles, each read once: proofs of neighbouring entries need the same ones again and again. One thread.
TileReader remembering(TileReader tiles);

// The log does not agree with what is known of it: told to whoever commands, until it is set right.
Fault log_frozen(const Text& why);

}  // namespace renmian
