// That what a case's history shows stands in the log: for each of its events the inclusion proof (RFC 9162 section
// 2.1.3) under one signed checkpoint. Whoever may read the case may prove it to a third person.
//
// Any thread. Problems as of case_for(); faults of the store are thrown.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <vector>

#include "engine/case/desk.hpp"

namespace renmian {

struct EventProof {
  Whole<1, 9'007'199'254'740'991> seq;        // step of the case
  Whole<0, 9'007'199'254'740'991> log_index;  // from 0
  Line leaf;                                  // Base64
  std::vector<Line> hashes;                   // Base64, leaf side first
  BOOST_DESCRIBE_CLASS(EventProof, (), (seq, log_index, leaf, hashes), (), ())
};

struct CaseProofs {
  Line origin;
  Whole<0, 9'007'199'254'740'991> size;  // of the log under the checkpoint
  Paragraph checkpoint;                  // signed note, with the cosignatures known of exactly it
  std::vector<EventProof> items;         // by seq
  BOOST_DESCRIBE_CLASS(CaseProofs, (), (origin, size, checkpoint, items), (), ())
};

// Act "case.history".
boost::system::result<CaseProofs, Problem> proofs_of_case(Desk& desk, CaseId id, const Actor& actor);

// Of one event, as a tlog-proof (C2SP); the problem of a case that is not there if it has no such event.
boost::system::result<std::string, Problem> proof_of_event(Desk& desk, CaseId id, std::int64_t seq, const Actor& actor);

}  // namespace renmian
