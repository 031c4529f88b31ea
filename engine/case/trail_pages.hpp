// Reads the stored trail for copying it out: entries page by page, the checkpoint with what witnesses gave for it, the
// definitions that entries name, and where the cases stood under a checkpoint. The store may be written to meanwhile:
// everything is told as of the checkpoint asked for. Any thread.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/case/catalogue.hpp"
#include "engine/ports/store.hpp"
#include "engine/trail/folder_format.hpp"

namespace renmian {

struct TrailHead {
  Checkpoint checkpoint;
  std::string note;  // signed, with all cosignatures known for exactly this checkpoint
};

// Of the newest checkpoint; nothing for a log without entries. Signatures are not checked. Fault
// "checkpoint-unreadable" for a head that is no checkpoint.
std::optional<TrailHead> newest_head(Store& store);
// Of the newest one that a witness has cosigned.
std::optional<TrailHead> newest_witnessed_head(Store& store);

// Gives `take` the entries [from, to), in order and without a gap. Fault "log-entry-missing" naming the first that is
// not there.
void read_entries(Store& store, std::uint64_t from, std::uint64_t to,
                  const std::function<void(std::span<const StoredEvent>)>& take);

// The definition with this digest; null if this program has none.
const std::string* definition_of(const Catalogue& catalogue, std::string_view digest);

// Where cases stood after all entries of the log before `size`.
// Of these cases, or of all; by id. What the rows of the cases say, unless a case has moved since: then its events.
// Cases without an entry before `size` are left out.
std::vector<StateLine> standings(Store& store, std::uint64_t size, std::span<const CaseId> cases);
std::vector<StateLine> all_standings(Store& store, std::uint64_t size);

}  // namespace renmian
