#include "api/http/access.hpp"
#include "api/http/handlers.hpp"
#include "api/http/sign_in_bodies.hpp"
#include "api/http/sign_in_parts.hpp"
#include "api/service/identity/administration.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response open_session(const Call& call) {
  auto what = read_secret_body<SignInBody>(call);
  if (!what) return what.error();
  const Wiped password(what->password);
  auto session = call.runtime.identity().sign_in({.login = what->login.value,
                                                  .password = what->password.value,
                                                  .code = what->totp ? what->totp->value : std::string_view{},
                                                  .from = call.peer->address});
  if (const auto* refused = std::get_if<NotProved>(&session)) return not_proved(*refused, call.reply_to);
  return session_answer(std::get<OpenedSession>(session), asks_for_bearer(call), status::created);
}

Response prove_again(const Call& call) {
  auto what = read_secret_body<ProofBody>(call);
  if (!what) return what.error();
  SecretText none;
  const Wiped password(what->password ? *what->password : none);
  if (call.caller->session.empty() || what->password.has_value() == what->totp.has_value()) {
    return problem_with(
        kinds::kBadInput, call.reply_to,
        {{"one-proof",
          "",
          {"会话须以密码或动态口令二者之一再次验证", "a session is proved again by one of password and code"}}});
  }
  auto session =
      call.runtime.identity().prove_again(*call.caller, what->password ? what->password->value : std::string_view{},
                                          what->totp ? what->totp->value : std::string_view{}, call.peer->address);
  if (const auto* refused = std::get_if<NotProved>(&session)) return not_proved(*refused, call.reply_to);
  return session_answer(std::get<OpenedSession>(session), comes_with_bearer(call));
}

Response list_sessions(const Call& call) {
  return json_response({{"items", write_described(renmian::list_sessions(call.runtime, *call.actor))}});
}

Response sign_out(const Call& call) {
  call.runtime.identity().sign_out(*call.caller);
  Response response{status::no_content};
  response.with("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
  return forget_cookie(response);
}

Response end_session(const Call& call) {
  const auto ended = renmian::end_session(call.runtime, std::string(call.id), *call.actor, call.again);
  if (!ended) return problem_with(kinds::kBadInput, call.reply_to, ended.error());
  return {status::no_content};
}

}  // namespace renmian::http
