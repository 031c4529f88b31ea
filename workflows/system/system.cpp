#include "workflows/system/system.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/system/procedure.hpp"

namespace renmian::system_day {

const renmian::Procedure& compiled() {
  static const Compiled<SystemDay> procedure;
  return procedure;
}

}  // namespace renmian::system_day
