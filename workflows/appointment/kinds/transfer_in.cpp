#include "workflows/appointment/kinds/transfer_in.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& transfer_in() {
  static const Compiled<TransferIn> procedure;
  return procedure;
}

}  // namespace renmian::appointment
