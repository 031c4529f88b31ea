// What is known of a command whatever its data.
#pragma once

#include <string_view>

#include "engine/base/text.hpp"

namespace renmian {

struct CommandInfo {
  std::string_view code;  // stable: stored, published
  Words title;
  Words actor;            // who usually gives it
  bool confirms = false;  // confirms a check of the case: whoever runs the case must not give it (regulation 6.1)
};

}  // namespace renmian
