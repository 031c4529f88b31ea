#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(DeliverRecommendationLetter, Facts)
RENMIAN_DEFINE_COMMAND(SubmitLegalMotion, Facts)
RENMIAN_DEFINE_COMMAND(RecordDemocraticConsultation, Facts)
RENMIAN_DEFINE_COMMAND(RecordEmbargo, Facts)
RENMIAN_DEFINE_COMMAND(RecordLawTest, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalHistory, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalElected, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalRejected, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalSuspension, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalCleared, Facts)
RENMIAN_DEFINE_COMMAND(WithdrawNomination, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalPost, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalRemoval, Facts)
RENMIAN_DEFINE_COMMAND(RecordOath, Facts)

// A nomination goes to one body: the last one recorded counts.
void DeliverRecommendationLetter::record(Facts& facts, const Stamp&) const {
  facts.legal_letter = *this;
  facts.legal_motion.reset();
}
void SubmitLegalMotion::record(Facts& facts, const Stamp&) const {
  facts.legal_motion = *this;
  facts.legal_letter.reset();
}
void RecordDemocraticConsultation::record(Facts& facts, const Stamp&) const { facts.democratic_consultation = *this; }
void RecordEmbargo::record(Facts& facts, const Stamp&) const { facts.embargo = *this; }
void RecordLawTest::record(Facts& facts, const Stamp&) const { facts.law_test = *this; }
void RecordLegalHistory::record(Facts& facts, const Stamp&) const { facts.legal_history = *this; }
void RecordLegalElected::record(Facts& facts, const Stamp&) const { facts.legal_result = legal_vote; }
void RecordLegalRejected::record(Facts& facts, const Stamp&) const { facts.legal_rejection = legal_vote; }
void RecordLegalSuspension::record(Facts& facts, const Stamp&) const {
  facts.legal_suspension = *this;
  facts.legal_cleared.reset();
}
void RecordLegalCleared::record(Facts& facts, const Stamp&) const { facts.legal_cleared = *this; }
void WithdrawNomination::record(Facts& facts, const Stamp&) const { facts.withdrawal = *this; }
void RecordLegalPost::record(Facts& facts, const Stamp&) const { facts.legal_post = *this; }
void RecordLegalRemoval::record(Facts& facts, const Stamp&) const { facts.legal_removal = *this; }
void RecordOath::record(Facts& facts, const Stamp&) const { facts.oath = *this; }

}  // namespace renmian::appointment
