// The same pages as list_load.hpp measures, over HTTP: as a client that waits for each answer gets them from the
// program run as a server, by the token of a cadre section.
#pragma once

#include "engine/base/ids.hpp"
#include "tests/bench/list_load.hpp"
#include "tests/support/installation.hpp"

namespace renmian::bench {

// `database` is filled; `real` is a case of the program's own.
std::vector<ListMeasured> measure_pages(const std::string& binary, const std::string& database,
                                        const Installed& installed, std::uint64_t cases, CaseId real);

}  // namespace renmian::bench
