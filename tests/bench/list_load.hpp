// Lists, searches and case pages over many cases: 1,000,000 cases with ten events each, a fifth as many people, as the
// issue asks. Measured where HTTP begins, the service function and the text of its JSON, in process; then the pages
// that are asked for most, over HTTP (list_pages.hpp).
//
// The many cases are written straight into the tables, in bulk: their rows look like those of the program, their events
// stand beyond the end of the log and are not under its signed head. The case whose page is shown is a real one.
#pragma once

#include <boost/json/array.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

constexpr double kListTargetMs = 20;

struct ListMeasured {
  std::string title;
  double rows = 0;  // of a page, on average
  Measured measured;
};

// The program that serves, and a folder for its key and settings.
struct ListServer {
  std::string binary;
  std::string directory;
};

// `database`: a new one, which it migrates and fills with this many cases.
std::vector<ListMeasured> measure_lists(const std::string& database, std::uint64_t cases, const ListServer& server);

// As a table to standard output, and as JSON; those that miss the target are marked.
boost::json::array show_lists(const std::string& database, const std::vector<ListMeasured>& lists);

}  // namespace renmian::bench
