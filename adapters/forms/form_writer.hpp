// Writes a form as `.lrmx`: UTF-8 without byte order mark, CRLF line ends, two spaces of indentation.
// Nothing is lost: read_form(write_lrmx(form)) gives the same form again, and nothing is added, since other programs
// refuse files with elements they do not know.
#pragma once

#include <string>

#include "adapters/forms/cadre_form.hpp"

namespace renmian {

std::string write_lrmx(const CadreForm& form);

}  // namespace renmian
