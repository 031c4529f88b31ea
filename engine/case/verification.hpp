// Verifies a whole database against its own log: that what is stored is what was signed, event by event and case by
// case (audit-trail 2.11, as far as it can be done without the archive folder).
//
//   checkpoint   the head's checkpoint is signed by the log's key and of the right origin
//   canonical    every entry is canonical JSON of the event profile, and can be read
//   leaves       the stored leaf hashes are those of the entries
//   tree         the places in the log are dense; root and size recomputed are those signed; the frontier agrees
//   tiles        the full tiles are stored as recomputed
//   chains       per case: steps contiguous, each following the one before, under one procedure and policy, each
//                transition a row of the procedure with the digest named, all its gates passed, times not falling
//   payloads     the data of every event is there and has the digest that the event names
//   replay       every case read from its events stands where its row says; no row without events, and no events
//                without row
//   unique       no event id and no step of a case occurs twice
//
// What cannot be seen from the database alone: a log cut back to an earlier head, signature and all. That takes a
// checkpoint kept elsewhere.
//
// The store may be written to meanwhile; what is committed after the start is left out. Memory: the state of one page,
// about 200 bytes per case and 24 per event. Faults of the environment are thrown; everything else is a finding.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/note.hpp"
#include "engine/case/catalogue.hpp"

namespace renmian {

struct VerificationFinding {
  Text text;
  std::optional<std::uint64_t> log_index;
  std::optional<CaseId> case_id;
  std::optional<std::int64_t> seq;  // step of the case
};

struct VerificationLine {
  static constexpr std::size_t kMostFindings = 100;

  std::string_view code;                      // as above
  Words title;                                // what is claimed
  std::vector<VerificationFinding> findings;  // the first kMostFindings
  std::uint64_t found = 0;                    // all of them

  bool ok() const { return found == 0; }
};

struct VerificationReport {
  std::vector<VerificationLine> lines;  // in the order above
  std::uint64_t events = 0;
  std::uint64_t cases = 0;
  std::string checkpoint;  // the signed note all this was held against; empty for a log without events

  bool ok() const;
  const VerificationLine& line(std::string_view code) const;
};

// Called after every page: what is being done, how much of it, of how much.
using VerificationProgress = std::function<void(const Words& doing, std::uint64_t done, std::uint64_t of)>;

// `verifier` is the log's key, `origin` the name the log must have.
VerificationReport verify(Store& store, Catalogue& catalogue, const Verifier& verifier, const std::string& origin,
                          const VerificationProgress& progress = {});

}  // namespace renmian
