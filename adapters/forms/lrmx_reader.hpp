// The XML of an .lrmx as a CadreForm. Checks the structure, not the values.
#pragma once

#include <optional>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "adapters/forms/form_findings.hpp"

namespace renmian::forms {

// Nothing, with errors in `findings`, if the file cannot be read.
std::optional<CadreForm> read_lrmx(std::string_view bytes, Findings& findings);

}  // namespace renmian::forms
