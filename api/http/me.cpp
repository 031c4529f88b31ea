#include "api/http/me.hpp"
#include "api/http/access.hpp"
#include "api/http/handlers.hpp"
#include "api/http/sign_in_parts.hpp"
#include "api/service/identity/secrets.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response show_me(const Call& call) {
  const auto& [actor, session, demo, must_set_up] = *call.caller;
  auto& identity = call.runtime.identity();
  Me me{.account = actor.id, .auth = actor.auth, .demo = demo};
  if (!actor.unit.empty()) me.unit = actor.unit;
  if (!actor.role.empty()) me.role = actor.role;
  if (const auto holder = identity.holder(actor.id)) me.name = holder->name;
  if (!session.empty()) {
    me.session = identity.sessions().show(session);
    me.csrf_token = csrf_token_of(session_token(call.request));
  }
  return json_response(write_described(me));
}

Response change_password(const Call& call) {
  if (call.caller->session.empty()) return no_such(call.reply_to);
  auto what = read_secret_body<PasswordBody>(call);
  if (!what) return what.error();
  const Wiped old_password(what->old_password), new_password(what->new_password);
  auto changed = call.runtime.identity().change_password(*call.caller, what->old_password.value,
                                                         what->new_password.value, call.peer->address);
  if (const auto* refused = std::get_if<NotProved>(&changed)) return not_proved(*refused, call.reply_to);
  if (const auto* bad = std::get_if<Problems>(&changed)) return problem_with(kinds::kBadInput, call.reply_to, *bad);
  return session_answer(std::get<OpenedSession>(changed), comes_with_bearer(call));
}

Response propose_second_factor(const Call& call) {
  if (call.caller->session.empty()) return no_such(call.reply_to);
  auto what = read_secret_body<FactorBody>(call);
  if (!what) return what.error();
  const Wiped password(what->password);
  auto proposed = call.runtime.identity().propose_second_factor(*call.caller, what->password.value, call.peer->address);
  if (const auto* refused = std::get_if<NotProved>(&proposed)) return not_proved(*refused, call.reply_to);
  return json_response(write_described(std::get<NewFactor>(proposed)), status::created);
}

Response confirm_second_factor(const Call& call) {
  if (call.caller->session.empty()) return no_such(call.reply_to);
  const auto what = read_body<CodeBody>(call);
  if (!what) return what.error();
  auto confirmed = call.runtime.identity().confirm_second_factor(*call.caller, what->totp.value, call.peer->address);
  if (const auto* refused = std::get_if<NotProved>(&confirmed)) return not_proved(*refused, call.reply_to);
  return session_answer(std::get<OpenedSession>(confirmed), comes_with_bearer(call));
}

}  // namespace renmian::http
