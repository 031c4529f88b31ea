#include "workflows/appointment/kinds/secondment.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

// Nobody is seconded with a change of relation or for another period than allowed.
static_assert(
    proofs::NoAppointmentWithout<SecRelation, Seconded, reflection::StartOf<SecondmentRows>, SecondmentRows>::holds);
static_assert(
    proofs::NoAppointmentWithout<SecPeriod, Seconded, reflection::StartOf<SecondmentRows>, SecondmentRows>::holds);

const Procedure& secondment() {
  static const Compiled<SecondmentCase> procedure;
  return procedure;
}

}  // namespace renmian::appointment
