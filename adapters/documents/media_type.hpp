// What a document is by its content, whatever its name says (OWASP ASVS 5.0 section 5.2). A closed list: anything else,
// and anything that a reader could take for two of them (a picture with a package behind it), is none.
//
// Packages are looked into by their directory only; nothing is unpacked, no entity or outside file of an XML is
// followed. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace renmian {

struct MediaType {
  std::string_view name;     // IANA media type; of OFD (GB/T 33190) the one that is usual for it
  std::string_view endings;  // of file names, lower case: ".jpg.jpeg"; the first is the usual one
  std::size_t limit = 0;     // bytes of a document of it
};

// PDF, OFD, DOCX, XLSX, PNG, JPEG, the appointment form (.lrmx), plain UTF-8 text. Null if it is none of them.
const MediaType* media_type_of(std::string_view bytes);

// For people: "PDF, OFD, ...".
std::string_view accepted_types();

// The largest limit of all.
inline constexpr std::size_t kDocumentLimit = std::size_t{32} << 20;

}  // namespace renmian
