// What comes back from a command: what was advanced, or a refusal that says everything that is missing.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/committer.hpp"
#include "engine/procedure/gate.hpp"

namespace renmian {

// One gate as it is told to people and programs: the rule with its source and mark, and its verdict.
struct GateFinding {
  GateInfo gate;
  Verdict verdict;
};

struct Advanced {
  CaseId case_id;
  std::string command;
  std::string position;
  std::int64_t version = 0;
  Receipt receipt;
};

struct Refusal {
  enum class Kind {
    kNoSuchCase,       // or none that the caller may know of
    kStaleVersion,     // the case moved on since the caller saw it; `version` is the present one
    kBadInput,         // see `problems`
    kNotPossibleHere,  // no row of the procedure for this command in this state; recorded
    kGateClosed,       // see `gates`; recorded
    kKeyReused,        // the idempotency key was used for another request
    kNotAllowed,       // the caller holds no right to it; see `message`
    kProofTooOld,      // the caller must first prove again who they are
    kNotDone,          // of an all-or-nothing batch in which another case was refused
  };

  Kind kind = Kind::kNoSuchCase;
  CaseId case_id;
  std::string command;
  std::string position;
  std::int64_t version = 0;
  Text message;
  Problems problems;
  std::vector<GateFinding> gates;  // of every gate asked, those that are met too
  std::optional<Receipt> receipt;  // of the event that records the refusal
};

using Answer = std::variant<Advanced, Refusal>;

// Stable codes: "no-such-case", "stale-version", "bad-input", "not-possible-here", "gate-closed", "key-reused",
// "not-allowed", "proof-too-old", "not-done".
std::string_view code_of(Refusal::Kind kind);

// The written forms that every interface shows.
boost::json::object to_json(const Problem& problem);
boost::json::object to_json(const GateFinding& finding);
boost::json::object to_json(const Receipt& receipt);
boost::json::object to_json(const Advanced& advanced);
boost::json::object to_json(const Refusal& refusal);

}  // namespace renmian
