// What the fuzzers try with one input for the readers of the trail: any bytes as a checkpoint, note, proof, policy,
// entry bundle, JSON text, event body, request to a witness, definition of a procedure or line of a trail folder.
//
//   byte 0   kTrailInput; anything else is for one_input.hpp
//   byte 1   which TrailReader, modulo their number
//   byte 2   what is held against the input: which leaf a proof is of, how far a witness has cosigned, which
//            byte of a note is changed
//   rest     the text
//
// Of every input must be true, and nothing is thrown but a Fault:
//
//   what a reader accepts is written again byte for byte; a policy, with the same meaning
//   canonical JSON is read again and written the same; an event body that is an entry has the profile of entries
//   a note that opens still opens with one more signature, which is added once, and never with another text
//   a proof holds for one leaf at most
//   all witnesses together meet every quorum, none meets any but "none", and one more never spoils it
//   a witness cosigns nothing that does not begin with what it cosigned before
//
// Proofs and requests are also tried as if the log had signed their checkpoint: no mutation hits upon a good
// signature. One thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tests/fuzz/tried.hpp"

namespace renmian::fuzz {

inline constexpr std::uint8_t kTrailInput = 0xff;

enum class TrailReader : std::uint8_t {
  kCheckpoint,
  kNote,
  kProof,
  kPolicy,
  kEntryBundle,
  kJson,
  kEvent,
  kWitnessRequest,
  kDefinition,
  kManifest,
  kPayloadLine,
  kStateLine,
};

// `input` without its byte 0. kAccepted: the reader took it (for proofs: it holds; for requests: it is cosigned).
Tried try_trail_input(std::string_view input);

// Small inputs that are accepted, and some that are almost. Always the same, with their byte 0.
std::vector<Sample> trail_samples();

}  // namespace renmian::fuzz
