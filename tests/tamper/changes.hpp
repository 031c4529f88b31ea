// Single changes that somebody with the database in hand may make, each with the lines of `audit verify` of which at
// least one must tell it.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tamper/database.hpp"

namespace renmian::tamper {

struct Change {
  std::string_view name;
  std::vector<std::string_view> told_by;
  // Whether there was something to change.
  std::function<bool(RawDatabase&, std::mt19937_64&)> apply;
};

// `older_head`: a head that was genuinely signed at an earlier size.
std::vector<Change> all_changes(LogHead older_head);

}  // namespace renmian::tamper
