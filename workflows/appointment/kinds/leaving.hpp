// What the ways of leaving a post share: 免职, 辞职, 降职 (regulation reference 2.9). Each has its own table beside
// this.
#pragma once

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/legal/gates.hpp"
#include "workflows/appointment/removal/gates.hpp"

namespace renmian::appointment {

using ToPropose = Free<Idle, &ProposalStep::info>;

// How the meeting discusses and votes on whoever is to leave.
#define RENMIAN_LEAVING_VOTE                                                                                      \
  Lbd1Form, Lbd2Person, Wbz3Adhoc, Wbz5Leak, VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteMajority, \
      VoteSplit, VoteRecuse, VoteNoProxy, VoteAbsentAsked

// From the department meeting to the decision. `RejectedTo`: where a case that the meeting rejects goes.
// clang-format off
template <class RejectedTo, class... Ground>
using LeavingDecisionRows = mp::mp_list<
  Row< Free<DeptMeeting>, AdoptProposal,              Free<Deliberate>, Record,  Requires<> >,
  Row< Free<Deliberate>,  CloseConsultations,         Free<AgendaGate>, Record,  Requires<> >,
  Row< Free<AgendaGate>,  PassAgendaGate,             Free<Meeting>,    Record,  Requires<Ground..., Wbz3Adhoc> >,
  Row< Free<Meeting>,     AdoptDecision,              Free<Decided>,    Record,  Requires<Ground..., RENMIAN_LEAVING_VOTE> >,
  Row< Free<Meeting>,     RejectDecision,             RejectedTo,       Record,  Requires<Lbd1Form, VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteFailed, VoteRecuse, VoteNoProxy> >,
  Row< Free<Meeting>,     PostponeVote,               Free<Deferred>,   Record,  Requires<> >,
  Row< Free<Deferred>,    PutBackOnAgenda,            Free<AgendaGate>, Record,  Requires<> >,
  Row< Free<Decided>,     CarryReconsideration,       Free<Meeting>,    Record,  Requires<VoteReconsider> >,
  Row< Free<Decided>,     SubmitForApproval,          Free<Submitted>,  Record,  Requires<> >,
  Row< Free<Submitted>,   RecordApproval,             Free<Decided>,    Record,  Requires<> >,
  Row< Free<Submitted>,   RecordDisapproval,          RejectedTo,       Record,  Requires<> >
>;

// 离任审查 Departure, DEP2010, AUD2019
using LeavingDepartureRows = mp::mp_list<
  Row< DepartureAudit,    RecordDepartureInspection,  none,             Record,  Requires<> >,
  Row< DepartureAudit,    RecordEconomicAudit,        none,             Record,  Requires<> >,
  Row< DepartureAudit,    CloseCase,                  Closed,           Record,  Requires<DepInspection, DepAudit> >
>;
// clang-format on

struct LeavingCase : CadreCase {
  using Steps = mp::mp_list<ProposalStep, Decision, LeavingStep, DepartureStep>;
  using Dossier = mp::mp_append<ComplaintsDossier, DecisionDossier, ExceptionsDossier, RemovalDossier, DeskDossier,
                                mp::mp_list<AnyTime<RecordLegalPost>, AnyTime<RecordLegalRemoval>>>;
  using Goals = mp::mp_list<HandingOver>;
};

}  // namespace renmian::appointment
