// The twelve lines of a folder's verification, in words for people.
#pragma once

#include <span>

#include "engine/trail/report.hpp"

namespace renmian {

std::span<const LineText> folder_lines();

}  // namespace renmian
