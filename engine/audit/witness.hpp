// What a witness is asked and how it decides (C2SP tlog-witness, add-checkpoint).
//
// A witness cosigns a checkpoint of a log only if the log that it cosigned before is the beginning of the new one. So
// whoever holds its cosignature knows that nobody else was shown another history up to there. The request is
//
//     old <size of the checkpoint cosigned before; 0 if there is none>
//     <up to 63 lines: consistency proof from there to the checkpoint, in base64>
//     <empty line>
//     <checkpoint: a signed note>
//
// Two steps, because what was kept can only be looked up once the origin is known: admit() looks at the request alone,
// judge() at what was kept as well. What judge() lets pass must be kept, safe on disk and with nobody in between,
// before the cosignature is given away. A refusal tells in its Problem what is wrong and what to do.
//
// One difference to the published text, which answers 409 there: a checkpoint of the size kept with another root is
// answered 422 like any other contradiction, so that 409 always means "ask again, from this size".
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
#include "engine/audit/note.hpp"
#include "engine/base/problem.hpp"

namespace renmian {

inline constexpr std::size_t kMaxWitnessProof = 63;
inline constexpr std::size_t kMaxWitnessBody = std::size_t{64} * 1024;
inline constexpr std::string_view kTreeSizeType = "text/x.tlog.size";  // content type of answer 409

// The answers, by their HTTP status.
enum class WitnessAnswer : unsigned {
  kCosigned = 200,
  kMalformed = 400,     // or "old" above the size of the checkpoint
  kNotSigned = 403,     // no good signature of a trusted key, or a bad one of a trusted key
  kUnknownLog = 404,    // no trusted key has the name that the checkpoint gives as its origin
  kOtherSize = 409,     // "old" is not the size kept; the body tells that size
  kInconsistent = 422,  // the proof is wrong, or the size is the one kept and the root is not
};

struct WitnessRequest {
  std::uint64_t old_size = 0;
  std::vector<Hash> proof;
  std::string checkpoint;  // signed note
};

std::string to_string(const WitnessRequest& request);

// Code "witness-request-malformed"; the place is the line ("line 2").
boost::system::result<WitnessRequest, Problem> parse_witness_request(std::string_view body);

// The size that answer 409 tells: decimal and a newline, nothing else.
std::string tree_size_body(std::uint64_t size);
std::optional<std::uint64_t> parse_tree_size_body(std::string_view body);

// What was last cosigned of one log.
struct WitnessedTree {
  std::uint64_t size = 0;
  Hash root{};

  friend bool operator==(const WitnessedTree&, const WitnessedTree&) = default;
};

struct WitnessRefusal {
  WitnessAnswer answer{};
  Problem problem;
  std::uint64_t kept_size = 0;  // with kOtherSize
};

// A request for a checkpoint that a trusted log has signed.
struct AdmittedRequest {
  WitnessRequest request;
  std::string text;  // of the checkpoint: what is cosigned
  Checkpoint checkpoint;
};

// `logs`: the keys of the trusted logs, each named like the origin of its log; one log may have several.
boost::system::result<AdmittedRequest, WitnessRefusal> admit(std::string_view body, std::span<const Verifier> logs);

// Nothing if the checkpoint may be cosigned. `kept`: what was last cosigned of this origin.
std::optional<WitnessRefusal> judge(const AdmittedRequest& asked, const std::optional<WitnessedTree>& kept);

}  // namespace renmian
