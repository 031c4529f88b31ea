// The procedure of an erasure (载体内容销毁): an erasure is a case of its own, so that what was erased, under which
// rule and by whom stands in the same log. It concerns no one person and no one post: both are the nil UUID (RFC
// 9562, 5.9).
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::erasure {

const Procedure& compiled();  // lives as long as the program; any thread

}  // namespace renmian::erasure
