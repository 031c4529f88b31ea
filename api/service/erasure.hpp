// Erasing the content of cases that are over, under a rule and by two persons (workflows/erasure): one asks for it,
// another approves, and what was approved is carried out at once. First comes the entry of the log that says which
// payloads go, then they go, from the database and from the archive. Asked again after it was interrupted, it is
// completed.
//
// Problems: "no-such-case", "no-such-erasure", "not-erasable" for the records of erasures and of the system themselves,
// "nothing-to-erase", "too-many-entries", "of-an-earlier-log". What a rule of the procedure refuses is an answer. Any
// thread.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

class ArchiveKeeper;

struct ErasureToRequest {
  Line rule;
  Paragraph reason;
  std::vector<CaseId> cases;
  BOOST_DESCRIBE_CLASS(ErasureToRequest, (), (rule, reason, cases), (), ())
};

boost::system::result<Answer, Problems> request_erasure(Desk& desk, const ErasureToRequest& what, const Actor& actor);

boost::system::result<Answer, Problems> reject_erasure(Desk& desk, CaseId erasure, const Paragraph& reason,
                                                       const Actor& actor);

struct ErasureDone {
  Answer answer;            // to what was given last; a refusal: nothing was erased by this call
  std::size_t entries = 0;  // whose payloads are gone
};

// Approves it as `actor`, unless that was done before, and carries it out. `archive`: null if none is kept.
boost::system::result<ErasureDone, Problems> carry_out_erasure(Desk& desk, ArchiveKeeper* archive, CaseId erasure,
                                                               const Actor& actor);

// The rule that entry `erased_by` named; empty if it cannot be read.
std::string rule_of_erasure(Store& store, std::uint64_t erased_by);

}  // namespace renmian
