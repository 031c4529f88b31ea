#include "workflows/appointment/kinds/term_change.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& term_change() {
  static const Compiled<TermChange> procedure;
  return procedure;
}

}  // namespace renmian::appointment
