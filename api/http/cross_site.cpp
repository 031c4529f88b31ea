#include "api/http/cross_site.hpp"

#include <algorithm>

#include "api/http/conditions.hpp"
#include "api/http/field_list.hpp"
#include "api/http/input.hpp"

namespace renmian::http {
namespace {

bool is_ours(const HttpRequest& request, const std::string& public_origin, const ReplyTo& to) {
  const auto site = request.find("Sec-Fetch-Site");
  if (site != request.end() && site->value() != "same-origin") return false;
  const std::string_view origin = request[field::origin];
  if (!public_origin.empty()) return origin == public_origin;
  const std::string_view host = request[field::host];
  const std::string_view scheme = to.encrypted ? "https://" : "http://";
  return !host.empty() && origin.starts_with(scheme) && origin.substr(scheme.size()) == host;
}

// Whether a browser adds by itself what shows who is there.
bool may_be_sent_along(const HttpRequest& request, const Peer& peer) {
  if (!cookie(request, kSessionCookie).empty()) return true;
  const bool browser = request.count(field::origin) > 0 || request.count("Sec-Fetch-Site") > 0;
  return browser && !peer.certificate.empty();
}

bool takes_type_of(const HttpRequest& request, const Operation& operation) {
  if (request.body().empty()) return true;
  if (!operation.body) return has_content_type(request, "application/json");
  return std::ranges::any_of(operation.body->contents,
                             [&](const Content& content) { return has_content_type(request, content.type); });
}

}  // namespace

std::string_view cookie(const HttpRequest& request, std::string_view name) {
  for (std::string_view rest = request[field::cookie]; !rest.empty();) {
    auto value = cut(rest, ';');
    if (cut(value, '=') == name) return value;
  }
  return {};
}

std::optional<Response> refuse_cross_site(const HttpRequest& request, const Peer& peer, const Route& route,
                                          const std::string& public_origin, const ReplyTo& to) {
  if (!changes_something(request) || !may_be_sent_along(request, peer)) return std::nullopt;
  if (!is_ours(request, public_origin, to)) {
    return problem(kinds::kCrossSite, to,
                   {"请求应由本系统的页面发出（Origin、Sec-Fetch-Site）",
                    "the request should come from a page of this server (Origin, Sec-Fetch-Site)"});
  }
  if (!takes_type_of(request, *route.operation)) {
    return problem(kinds::kUnsupportedMediaType, to, Text(kinds::kUnsupportedMediaType.title));
  }
  return std::nullopt;
}

}  // namespace renmian::http
