#include "workflows/appointment/kinds/demote.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& demote() {
  static const Compiled<Demote> procedure;
  return procedure;
}

}  // namespace renmian::appointment
