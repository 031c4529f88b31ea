#include "workflows/appointment/kinds/resign.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& resign() {
  static const Compiled<Resign> procedure;
  return procedure;
}

}  // namespace renmian::appointment
