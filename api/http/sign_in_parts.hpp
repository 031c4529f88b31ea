// What the routes of sign-in share: bodies with secrets in them, and the answer with a session's token.
#pragma once

#include "api/http/input.hpp"
#include "api/http/sign_in_bodies.hpp"
#include "api/service/identity/identity.hpp"

namespace renmian::http {

// Wiped when the handler is done with it.
class Wiped {
 public:
  explicit Wiped(SecretText& text) : text_(text.value) {}
  ~Wiped();
  Wiped(const Wiped&) = delete;
  Wiped& operator=(const Wiped&) = delete;

 private:
  std::string& text_;
};

// read_body() of a body that holds secrets: what was parsed on the way is wiped.
void wipe_texts(boost::json::value& value);
template <class T>
boost::system::result<T, Response> read_secret_body(const Call& call) {
  auto body = json_body(call);
  if (!body) return body.error();
  auto read = read_described<T>(*body);
  wipe_texts(*body);
  if (!read) return problem_with(kinds::kBadInput, call.reply_to, read.error());
  return std::move(*read);
}

struct OpenedAnswer {
  SessionView session;
  Line csrf_token;            // for X-CSRF-Token
  std::optional<Line> token;  // only where it was asked for with Session-Transport: bearer
  BOOST_DESCRIBE_CLASS(OpenedAnswer, (), (session, csrf_token, token), (), ())
};

// How a session's token travels: as the cookie, or in the body for a client that has no cookies.
bool asks_for_bearer(const Call& call);    // at sign-in
bool comes_with_bearer(const Call& call);  // later: as it came
Response session_answer(const OpenedSession& opened, bool as_bearer, status status = status::ok);

void set_session_cookie(Response& response, const std::string& token);

// 401, alike for every cause; 429 with Retry-After while too much was tried.
Response not_proved(const NotProved& refused, const ReplyTo& to);

// Takes the cookie away from the browser.
Response& forget_cookie(Response& response);

}  // namespace renmian::http
