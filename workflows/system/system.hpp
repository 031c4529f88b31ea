// The procedure of what happens outside cases (系统事项): every day is a case of its own, so that its record stands in
// the same log. It concerns no one person and no one post: both are the nil UUID (RFC 9562, 5.9).
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::system_day {

const Procedure& compiled();  // lives as long as the program; any thread

}  // namespace renmian::system_day
