// Every policy value of the procedures in Markdown, in Chinese and English: default, limits, rule, mark and meaning.
// Procedures that share their policy share a table. Written from their books and nothing else. Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "engine/procedure/procedure.hpp"

namespace renmian {

std::string policy_text(std::span<const Procedure* const> procedures);

}  // namespace renmian
