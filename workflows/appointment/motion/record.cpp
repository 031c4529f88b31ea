#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(Open, Facts)
RENMIAN_DEFINE_COMMAND(GiveStartOpinion, Facts)
RENMIAN_DEFINE_COMMAND(ReportProposal, Facts)
RENMIAN_DEFINE_COMMAND(FixWorkPlan, Facts)
RENMIAN_DEFINE_COMMAND(ReturnToMotion, Facts)
RENMIAN_DEFINE_COMMAND(RecordNepotismCheck, Facts)
RENMIAN_DEFINE_COMMAND(RecordRushCheck, Facts)

void Open::record(Facts& facts, const Stamp& stamp) const {
  facts.opened = *this;
  facts.handler = stamp.actor.id;
  record_what_does_not_apply(facts, kind, stamp);
}
void GiveStartOpinion::record(Facts& facts, const Stamp&) const { facts.start = *this; }
void ReportProposal::record(Facts& facts, const Stamp&) const { facts.proposal = *this; }
void FixWorkPlan::record(Facts& facts, const Stamp&) const { facts.work_plan = *this; }
void ReturnToMotion::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  facts.proposal.reset();
  facts.work_plan.reset();
  facts.prior_report.reset();
  facts.superior_consent.reset();
  reopen_recommendation(facts);
}
void RecordNepotismCheck::record(Facts& facts, const Stamp&) const { facts.nepotism = *this; }
void RecordRushCheck::record(Facts& facts, const Stamp&) const { facts.rush = *this; }

}  // namespace renmian::appointment
