#include "adapters/forms/form_reader.hpp"

#include "adapters/forms/form_checks.hpp"
#include "adapters/forms/lrm_reader.hpp"
#include "adapters/forms/lrmx_reader.hpp"

namespace renmian {

FormReading read_form(const FormSource& source) {
  forms::Findings findings{source.file_name};
  auto form = source.bytes.starts_with('"') ? forms::read_lrm(source.bytes, source.photo, findings)
                                            : forms::read_lrmx(source.bytes, findings);
  if (form) forms::check_form(*form, source.today, findings);
  if (!findings.errors().empty()) form.reset();
  return {std::move(form), findings.errors(), findings.warnings()};
}

}  // namespace renmian
