#include "api/http/input.hpp"

#include <boost/beast/core/string.hpp>

#include "api/http/field_list.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian::http {

bool has_content_type(const HttpRequest& request, std::string_view type) {
  std::string_view given = request[field::content_type];
  return boost::beast::iequals(cut(given, ';'), type);
}

boost::system::result<boost::json::value, Response> json_body(const Call& call) {
  if (!has_content_type(call.request, "application/json")) {
    return problem(kinds::kUnsupportedMediaType, call.reply_to,
                   {"请求内容应为 application/json", "the body should be application/json"});
  }
  auto body = parse_strict(call.request.body());
  if (!body) return problem_with(kinds::kBadJson, call.reply_to, Problems{body.error()});
  return std::move(*body);
}

Response no_such(const Call& call) { return no_such(call.reply_to); }

}  // namespace renmian::http
