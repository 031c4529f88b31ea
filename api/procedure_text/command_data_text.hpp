// The part of the procedure book that says what is to be filled in with each command.
#pragma once

#include <string>

#include "engine/procedure/book.hpp"

namespace renmian {

// Tables in Markdown, one per command, under headings of level 3. What several commands share (a document, for
// instance) becomes a table of its own, to which the others refer.
std::string command_data_text(const Book& book, Language language);

// `text` as the content of one cell of a Markdown table.
std::string cell(std::string_view text);

}  // namespace renmian
