#include "api/http/sign_in_parts.hpp"

#include <openssl/crypto.h>

#include <boost/beast/core/string.hpp>

#include "api/http/cross_site.hpp"
#include "api/service/identity/secrets.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

constexpr std::string_view kCookieAttributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

}  // namespace

Wiped::~Wiped() { wipe(text_); }

void wipe_texts(boost::json::value& value) {
  if (value.is_string()) {
    OPENSSL_cleanse(value.get_string().data(), value.get_string().size());
  } else if (value.is_object()) {
    for (auto& member : value.get_object()) wipe_texts(member.value());
  } else if (value.is_array()) {
    for (auto& element : value.get_array()) wipe_texts(element);
  }
}

bool asks_for_bearer(const Call& call) { return boost::beast::iequals(call.request["Session-Transport"], "bearer"); }

bool comes_with_bearer(const Call& call) { return call.request.count(field::authorization) > 0; }

Response session_answer(const OpenedSession& opened, bool as_bearer, http::status status) {
  OpenedAnswer answer{opened.session, csrf_token_of(opened.token), std::nullopt};
  if (as_bearer) answer.token = opened.token;
  auto response = json_response(write_described(answer), status);
  if (!as_bearer) set_session_cookie(response, opened.token);
  return response;
}

void set_session_cookie(Response& response, const std::string& token) {
  response.with("Set-Cookie", std::string(kSessionCookie).append("=").append(token).append(kCookieAttributes));
}

Response not_proved(const NotProved& refused, const ReplyTo& to) {
  if (!refused.wait_seconds) {
    return problem(kinds::kUnauthorized, to,
                   {"工号、密码或动态口令不正确；设有第二因素的账号须一并给出动态口令",
                    "login, password or code is not right; an account with a second factor needs its code too"});
  }
  const auto seconds = std::to_string(*refused.wait_seconds);
  auto response = problem(
      kinds::kTooManyRequests, to,
      {"尝试次数过多，请在 " + seconds + " 秒后再试", "too many attempts; try again in " + seconds + " seconds"});
  response.with("Retry-After", seconds);
  return response;
}

Response& forget_cookie(Response& response) {
  return response.with("Set-Cookie", std::string(kSessionCookie).append("=; Max-Age=0").append(kCookieAttributes));
}

}  // namespace renmian::http
