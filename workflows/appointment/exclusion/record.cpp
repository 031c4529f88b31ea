#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RecordExclusionScreening, Facts)

void RecordExclusionScreening::record(Facts& facts, const Stamp&) const { facts.screening = *this; }

}  // namespace renmian::appointment
