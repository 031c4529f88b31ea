// Unlawful: the real procedure with a shortcut from the decision to the appointment.
#include "engine/procedure/proofs.hpp"
#include "workflows/appointment/kinds/promote.hpp"

using namespace renmian;
using namespace renmian::appointment;
struct Shortcut : Promote {
  using Procedure = mp::mp_push_back<Promote::Procedure, Row<Decided, IssueNotice, Appointed, Record, Requires<>>>;
};
static_assert(proofs::lawful<Shortcut>());
