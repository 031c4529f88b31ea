// From the bytes of a form to UTF-8 text that is safe to parse.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/forms/form_findings.hpp"

namespace renmian::forms {

inline constexpr std::size_t kFileByteLimit = std::size_t{8} * 1024 * 1024;

// Of an .lrmx: size, encoding (by byte order mark, else by declaration, else UTF-8; GB2312 and GBK as GB18030), no
// control characters, no document type. Without byte order mark. Nothing, with errors in `findings`, if one of these
// fails.
std::optional<std::string> decode_xml(std::string_view bytes, Findings& findings);

// Of an .lrm, which is GBK: the same checks; line ends become LF.
std::optional<std::string> decode_record(std::string_view bytes, Findings& findings);

}  // namespace renmian::forms
