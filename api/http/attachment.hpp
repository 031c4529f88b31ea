// Files that are fetched: always to be saved, never to be shown in the page of this server.
#pragma once

#include "api/http/message.hpp"

namespace renmian::http {

// With Content-Disposition (RFC 6266; the name as RFC 8187 writes it, and an ASCII one for those who do not read that),
// Repr-Digest and a strong ETag, all of the bytes as they are: nobody on the way may compress them.
// `content_type` outlives the response; `ending` is that of the ASCII name, with its dot.
Response attachment(std::string bytes, std::string_view content_type, std::string_view name, std::string_view ending);

}  // namespace renmian::http
