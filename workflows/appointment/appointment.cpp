#include "workflows/appointment/appointment.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/procedure.hpp"

namespace renmian::appointment {

const renmian::Procedure& compiled() {
  static const Compiled<Appointment> procedure;
  return procedure;
}

}  // namespace renmian::appointment
