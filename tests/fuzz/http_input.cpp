#include "tests/fuzz/http_input.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/json/parse.hpp>

#include "adapters/identity/password_hash.hpp"
#include "adapters/identity/totp.hpp"
#include "api/http/conditions.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/encoding.hpp"
#include "tests/fuzz/http_fields.hpp"
#include "tests/fuzz/http_world.hpp"
#include "tests/fuzz/outside_input.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::fuzz {
namespace {

using http::field;
using http::HttpRequest;
using http::verb;
using Choice = std::uint8_t;
using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

HttpWorld& world() { return HttpWorld::only(); }

bool is_line(std::string_view text) { return text.find_first_of("\r\n") == text.npos; }

// Each line by itself, none of them empty.
bool are_lines(std::string_view fields) {
  while (!fields.empty()) {
    const auto end = fields.find("\r\n");
    if (end == fields.npos || end == 0 || !is_line(fields.substr(0, end))) return false;
    if (fields.substr(0, end).find(": ") == fields.npos) return false;
    fields.remove_prefix(end + 2);
  }
  return true;
}

Tried answered(const HttpRequest& request) {
  const auto to = world().reply_to(request);
  if (!is_line(to.request_id) || !is_line(to.traceparent)) return wrong("the request writes into the answer's head");
  const auto response = world().answer(request);
  const auto status = static_cast<unsigned>(response.status);
  if (!are_lines(response.fields)) return wrong("no header fields: " + response.fields);
  const bool says_json = response.content_type.find("json") != std::string_view::npos && !response.body.empty();
  boost::system::error_code no_json;
  const auto body = says_json ? boost::json::parse(response.body, no_json) : boost::json::value();
  if (no_json) return wrong("the answer is no JSON: " + response.body);
  if (status < 400) return accepted();
  constexpr unsigned kServerError = 500, kBusy = 503;
  if (status >= kServerError && status != kBusy) return wrong("the server fails: " + response.body);
  if (!says_json || !body.as_object().contains("code")) return wrong("a refusal without a code: " + response.body);
  return refused();
}

Tried try_request(std::string_view text, Choice choice) {
  Parser parser;
  parser.header_limit(8 * 1024);
  parser.body_limit(http::kBodyLimit);
  parser.eager(true);
  boost::system::error_code error;
  while (!text.empty() && !error && !parser.is_done()) {
    const auto taken = parser.put(boost::asio::buffer(text), error);
    if (taken == 0) break;
    text.remove_prefix(taken);
  }
  if (!parser.is_done()) return {};
  auto request = parser.release();
  if (choice % 2 == 1) HttpWorld::sign(request);
  return answered(request);
}

Tried try_query(std::string_view text, Choice choice) {
  const auto& route = *HttpWorld::reading()[choice % HttpWorld::reading().size()];
  HttpRequest request(verb::get, HttpWorld::path_of(route) + "?" + std::string(text), 11);
  HttpWorld::sign(request);
  return answered(request);
}

Tried try_body(std::string_view text, Choice choice) {
  const auto& route = *HttpWorld::taking_json()[choice % HttpWorld::taking_json().size()];
  HttpRequest request(route.method, HttpWorld::path_of(route), 11);
  HttpWorld::sign(request);
  request.set(field::content_type, "application/json");
  request.set("Idempotency-Key", to_hex(as_bytes(sha256({route.pattern, text}))));
  request.set(field::if_match, world().etag());
  request.body() = text;
  return answered(request);
}

Tried try_token(std::string_view text, Choice choice) {
  const auto find = [&](std::string_view token) {
    return world().runtime().identity().find(choice % 3 == 0   ? Presented{.bearer = token}
                                             : choice % 3 == 1 ? Presented{.cookie = token}
                                                               : Presented{.certificate = token});
  };
  const auto& right = world().session();
  const bool of_session = choice % 3 != 2;
  if ((find(right) != nullptr) != of_session) return wrong("the token of the session is taken for something else");
  if (text != right && find(text)) return wrong("this is somebody's token");
  if (!text.empty() && (find(right + std::string(text)) || find(std::string(text) + right))) {
    return wrong("a token with more to it is taken for the one of the session");
  }
  auto changed = right;
  changed[text.size() % changed.size()] ^= 1;
  if (find(changed)) return wrong("a changed token is taken for the one of the session");
  return of_session ? accepted() : refused();
}

Tried try_code(std::string_view text, Choice choice) {
  constexpr std::string_view kSecret = "12345678901234567890";  // of RFC 6238
  const Timestamp now{59'000'000};
  const auto step = accepted_step(kSecret, text, now, {});
  if (step && (totp_code(kSecret, *step) != text || std::abs(*step - totp_step(now)) > 1)) {
    return wrong("a code of another step is taken");
  }
  const auto last = totp_step(now) - 1 + choice % 3;
  const auto later = accepted_step(kSecret, text, now, last);
  if (later && *later <= last) return wrong("a code is taken twice");
  return step ? accepted() : refused();
}

// A cost of more than two digits is what its own installation has chosen; here it would only take long.
Tried try_password_hash(std::string_view text, Choice) {
  static TestRandom random;
  static PasswordHasher hasher({.memory_kib = 64, .passes = 1, .lanes = 1}, random);
  const bool outdated = hasher.is_outdated(text);
  const auto costs = text.substr(0, text.rfind('$'));
  std::size_t digits = 0;
  for (const char c : costs.substr(0, costs.rfind('$'))) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits > 2) return refused();
  }
  if (text.find('\0') != text.npos) return refused();
  return hasher.verify(std::string(text), "vq8 kd2 mx7 w") && !outdated ? accepted() : refused();
}

// In the order of HttpReader.
constexpr std::array kReaders{try_request, try_query,    try_body,         try_fields, try_token,
                              try_answer,  try_id_token, try_signing_keys, try_code,   try_password_hash};

}  // namespace

Tried try_http_input(std::string_view input) {
  if (input.size() < 2) return {};
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(input[at]); };
  try {
    return kReaders[byte(0) % kReaders.size()](input.substr(2), byte(1));
  } catch (const Fault&) {
    return {Tried::End::kFault};
  }
}

}  // namespace renmian::fuzz
