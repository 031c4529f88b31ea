// What is known of a case, one line for each fact that is known: members and values in the words of the procedure,
// documents by title and date, flags by name if set; long facts cut, ids left out.
#pragma once

#include <string>

#include "engine/procedure/procedure.hpp"

namespace renmian {

std::string facts_text(const Procedure& procedure, const CaseFacts& facts, Language language);

}  // namespace renmian
