#include "tests/support/small_procedure.hpp"

#include "engine/procedure/compiled.hpp"

namespace renmian::small {

const renmian::Procedure& compiled() {
  static const Compiled<Small> procedure;
  return procedure;
}

}  // namespace renmian::small
