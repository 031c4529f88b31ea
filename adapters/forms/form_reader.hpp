// Reads a cadre appointment form from a file: `.lrmx` (XML) or the older `.lrm` (one record of 33 fields, GBK).
//
// Files come from outside and are not trusted: the size is limited before anything else, a document type is refused,
// the encoding is decoded strictly, and the parser reads no other file and no network. On an error nothing of the form
// is kept. A file name is only named in messages, with identity numbers masked; the kind of file is seen from its first
// byte.
//
// Errors, by which the form is refused:
//   - form-too-large, form-encoding, form-control-character, form-dtd, form-xml: the file is not safe or not whole
//   - form-root, form-structure, form-record: it is no form, or could not be written back without loss
//   - form-limit: a field is too long; nothing is cut, and a form over a limit is not checked further
//   - RMB-001: a required element is missing or empty
//   - RMB-002: a date is not a date
//   - RMB-003: dates contradict each other
//   - RMB-004: the identity number is wrong or contradicts the form
// Warnings, for the reviewer:
//   - form-unknown-element: kept, not interpreted
//   - RMB-004: identity number converted from 15 digits, or of a region that is not allocated
//   - RMB-006 to RMB-010: résumé, education, family, photo, retirement month
//   - RMB-011: a value outside the editor's list; only a hint
//
// The place of a problem is a path, "/Person/JianLi line 3", or "line 12" of the file.
// Thread-safe. Throws Fault if the system cannot convert GB18030.
#pragma once

#include <optional>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "engine/base/problem.hpp"
#include "engine/base/time.hpp"

namespace renmian {

struct FormReading {
  std::optional<CadreForm> form;  // if there are no errors
  Problems errors;
  Problems warnings;  // also beside errors, so that all is corrected at once
};

struct FormSource {
  std::string_view bytes;
  std::string_view file_name;
  std::string_view photo = {};          // the .pic beside an .lrm
  std::optional<CivilDate> today = {};  // no date may lie after it, if the form names no reference date itself
};

FormReading read_form(const FormSource& source);

inline FormReading read_form(std::string_view bytes, std::string_view file_name) {
  return read_form(FormSource{.bytes = bytes, .file_name = file_name});
}

}  // namespace renmian
