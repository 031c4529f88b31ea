#include "tests/fuzz/http_fields.hpp"

#include <algorithm>

#include "api/http/access.hpp"
#include "api/http/conditions.hpp"
#include "api/http/cross_site.hpp"
#include "api/http/field_list.hpp"
#include "api/http/forwarded.hpp"
#include "api/http/trace.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::fuzz {
namespace {

using http::HttpRequest;

bool is_token_char(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kOthers.find(c) != kOthers.npos;
}

// As far as the parser of a request would have taken the lines.
HttpRequest request_with(std::string_view lines) {
  HttpRequest request(http::verb::post, "/api/v1/units", 11);
  while (!lines.empty()) {
    auto value = http::cut(lines, '\n');
    const auto name = http::cut(value, ':');
    const auto in_value = [](char c) { return static_cast<unsigned char>(c) >= ' ' || c == '\t'; };
    if (name.empty() || name.size() > 100 || value.size() > 8000) continue;
    if (std::ranges::all_of(name, is_token_char) && std::ranges::all_of(value, in_value)) request.insert(name, value);
  }
  return request;
}

bool is_traceparent(std::string_view text) {
  return text.size() == 55 && text.starts_with("00-") && text.find_first_not_of("0123456789abcdef-") == text.npos;
}

Tried try_lists(const HttpRequest& request) {
  for (const auto& each : request) {
    std::string_view list = each.value();
    for (auto before = list.size(); auto entry = http::cut_weighed(list); before = list.size()) {
      if (list.size() >= before) return wrong("a list has no end");
      if (!(entry->weight >= 0 && entry->weight <= 1)) return wrong("a weight beyond 0 and 1");
    }
    const std::string tag = "\"" + std::string(each.value()) + "\"";
    if (!http::names("*", tag)) return wrong("* does not name a tag");
  }
  return refused();
}

}  // namespace

Tried try_fields(std::string_view text, std::uint8_t choice) {
  const auto request = request_with(text);
  if (request.begin() == request.end()) return {};
  if (auto tried = try_lists(request); tried.wrong) return tried;

  const auto cookie = http::cookie(request, choice % 2 == 0 ? http::kSessionCookie : std::string_view("a"));
  if (cookie.find(';') != cookie.npos) return wrong("a cookie with another behind it");
  static_cast<void>(http::session_token(request));

  const http::ReplyTo to;
  const auto key = http::idempotency_key(request, to);
  if (key &&
      (key->empty() || key->size() > 200 || std::ranges::any_of(*key, [](char c) { return c < ' ' || c > '~'; }))) {
    return wrong("a key that is none: " + *key);
  }

  static TestRandom random;
  const auto trace = http::traceparent_of(request["traceparent"], random);
  if (!is_traceparent(trace) || http::traceparent_of(trace, random) != trace) return wrong("no traceparent: " + trace);

  static const Networks trusted({"127.0.0.1", "10.0.0.0/8"});
  const http::Peer connected{.address = choice % 2 == 0 ? "127.0.0.1" : "192.0.2.1"};
  const auto peer = http::peer_behind(connected, request, trusted);
  if (choice % 2 == 1 && peer.address != connected.address) return wrong("a stranger is believed to be a proxy");
  if (!parse_address(peer.address)) return wrong("somebody without an address: " + peer.address);
  return key || !cookie.empty() || peer.address != connected.address || trace == request["traceparent"] ? accepted()
                                                                                                        : refused();
}

}  // namespace renmian::fuzz
