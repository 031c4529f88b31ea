// A procedure as a handbook in Markdown, written from its book and nothing else: how to read it, the steps with their
// states, commands and gates, what may be done at any time, the mandatory gates, the policy values, the data of every
// command, and the proofs that hold for the book. The same book always gives the same text. Pure; any thread.
#pragma once

#include <string>

#include "engine/procedure/book.hpp"

namespace renmian {

std::string book_text(const Book& book, Language language);

}  // namespace renmian
