#include "workflows/appointment/kinds/lateral.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& lateral() {
  static const Compiled<Lateral> procedure;
  return procedure;
}

}  // namespace renmian::appointment
