// Checks the values of a form: the limits of each field and the rules RMB-001 to RMB-011 of form_reader.hpp.
#pragma once

#include <optional>

#include "adapters/forms/cadre_form.hpp"
#include "adapters/forms/form_findings.hpp"
#include "engine/base/time.hpp"

namespace renmian::forms {

inline constexpr int kYoungestAtWork = 14;  // years

// A form over a limit is not checked further.
void check_form(const CadreForm& form, const std::optional<CivilDate>& today, Findings& findings);

// The parts of it that have a file of their own.
void check_family(const CadreForm& form, Findings& findings);
void check_resume(const CadreForm& form, Findings& findings);
void check_values_in_lists(const CadreForm& form, Findings& findings);  // form_codes.cpp

}  // namespace renmian::forms
