// The procedure of a meeting (会议): a meeting is a case of its own, so that its record stands in the same log as the
// cases it decides. It concerns no one person and no one post: both are the nil UUID (RFC 9562, 5.9).
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::meeting {

const Procedure& compiled();  // lives as long as the program; any thread

}  // namespace renmian::meeting
