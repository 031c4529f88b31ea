#include "workflows/appointment/kinds/further_use.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& further_use() {
  static const Compiled<FurtherUse> procedure;
  return procedure;
}

}  // namespace renmian::appointment
