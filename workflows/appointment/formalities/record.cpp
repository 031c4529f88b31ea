#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(HoldTalk, Facts)
RENMIAN_DEFINE_COMMAND(IssueNotice, Facts)
RENMIAN_DEFINE_COMMAND(RecordProbationFiling, Facts)
RENMIAN_DEFINE_COMMAND(IssueTrialNotice, Facts)
RENMIAN_DEFINE_COMMAND(ConfirmAppointment, Facts)
RENMIAN_DEFINE_COMMAND(RemoveFromTrial, Facts)

void HoldTalk::record(Facts& facts, const Stamp&) const { facts.talk = *this; }
void IssueNotice::record(Facts& facts, const Stamp&) const { facts.notice = *this; }
void RecordProbationFiling::record(Facts& facts, const Stamp&) const { facts.probation_filing = *this; }
void IssueTrialNotice::record(Facts& facts, const Stamp&) const { facts.trial_notice = *this; }
void ConfirmAppointment::record(Facts& facts, const Stamp&) const { facts.confirmation = *this; }
void RemoveFromTrial::record(Facts& facts, const Stamp&) const { facts.trial_removal = *this; }

}  // namespace renmian::appointment
