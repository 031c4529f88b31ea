#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(ProposeRemoval, Facts)
RENMIAN_DEFINE_COMMAND(RecordUnfitFinding, Facts)
RENMIAN_DEFINE_COMMAND(ApplyResignation, Facts)
RENMIAN_DEFINE_COMMAND(RecordAuditDeclaration, Facts)
RENMIAN_DEFINE_COMMAND(RecordDisciplineDeclaration, Facts)
RENMIAN_DEFINE_COMMAND(RecordDutyDeclaration, Facts)
RENMIAN_DEFINE_COMMAND(AnswerResignation, Facts)
RENMIAN_DEFINE_COMMAND(ProposeDemotion, Facts)
RENMIAN_DEFINE_COMMAND(HoldLeavingTalk, Facts)
RENMIAN_DEFINE_COMMAND(IssueRemovalNotice, Facts)
RENMIAN_DEFINE_COMMAND(RecordHandover, Facts)
RENMIAN_DEFINE_COMMAND(PlaceAtLevel, Facts)
RENMIAN_DEFINE_COMMAND(RecordReviewOrAppeal, Facts)

void ProposeRemoval::record(Facts& facts, const Stamp&) const { facts.removal = *this; }
void RecordUnfitFinding::record(Facts& facts, const Stamp&) const { facts.unfit_finding = *this; }
void ApplyResignation::record(Facts& facts, const Stamp&) const { facts.resignation_applied = *this; }
void RecordAuditDeclaration::record(Facts& facts, const Stamp&) const { facts.audit_declaration = *this; }
void RecordDisciplineDeclaration::record(Facts& facts, const Stamp&) const { facts.discipline_declaration = *this; }
void RecordDutyDeclaration::record(Facts& facts, const Stamp&) const { facts.duty_declaration = *this; }
void AnswerResignation::record(Facts& facts, const Stamp&) const { facts.resignation_answer = *this; }
void ProposeDemotion::record(Facts& facts, const Stamp&) const { facts.demotion = *this; }
void HoldLeavingTalk::record(Facts& facts, const Stamp&) const { facts.leaving_talk = *this; }
void IssueRemovalNotice::record(Facts& facts, const Stamp&) const { facts.removal_notice = *this; }
void RecordHandover::record(Facts& facts, const Stamp&) const { facts.handover = *this; }
void PlaceAtLevel::record(Facts& facts, const Stamp&) const { facts.placement = *this; }
void RecordReviewOrAppeal::record(Facts& facts, const Stamp&) const { facts.remedies.push_back(*this); }

}  // namespace renmian::appointment
