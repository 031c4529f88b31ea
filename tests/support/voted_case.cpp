#include "tests/support/voted_case.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds/cadre_case.hpp"

namespace renmian::test {
namespace {

using namespace appointment;

// clang-format off
using VotedRows = mp::mp_list<
  Row< Idle,      Open,             Meeting,         Record,  Requires<> >,
  Row< Meeting,   AdoptDecision,    Closed,          Record,  Requires<VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteMajority, VoteSplit, VoteRecuse> >,
  Row< Meeting,   RejectDecision,   ClosedRejected,  Record,  Requires<VoteQuorum, VoteFailed> >,
  Row< Meeting,   PostponeVote,     Deferred,        Record,  Requires<> >,
  Row< Deferred,  PutBackOnAgenda,  Meeting,         Record,  Requires<> >
>;
// clang-format on

struct VotedCase : CadreCase {
  static constexpr ProcedureInfo info{"voted", 1, {"表决事项", "Voted case"}, "promote"};
  using Procedure = VotedRows;
  using Dossier = mp::mp_list<>;
  using Goals = mp::mp_list<Closed>;
  using Mandatory = mp::mp_list<VoteQuorum, VoteMajority>;
};

}  // namespace

const Procedure& voted_case() {
  static const Compiled<VotedCase> procedure;
  return procedure;
}

}  // namespace renmian::test
