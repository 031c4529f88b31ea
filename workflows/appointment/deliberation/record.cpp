#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(AdoptProposal, Facts)
RENMIAN_DEFINE_COMMAND(ClassifyDeliberation, Facts)
RENMIAN_DEFINE_COMMAND(RecordSuperiorLeaderOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RecordUnitedFrontOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RequestAssistingOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RecordAssistingOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RecordSplitSettlement, Facts)
RENMIAN_DEFINE_COMMAND(CloseConsultations, Facts)

void AdoptProposal::record(Facts& facts, const Stamp&) const { facts.department_meeting = *this; }
void ClassifyDeliberation::record(Facts& facts, const Stamp&) const { facts.classification = *this; }
void RecordSuperiorLeaderOpinion::record(Facts& facts, const Stamp&) const { facts.superior_leader = *this; }
void RecordUnitedFrontOpinion::record(Facts& facts, const Stamp&) const { facts.united_front = *this; }
void RequestAssistingOpinion::record(Facts& facts, const Stamp&) const { facts.assisting_request = *this; }
void RecordAssistingOpinion::record(Facts& facts, const Stamp&) const { facts.assisting_opinion = *this; }
void RecordSplitSettlement::record(Facts& facts, const Stamp&) const { facts.split_settlement = *this; }
void CloseConsultations::record(Facts& facts, const Stamp&) const { facts.consultations = *this; }

}  // namespace renmian::appointment
