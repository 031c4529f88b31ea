#include "api/http/attachment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/http/content_digest.hpp"

namespace renmian::http {
namespace {

// RFC 8187 section 3.2.1: attr-char stands for itself.
std::string value_chars(std::string_view name) {
  constexpr std::string_view kPlain = "!#$&+-.^_`|~";
  std::string written;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kPlain.find(c) != std::string_view::npos;
    plain ? written.push_back(c)
          : void(fmt::format_to(std::back_inserter(written), "%{:02X}", static_cast<unsigned char>(c)));
  }
  return written;
}

}  // namespace

Response attachment(std::string bytes, std::string_view content_type, std::string_view name, std::string_view ending) {
  const auto digest = sha256(bytes);
  Response response{status::ok, content_type, std::move(bytes)};
  response.cache_control = "private, no-cache, no-transform";
  response.with("Content-Disposition",
                fmt::format("attachment; filename=\"document{}\"; filename*=UTF-8''{}", ending, value_chars(name)));
  response.with("Repr-Digest", digest_field(digest));
  response.with("ETag", '"' + to_hex(digest) + '"');
  return response;
}

}  // namespace renmian::http
