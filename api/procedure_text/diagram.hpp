// A procedure as a picture, drawn from its book and nothing else; the same book always gives the same text.
//
//   diagram_dot       for Graphviz, one cluster per step
//   diagram_mermaid   a stateDiagram-v2 with one composite state per step
//   diagram_svg       a finished picture: steps as bands, the main path downwards, returns on the left, ends on the
//                     right; it names only fonts that are common on Chinese desktops and needs no other file
//
// All show each state, each transition with its commands and how many gates these require, the standing and the case
// file. Pure; any thread.
#pragma once

#include <string>

#include "engine/procedure/book.hpp"

namespace renmian {

std::string diagram_dot(const Book& book, Language language);
std::string diagram_mermaid(const Book& book, Language language);
std::string diagram_svg(const Book& book, Language language);

}  // namespace renmian
