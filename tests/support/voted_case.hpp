// The smallest procedure whose cases a meeting decides, with real vote gates: for tests of meetings, which need many
// cases that stand before the vote.
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::test {

const Procedure& voted_case();

}  // namespace renmian::test
