#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(TakePersonRecord, Facts)
RENMIAN_DEFINE_COMMAND(RecordKinshipDeclaration, Facts)
RENMIAN_DEFINE_COMMAND(RecordLegalQualificationCheck, Facts)
RENMIAN_DEFINE_COMMAND(RecordOtherOffices, Facts)
RENMIAN_DEFINE_COMMAND(RecordExceptionalGrounds, Facts)
RENMIAN_DEFINE_COMMAND(DeferTraining, Facts)

void TakePersonRecord::record(Facts& facts, const Stamp&) const { facts.person_record = *this; }
void RecordKinshipDeclaration::record(Facts& facts, const Stamp&) const { facts.kinship = *this; }
void RecordLegalQualificationCheck::record(Facts& facts, const Stamp&) const { facts.legal_qualification = *this; }
void RecordOtherOffices::record(Facts& facts, const Stamp&) const { facts.other_offices = *this; }
void RecordExceptionalGrounds::record(Facts& facts, const Stamp&) const { facts.exceptional_grounds = *this; }
void DeferTraining::record(Facts& facts, const Stamp&) const { facts.training_deferral = *this; }

}  // namespace renmian::appointment
