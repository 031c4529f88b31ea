// What the log commits to at one moment (C2SP tlog-checkpoint). Lines, each ended by a newline: origin, size in
// decimal, root in base64, then optional extension lines. It is published as the text of a signed note (note.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/digest.hpp"
#include "engine/audit/note.hpp"

namespace renmian {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
  std::vector<std::string> extensions;  // not written by us: nobody audits them

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string to_string(const Checkpoint& checkpoint);

// Nothing if `text` is not exactly of the written form, or a checkpoint of size 0 has another root than the empty
// log's.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

struct SignedCheckpoint {
  Checkpoint checkpoint;
  std::vector<NoteSignature> signatures;  // the good ones of known keys, each key once
};

// Opens a checkpoint of the log named `origin`. At least one of the signatures is one of a log key with that name: a
// witness alone makes no checkpoint. Codes: those of open_note, and "checkpoint-malformed", "checkpoint-origin",
// "checkpoint-not-signed".
boost::system::result<SignedCheckpoint, Problem> open_checkpoint(std::string_view note, std::span<const Verifier> known,
                                                                 std::string_view origin);

}  // namespace renmian
