// The older .lrm file: one record of 33 double-quoted fields in GBK, as a CadreForm. Reading only.
#pragma once

#include <optional>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "adapters/forms/form_findings.hpp"

namespace renmian::forms {

// `photo` holds the JPEG bytes of the .pic file beside it, or nothing. The form has no identity number.
// Nothing, with errors in `findings`, if the record cannot be read.
std::optional<CadreForm> read_lrm(std::string_view bytes, std::string_view photo, Findings& findings);

}  // namespace renmian::forms
