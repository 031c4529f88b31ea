#include "api/service/identity/identity.hpp"

#include "api/service/identity/secrets.hpp"
#include "api/service/logging.hpp"
#include "api/service/networks.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kPlaceKnown = 90 * 86'400 * kSecond;

std::string place_id(std::string_view account, std::string_view from) {
  return digest_of(std::string(account).append("\n").append(from));
}

std::optional<Line> line_of(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional<Line>(std::string(text));
}

}  // namespace

Identity::Identity(Surroundings around, const Settings& settings)
    : around_(std::move(around)),
      credentials_(around_.records, around_.clock, around_.random, around_.seal_keys, around_.context_words,
                   settings.credentials),
      sessions_(around_.records, around_.clock, around_.random, around_.find_holder, cache_, settings.sessions),
      tokens_(around_.records, around_.clock, around_.random, around_.find_holder, cache_),
      throttle_(settings.throttle) {}

std::shared_ptr<const Caller> Identity::known(const Presented& presented) {
  const auto now = around_.clock.now();
  if (!presented.bearer.empty()) return cache_.find(digest_of(presented.bearer), now);
  if (!presented.cookie.empty()) return cache_.find(digest_of(presented.cookie), now);
  return presented.certificate.empty() ? nullptr : cache_.find(std::string(presented.certificate), now);
}

std::shared_ptr<const Caller> Identity::find(const Presented& presented) {
  if (presented.bearer.starts_with(kServiceTokenPrefix)) return tokens_.find(digest_of(presented.bearer));
  if (!presented.bearer.empty()) return sessions_.find(digest_of(presented.bearer));
  if (!presented.cookie.empty()) return sessions_.find(digest_of(presented.cookie));
  return presented.certificate.empty() ? nullptr : tokens_.find_certificate(std::string(presented.certificate));
}

std::optional<std::int64_t> Identity::held_back(std::string_view account, std::string_view from, bool known) {
  const auto verdict = throttle_.attempt(account, subscriber_of(from), known, around_.clock.now());
  if (verdict.alarm > 0) {
    const bool somebody = around_.find_holder(account).has_value();
    auto entry = noted(SignInEvent::slowed_down, somebody ? account : std::string_view{}, {}, from);
    entry.times = verdict.alarm;
    around_.record_later(entry);
    // Of whom and from where stands in the trail, not in a technical log.
    log_event(spdlog::level::warn, "sign-in slowed down", {});
  }
  return verdict.wait_seconds;
}

std::optional<NotProved> Identity::attempt(std::string_view account, std::string_view from,
                                           const std::function<bool()>& check) {
  const auto now = around_.clock.now();
  const auto subscriber = subscriber_of(from);
  auto place = find_kept<KnownPlaceRecord>(around_.records, place_id(account, subscriber));
  const bool known = place.has_value();
  const bool somebody = around_.find_holder(account).has_value();
  if (const auto wait = held_back(account, from, known)) return NotProved{wait};
  bool right = false;
  try {
    right = check();
  } catch (...) {
    throttle_.take_back(account, subscriber, known);  // nothing was looked at: too busy, or no database
    throw;
  }
  if (!right) {
    around_.record_later(noted(SignInEvent::refused, somebody ? account : std::string_view{}, {}, from));
    return NotProved{};
  }
  throttle_.take_back(account, subscriber, known);
  if (!place) place.emplace(place_id(account, subscriber));
  place->value.last_at = now;
  // If it is saved twice at the same time, one of the two is as good.
  static_cast<void>(
      save_kept(around_.records, *place, std::string(account), Timestamp{now.microseconds + kPlaceKnown}));
  return std::nullopt;
}

SignInNoted Identity::noted(SignInEvent what, std::string_view account, std::string_view by,
                            std::string_view from) const {
  return {what, line_of(account), by == account ? std::nullopt : line_of(by), line_of(from), 1, around_.clock.now()};
}

std::variant<OpenedSession, NotProved> Identity::sign_in(const SignIn& what) {
  const auto refused = attempt(what.login, what.from, [&] {
    const auto holder = around_.find_holder(what.login);
    // Checked for whoever it is, so that all take the same time.
    const bool right = credentials_.check_password(what.login, what.password);
    if (!right || !holder || !holder->active || holder->service) return false;
    return !credentials_.has_second_factor(what.login) || credentials_.check_code(what.login, what.code);
  });
  if (refused) return *refused;
  auto opened = sessions_.open(what.login, "session", what.from, credentials_.to_set_up(what.login));
  around_.record(noted(SignInEvent::signed_in, what.login, {}, what.from));
  return opened;
}

bool Identity::may_sign_in(std::string_view account) const {
  const auto holder = around_.find_holder(account);
  return holder && holder->active && !holder->service && !holder->administrator;
}

std::optional<OpenedSession> Identity::sign_in_as(std::string_view account, std::string_view auth,
                                                  std::string_view from) {
  if (!may_sign_in(account)) return std::nullopt;
  auto opened = sessions_.open(account, auth, from, {});
  around_.record(noted(SignInEvent::signed_in, account, {}, from));
  return opened;
}

std::variant<OpenedSession, NotProved> Identity::sign_in_with_code(std::string_view account, std::string_view auth,
                                                                   std::string_view code, std::string_view from) {
  const auto refused =
      attempt(account, from, [&] { return may_sign_in(account) && credentials_.check_code(account, code); });
  if (refused) return *refused;
  auto opened = sign_in_as(account, auth, from);
  if (!opened) return NotProved{};
  return *std::move(opened);
}

void Identity::note_refused(std::string_view account, std::string_view from) {
  if (held_back(account, from, false)) return;
  const bool somebody = around_.find_holder(account).has_value();
  around_.record_later(noted(SignInEvent::refused, somebody ? account : std::string_view{}, {}, from));
}

std::optional<OpenedSession> Identity::proved_elsewhere(const std::string& session, std::string_view account,
                                                        std::string_view from) {
  const auto shown = sessions_.show(session);
  if (!shown || shown->account.value != account || !may_sign_in(account)) return std::nullopt;
  auto renewed = sessions_.renew(session, shown->to_set_up);
  if (renewed) around_.record(noted(SignInEvent::proved_again, account, {}, from));
  return renewed;
}

std::variant<OpenedSession, NotProved> Identity::renewed(const Caller& caller) {
  const bool elsewhere = caller.actor.auth != "session";  // set up there, not here
  auto renewed =
      sessions_.renew(caller.session, elsewhere ? std::vector<ToSetUp>{} : credentials_.to_set_up(caller.actor.id));
  if (!renewed) return NotProved{};
  return *std::move(renewed);
}

std::variant<OpenedSession, NotProved> Identity::prove_again(const Caller& caller, std::string_view password,
                                                             std::string_view code, std::string_view from) {
  const auto& account = caller.actor.id;
  const auto refused = attempt(account, from, [&] {
    return password.empty() ? credentials_.check_code(account, code) : credentials_.check_password(account, password);
  });
  if (refused) return *refused;
  auto session = renewed(caller);
  around_.record(noted(SignInEvent::proved_again, account, {}, from));
  return session;
}

void Identity::sign_out(const Caller& caller) {
  if (sessions_.end(caller.session)) around_.record(noted(SignInEvent::signed_out, caller.actor.id, {}, {}));
}

// What an administrator gives or takes away is put on record first: who asks for it again, because the program was
// killed, may find it done.

bool Identity::end_session(const std::string& id, const std::string& by) {
  const auto session = sessions_.show(id);
  if (!session) return false;
  around_.record(noted(SignInEvent::ended, session->account.value, by, {}));
  return sessions_.end(id);
}

void Identity::end_sessions_of(const std::string& account, const std::string& by) {
  if (sessions_.end_all(account) > 0) around_.record(noted(SignInEvent::ended, account, by, {}));
}

Identity::Changed Identity::change_password(const Caller& caller, std::string_view old_password,
                                            std::string_view new_password, std::string_view from) {
  const auto& account = caller.actor.id;
  std::optional<Line> proved;
  const auto refused = attempt(account, from, [&] {
    proved = credentials_.proved_password(account, old_password);
    return proved.has_value();
  });
  if (refused) return *refused;
  auto set = credentials_.set_password(account, new_password, *proved);
  if (auto* bad = std::get_if<Problems>(&set)) return std::move(*bad);
  if (!std::get<bool>(set)) return NotProved{};
  auto session = renewed(caller);
  const auto* opened = std::get_if<OpenedSession>(&session);
  for (const auto& other : sessions_.list(account)) {
    if (opened == nullptr || other.id != opened->session.id) sessions_.end(other.id);
  }
  around_.record(noted(SignInEvent::password_set, account, {}, from));
  if (opened == nullptr) return NotProved{};
  return *opened;
}

std::variant<NewFactor, NotProved> Identity::propose_second_factor(const Caller& caller, std::string_view password,
                                                                   std::string_view from) {
  const auto& account = caller.actor.id;
  const auto refused = attempt(account, from, [&] { return credentials_.check_password(account, password); });
  if (refused) return *refused;
  return credentials_.propose_second_factor(account);
}

std::variant<OpenedSession, NotProved> Identity::confirm_second_factor(const Caller& caller, std::string_view code,
                                                                       std::string_view from) {
  const auto& account = caller.actor.id;
  const auto refused = attempt(account, from, [&] { return credentials_.confirm_second_factor(account, code); });
  if (refused) return *refused;
  auto session = renewed(caller);
  around_.record(noted(SignInEvent::second_factor_set, account, {}, from));
  return session;
}

OneTimePassword Identity::issue_one_time_password(const std::string& account, const std::string& by) {
  auto issued = credentials_.issue_one_time_password(account);
  sessions_.end_all(account);
  around_.record(noted(SignInEvent::password_set, account, by, {}));
  return issued;
}

bool Identity::remove_second_factor(const std::string& account, const std::string& by) {
  if (!credentials_.has_second_factor(account)) return false;
  around_.record(noted(SignInEvent::second_factor_removed, account, by, {}));
  sessions_.end_all(account);
  const bool removed = credentials_.remove_second_factor(account);
  sessions_.end_all(account);  // what was begun meanwhile
  return removed;
}

IssuedToken Identity::issue_token(const TokenToIssue& what, const std::string& by, const std::optional<Line>& under) {
  around_.record(noted(SignInEvent::token_issued, what.account.value, by, {}));
  return tokens_.issue(what, by, under);
}

bool Identity::revoke_token(const std::string& id, const std::string& by) {
  const auto token = tokens_.show(id);
  if (!token || token->revoked_at) return false;
  around_.record(noted(SignInEvent::token_revoked, token->account.value, by, {}));
  return tokens_.revoke(id);
}

std::optional<CertificateView> Identity::register_certificate(const CertificateToRegister& what,
                                                              const std::string& by) {
  if (tokens_.show_certificate(what.fingerprint)) return std::nullopt;
  around_.record(noted(SignInEvent::token_issued, what.account.value, by, {}));
  return tokens_.register_certificate(what, by);
}

bool Identity::remove_certificate(const std::string& id, const std::string& by) {
  const auto certificate = tokens_.show_certificate(id);
  if (!certificate) return false;
  around_.record(noted(SignInEvent::token_revoked, certificate->account.value, by, {}));
  return tokens_.remove_certificate(id);
}

}  // namespace renmian
