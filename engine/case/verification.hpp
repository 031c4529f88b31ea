// Verifies a whole database against its own log: that what is stored is what was signed, event by event and case by
// case (audit-trail 2.11, as far as it can be done without the archive folder).
//
//   checkpoint   the head's checkpoint is signed by the log's key and of the right origin
//   canonical    every entry is canonical JSON of the event profile, can be read, and is of this log
//   leaves       the stored leaf hashes are those of the entries
//   tree         the places in the log are dense; root and size recomputed are those signed; the frontier agrees
//   tiles        the full tiles are stored as recomputed
//   chains       per case: steps contiguous, each following the one before, under one procedure and policy, each
//                transition a row of the procedure with the digest named, all its gates passed, times not falling
//   payloads     the data of every event has the digest that the event names, and is there unless an event of the log
//                says under which rule it was erased
//   replay       every case read from its events stands where its row says; no row without events, and no events
//                without row
//   unique       no event id and no step of a case occurs twice
//
// What cannot be seen from the database alone: a log cut back to an earlier head, signature and all. That takes a
// checkpoint kept elsewhere.
//
// The store may be written to meanwhile; what is committed after the start is left out. Memory: the state of one page,
// about 250 bytes per case and 24 per event. Faults of the environment are thrown; everything else is a finding.
#pragma once

#include <functional>
#include <string>

#include "engine/audit/note.hpp"
#include "engine/case/catalogue.hpp"
#include "engine/trail/report.hpp"

namespace renmian {

// Its lines are in the order above.
struct VerificationReport : Report {
  using Report::Report;

  std::uint64_t events = 0;
  std::uint64_t cases = 0;
  std::string checkpoint;  // the signed note all this was held against; empty for a log without events
};

// Called after every page: what is being done, how much of it, of how much.
using VerificationProgress = std::function<void(const Words& doing, std::uint64_t done, std::uint64_t of)>;

// `verifier` is the log's key, `origin` the name the log must have.
VerificationReport verify(Store& store, Catalogue& catalogue, const Verifier& verifier, const std::string& origin,
                          const VerificationProgress& progress = {});

}  // namespace renmian
