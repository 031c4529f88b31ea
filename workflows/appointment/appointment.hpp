// 干部任职（个别提拔）, compiled. See procedure.hpp for the table.
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::appointment {

const Procedure& compiled();

}  // namespace renmian::appointment
