// A proof that an entry is in a log, to be handed out and checked without the log (C2SP tlog-proof). Lines:
//
//     c2sp.org/tlog-proof@v1
//     extra <base64>             optional; signed by nobody
//     index <n>
//     <base64>                   the inclusion proof, leaf side first, none to 63 hashes
//                                an empty line
//     ...                        the checkpoint, a signed note with its cosignatures
//
// Pure functions, any thread.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/note.hpp"
#include "engine/base/problem.hpp"

namespace renmian {

struct ProofFile {
  std::optional<std::string> extra;  // bytes, not empty
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
  std::string checkpoint;  // a signed note

  friend bool operator==(const ProofFile&, const ProofFile&) = default;
};

std::string to_string(const ProofFile& proof);

// Only the frame is looked at, not the note. Code "proof-malformed", the place is "line <n>".
boost::system::result<ProofFile, Problem> parse_proof_file(std::string_view text);

// That the entry with this leaf hash is at proof.index of the log named `origin`, by the checkpoint of the proof.
// Codes: those of open_checkpoint, and "proof-wrong". Whether the keys that signed suffice is for the policy to say.
boost::system::result<SignedCheckpoint, Problem> verify_proof_file(const ProofFile& proof, const Hash& leaf,
                                                                   std::span<const Verifier> known,
                                                                   std::string_view origin);

}  // namespace renmian
