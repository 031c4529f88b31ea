// Small operations on the UTF-8 texts of a form. All expect valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace renmian::forms {

// Without white space (the ideographic space too) at both ends, or at the end.
std::string_view trim(std::string_view text);
std::string_view trim_end(std::string_view text);

// For comparing: without any white space and zero-width character.
std::string without_blanks(std::string_view text);

// `<br>`, `<br/>` and `<br >` become line breaks; no white space at line ends, no empty first and last lines.
std::string tidy_lines(std::string_view text);

std::size_t count_characters(std::string_view text);
std::vector<std::string_view> split(std::string_view text, std::string_view separator);
std::string replace_all(std::string text, std::string_view what, std::string_view by);

}  // namespace renmian::forms
