#include "workflows/erasure/erasure.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/erasure/procedure.hpp"

namespace renmian::erasure {

const renmian::Procedure& compiled() {
  static const Compiled<Erasure> procedure;
  return procedure;
}

}  // namespace renmian::erasure
