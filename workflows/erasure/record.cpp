#include "workflows/erasure/facts.hpp"

namespace renmian::erasure {

RENMIAN_DEFINE_COMMAND(RequestErasure, Facts)
RENMIAN_DEFINE_COMMAND(ApproveErasure, Facts)
RENMIAN_DEFINE_COMMAND(RejectErasure, Facts)
RENMIAN_DEFINE_COMMAND(CarryOutErasure, Facts)

void RequestErasure::record(Facts& facts, const Stamp& stamp) const {
  facts.handler = stamp.actor.id;
  facts.requested = *this;
}
void ApproveErasure::record(Facts& facts, const Stamp& stamp) const {
  facts.approver = stamp.actor.id;
  facts.approved_on = stamp.date();
}
void RejectErasure::record(Facts& facts, const Stamp&) const { facts.rejected_because = reason; }
void CarryOutErasure::record(Facts& facts, const Stamp&) const { facts.carried_out = *this; }

}  // namespace renmian::erasure
