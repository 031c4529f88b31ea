// What is written in many ways is searched for in one. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace renmian {

// Without white space, small Latin letters, ASCII letters and digits for full-width ones, and 〔〕 for all brackets
// that the year in the number of a document is put in: [] () （） 【】 ［］.
std::string search_form(std::string_view text);

// The text and what is left of it after each of its characters: what it contains is what one of them begins with.
std::vector<std::string> endings_of(std::string_view text);

}  // namespace renmian
