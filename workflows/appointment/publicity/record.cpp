#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(StartPublicity, Facts)
RENMIAN_DEFINE_COMMAND(RecordPublicityNotApplicable, Facts)
RENMIAN_DEFINE_COMMAND(ConcludePublicity, Facts)
RENMIAN_DEFINE_COMMAND(RevokeDecision, Facts)

void StartPublicity::record(Facts& facts, const Stamp&) const { facts.publicity = *this; }
void RecordPublicityNotApplicable::record(Facts& facts, const Stamp&) const { facts.publicity_not_applicable = *this; }
void ConcludePublicity::record(Facts& facts, const Stamp&) const { facts.publicity_result = *this; }
void RevokeDecision::record(Facts& facts, const Stamp&) const { facts.revocation = *this; }

}  // namespace renmian::appointment
