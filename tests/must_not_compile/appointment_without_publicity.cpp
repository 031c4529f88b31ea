// Unlawful: the real procedure with a shortcut from the decision to the appointment.
#include "engine/procedure/proofs.hpp"
#include "workflows/appointment/procedure.hpp"

using namespace renmian;
using namespace renmian::appointment;
struct Shortcut : Appointment {
  using Procedure = mp::mp_push_back<appointment::Procedure, Row<Decided, IssueNotice, Appointed, Record, Requires<>>>;
  using Table = mp::mp_append<Procedure, typename Standing::Rows, Dossier>;
};
static_assert(proofs::lawful<Shortcut>());
