#include "tests/support/small_procedure_v2.hpp"

#include "engine/procedure/compiled.hpp"

namespace renmian::small {

const renmian::Procedure& compiled_v2() {
  static const Compiled<SmallV2> procedure;
  return procedure;
}

const renmian::Procedure& compiled_v3() {
  static const Compiled<SmallV3> procedure;
  return procedure;
}

}  // namespace renmian::small
