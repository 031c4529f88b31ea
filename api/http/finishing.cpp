#include "api/http/finishing.hpp"

#include <zlib.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>

#include "api/http/conditions.hpp"
#include "api/http/field_list.hpp"
#include "engine/base/problem.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kWorthCompressing = 1024;
constexpr std::size_t kLongToDigest = std::size_t{16} * 1024;
constexpr int kGzip = 15 + 16;  // the window, and the format
constexpr int kMemory = 8;
constexpr std::string_view kETag = "ETag: ";

bool is_read(const HttpRequest& request) { return request.method() == verb::get || request.method() == verb::head; }

bool is_compressible(const Response& response) {
  const auto type = response.content_type.substr(0, response.content_type.find(';'));
  return response.body.size() > kWorthCompressing &&
         response.cache_control.find("no-transform") == std::string_view::npos &&
         (type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml"));
}

bool takes_gzip(const HttpRequest& request) {
  std::string_view accepted = request[field::accept_encoding];
  double any = 0;
  while (const auto coding = cut_weighed(accepted)) {
    if (boost::beast::iequals(coding->name, "gzip")) return coding->weight > 0;
    if (coding->name == "*") any = coding->weight;
  }
  return any > 0;
}

// The tag among the fields; empty if there is none.
std::string_view tag_in(std::string_view fields) {
  for (std::size_t line = 0; line < fields.size(); line = fields.find('\n', line) + 1) {
    const auto rest = fields.substr(line);
    if (rest.starts_with(kETag)) return rest.substr(kETag.size(), rest.find('\r') - kETag.size());
  }
  return {};
}

std::string compressed(const std::string& plain) {
  z_stream stream{};
  std::string out;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Fault("out-of-memory", {"内存不足", "out of memory"}, "deflateInit2");
  }
  out.resize(deflateBound(&stream, plain.size()));
  // zlib reads through a pointer that is not const, and does not write through it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

bool takes_long_to_finish(const HttpRequest& request, const Response& response, bool secret) {
  if (is_read(request) && response.body.size() > kLongToDigest) return true;
  return !secret && is_compressible(response) && takes_gzip(request);
}

Response finished(const HttpRequest& request, Response response, bool secret) {
  const bool shown = is_read(request) && response.status == status::ok && !response.next_part;
  const bool varies = !secret && is_compressible(response);
  const bool smaller = varies && takes_gzip(request);
  if (varies) response.with("Vary", "Accept-Encoding");
  if (shown) {
    if (tag_in(response.fields).empty()) response.with("ETag", etag_of(response.body));
    const auto tag = tag_in(response.fields);
    if (names(request[field::if_none_match], tag)) response.status = status::not_modified;
    const auto end_of_tag = static_cast<std::size_t>(tag.data() + tag.size() - response.fields.data()) - 1;
    if (smaller) response.fields.insert(end_of_tag, "-gzip");
  }
  if (!smaller || response.status == status::not_modified) return response;
  response.body = compressed(response.body);
  response.with("Content-Encoding", "gzip");
  return response;
}

}  // namespace renmian::http
