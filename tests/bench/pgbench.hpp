// The plain baselines: one case step as an application would write it without this engine, driven by pgbench.
//
//   several statements   BEGIN; SELECT ... FOR UPDATE; UPDATE; three INSERTs; COMMIT
//   one statement        the same in one data-modifying CTE
// Rows are as wide as the engine's own, and the same durable settings hold.
#pragma once

#include <string>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

enum class Baseline { kSeveralStatements, kOneStatement };

// Makes a database on the server `url` points to, and gives its URL.
std::string make_database(const std::string& url, const std::string& name);

// Makes the tables in a database of its own on the server `url` points to; gives the URL of that database.
std::string prepare_baselines(const std::string& url);

Measured run_baseline(const std::string& url, Baseline which, int clients, int seconds, const std::string& directory);

}  // namespace renmian::bench
