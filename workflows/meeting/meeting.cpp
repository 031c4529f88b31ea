#include "workflows/meeting/meeting.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/meeting/procedure.hpp"

namespace renmian::meeting {

const renmian::Procedure& compiled() {
  static const Compiled<Meeting> procedure;
  return procedure;
}

}  // namespace renmian::meeting
