#include "workflows/appointment/kinds/legal_nominate.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& legal_nominate() {
  static const Compiled<LegalNominate> procedure;
  return procedure;
}

}  // namespace renmian::appointment
