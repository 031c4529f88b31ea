#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(FixSecondmentTask, Facts)
RENMIAN_DEFINE_COMMAND(SelectForSecondment, Facts)
RENMIAN_DEFINE_COMMAND(DecideSecondment, Facts)
RENMIAN_DEFINE_COMMAND(RejectSecondment, Facts)
RENMIAN_DEFINE_COMMAND(HoldSecondmentTalk, Facts)
RENMIAN_DEFINE_COMMAND(RecordArrival, Facts)
RENMIAN_DEFINE_COMMAND(RecordMidTermAssessment, Facts)
RENMIAN_DEFINE_COMMAND(RecordFinalAppraisal, Facts)
RENMIAN_DEFINE_COMMAND(RecordHomeAssessment, Facts)
RENMIAN_DEFINE_COMMAND(ExtendSecondment, Facts)
RENMIAN_DEFINE_COMMAND(RecordReturn, Facts)

void FixSecondmentTask::record(Facts& facts, const Stamp&) const { facts.secondment_task = *this; }
void SelectForSecondment::record(Facts& facts, const Stamp&) const { facts.secondment = *this; }
void DecideSecondment::record(Facts& facts, const Stamp&) const { facts.secondment_decision = *this; }
void RejectSecondment::record(Facts& facts, const Stamp&) const { facts.secondment_rejection = *this; }
void HoldSecondmentTalk::record(Facts& facts, const Stamp&) const { facts.secondment_talk = *this; }
void RecordArrival::record(Facts& facts, const Stamp&) const { facts.arrival = *this; }
void RecordMidTermAssessment::record(Facts& facts, const Stamp&) const { facts.mid_term = *this; }
void RecordFinalAppraisal::record(Facts& facts, const Stamp&) const { facts.final_appraisal = *this; }
void RecordHomeAssessment::record(Facts& facts, const Stamp&) const { facts.home_assessment = *this; }
// The time added is assessed and appraised anew.
void ExtendSecondment::record(Facts& facts, const Stamp&) const {
  facts.extension = *this;
  if (facts.secondment) facts.secondment->last_day = last_day;
  facts.mid_term.reset();
  facts.final_appraisal.reset();
  facts.home_assessment.reset();
}
void RecordReturn::record(Facts& facts, const Stamp&) const { facts.secondment_return = *this; }

}  // namespace renmian::appointment
