#include "workflows/appointment/kinds/removal.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& removal() {
  static const Compiled<Removal> procedure;
  return procedure;
}

}  // namespace renmian::appointment
