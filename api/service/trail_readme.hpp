// README.txt of a trail folder: for the person who was given it, in Chinese and English.
#pragma once

#include <string>

#include "engine/trail/folder_format.hpp"

namespace renmian {

std::string readme_text(const Manifest& manifest);

}  // namespace renmian
