#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(SubmitForApproval, Facts)
RENMIAN_DEFINE_COMMAND(RecordApproval, Facts)
RENMIAN_DEFINE_COMMAND(RecordDisapproval, Facts)

void SubmitForApproval::record(Facts& facts, const Stamp&) const { facts.submission = *this; }
void RecordApproval::record(Facts& facts, const Stamp&) const { facts.approval = *this; }
void RecordDisapproval::record(Facts& facts, const Stamp&) const { facts.disapproval = *this; }

}  // namespace renmian::appointment
