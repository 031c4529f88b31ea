#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(PassAgendaGate, Facts)
RENMIAN_DEFINE_COMMAND(AdoptDecision, Facts)
RENMIAN_DEFINE_COMMAND(RejectDecision, Facts)
RENMIAN_DEFINE_COMMAND(PostponeVote, Facts)
RENMIAN_DEFINE_COMMAND(PutBackOnAgenda, Facts)
RENMIAN_DEFINE_COMMAND(CarryReconsideration, Facts)
RENMIAN_DEFINE_COMMAND(RecordVoteHistory, Facts)
RENMIAN_DEFINE_COMMAND(RecordLeakCheck, Facts)
RENMIAN_DEFINE_COMMAND(RecordPlenaryScope, Facts)
RENMIAN_DEFINE_COMMAND(RecordPlenaryUrgency, Facts)

void PassAgendaGate::record(Facts& facts, const Stamp&) const {
  facts.agenda = *this;
  facts.postponed.reset();
}
void AdoptDecision::record(Facts& facts, const Stamp&) const { facts.vote = item; }
void RejectDecision::record(Facts& facts, const Stamp&) const { facts.vote = item; }
void PostponeVote::record(Facts& facts, const Stamp&) const { facts.postponed = *this; }
void PutBackOnAgenda::record(Facts& facts, const Stamp&) const { facts.agenda.reset(); }
void CarryReconsideration::record(Facts& facts, const Stamp&) const {
  facts.reconsideration = *this;
  facts.vote.reset();  // the earlier decision no longer stands; the meeting votes anew
  facts.submission.reset();
  facts.approval.reset();
}
void RecordVoteHistory::record(Facts& facts, const Stamp&) const { facts.vote_history = *this; }
void RecordLeakCheck::record(Facts& facts, const Stamp&) const { facts.leaks = *this; }
void RecordPlenaryScope::record(Facts& facts, const Stamp&) const { facts.plenary_scope = *this; }
void RecordPlenaryUrgency::record(Facts& facts, const Stamp&) const { facts.plenary_urgency = *this; }

}  // namespace renmian::appointment
