// Promotions that stand somewhere on their lawful way, for loads that begin there.
#pragma once

#include <string_view>
#include <vector>

#include "tests/support/test_desk.hpp"

namespace renmian::bench {

// Cases of as many persons and posts, taken together through every step before `command`. They are opened on 15 March
// 2026; the clock is left at the last of the steps.
std::vector<CaseId> make_standing_cases(TestDesk& made, std::size_t count, std::string_view command);

}  // namespace renmian::bench
