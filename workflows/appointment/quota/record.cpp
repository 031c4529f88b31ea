#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RecordQuotaReply, Facts)

void RecordQuotaReply::record(Facts& facts, const Stamp&) const { facts.quota = *this; }

}  // namespace renmian::appointment
