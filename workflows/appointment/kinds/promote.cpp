#include "workflows/appointment/kinds/promote.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& promote() {
  static const Compiled<Promote> procedure;
  return procedure;
}

}  // namespace renmian::appointment
