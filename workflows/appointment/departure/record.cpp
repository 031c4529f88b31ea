#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RecordDeparture, Facts)
RENMIAN_DEFINE_COMMAND(RecordDepartureInspection, Facts)
RENMIAN_DEFINE_COMMAND(RecordEconomicAudit, Facts)
RENMIAN_DEFINE_COMMAND(CloseCase, Facts)

void RecordDeparture::record(Facts& facts, const Stamp&) const { facts.departure = *this; }
void RecordDepartureInspection::record(Facts& facts, const Stamp&) const { facts.departure_inspection = *this; }
void RecordEconomicAudit::record(Facts& facts, const Stamp&) const { facts.economic_audit = *this; }
void CloseCase::record(Facts& facts, const Stamp&) const { facts.closing = *this; }

}  // namespace renmian::appointment
