// People who do not exist, on real forms: cadre appointment forms such as the editor writes them, without errors. Their
// identity numbers are of a region that does not exist (9901xx), which is the one warning a reader gives.
#pragma once

#include <vector>

#include "adapters/forms/cadre_form.hpp"
#include "api/demo/county.hpp"

namespace renmian {

// `count` people of different names who work in the units of `county`; filled in on 2025-01-06.
std::vector<CadreForm> make_forms(const County& county, std::size_t count, SeededRandom& random);

}  // namespace renmian
