#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(FormInspectionTeam, Facts)
RENMIAN_DEFINE_COMMAND(PublishInspectionNotice, Facts)
RENMIAN_DEFINE_COMMAND(RecordUnitOpinions, Facts)
RENMIAN_DEFINE_COMMAND(RecordIntegrityOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RecordAuditResult, Facts)
RENMIAN_DEFINE_COMMAND(RecordFeedback, Facts)
RENMIAN_DEFINE_COMMAND(RecordInspectionPublicity, Facts)
RENMIAN_DEFINE_COMMAND(CompleteInspection, Facts)
RENMIAN_DEFINE_COMMAND(ReturnToInspection, Facts)

void FormInspectionTeam::record(Facts& facts, const Stamp&) const { facts.team = *this; }
void PublishInspectionNotice::record(Facts& facts, const Stamp&) const { facts.inspection_notice = *this; }
void RecordUnitOpinions::record(Facts& facts, const Stamp&) const { facts.unit_opinions = *this; }
void RecordIntegrityOpinion::record(Facts& facts, const Stamp&) const { facts.integrity = *this; }
void RecordAuditResult::record(Facts& facts, const Stamp&) const { facts.audit_result = *this; }
void RecordFeedback::record(Facts& facts, const Stamp&) const { facts.feedback = *this; }
void RecordInspectionPublicity::record(Facts& facts, const Stamp&) const { facts.inspection_publicity = *this; }
void CompleteInspection::record(Facts& facts, const Stamp&) const { facts.inspection = *this; }
void ReturnToInspection::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_inspection(facts);
}

}  // namespace renmian::appointment
