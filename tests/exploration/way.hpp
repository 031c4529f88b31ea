// The way of a case through its procedure, loops left out, with the gates passed until it came to stand at each state:
// a return takes back what was passed since the case stood there first.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/procedure/book.hpp"

namespace renmian::exploration {

class Way {
 public:
  explicit Way(std::string_view start) : stops_{{start, {}}} {}

  // Takes a row of the procedure, all of whose gates are open; says what is wrong if it leads to an appointment state
  // and a mandatory gate was not passed on the way.
  std::optional<std::string> take(const BookRow& row, const Book& book);

 private:
  struct Stop {
    std::string_view state;
    std::set<const GateInfo*> passed;
  };
  std::vector<Stop> stops_;
};

}  // namespace renmian::exploration
