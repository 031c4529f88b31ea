// Who makes a request, and everything by which that is proved: passwords and second factors, sessions, tokens and
// certificates of services.
//
// Whoever guesses is slowed down, for each account and each address, and never locked out for good (throttle.hpp). All
// causes of a refused sign-in are answered alike and take alike long. Every event is on record before it is answered;
// refused attempts are put on record right after.
//
// Any thread. Throws the faults of the store and the journal, and "too-busy" if too many passwords are being checked.
#pragma once

#include <variant>

#include "api/service/identity/credentials.hpp"
#include "api/service/identity/service_tokens.hpp"
#include "api/service/identity/sessions.hpp"
#include "api/service/identity/throttle.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian {

// What came with a request. Only one of the three is looked at: a token before a cookie before a certificate.
struct Presented {
  std::string_view bearer;       // token of a session or a service
  std::string_view cookie;       // token of a session
  std::string_view certificate;  // SHA-256 of a client certificate that was verified, hexadecimal
};

struct SignIn {
  std::string_view login;
  std::string_view password;
  std::string_view code;  // of the second factor; empty: none given
  std::string_view from;  // address
};

// Why nobody was let in: what they gave is not right, or too much was tried and they have to wait.
struct NotProved {
  std::optional<std::int64_t> wait_seconds;
};

class Identity {
 public:
  using PutOnRecord = std::function<void(const SignInNoted&)>;

  struct Surroundings {
    AttestedRecords& records;
    const Clock& clock;
    Random& random;
    const SealKeys& seal_keys;
    FindHolder find_holder;
    ContextWords context_words;  // what no password may be made of
    PutOnRecord record;          // returns once it is on record
    PutOnRecord record_later;
  };
  struct Settings {
    Credentials::Settings credentials;
    Sessions::Limits sessions;
    Throttle::Limits throttle;
  };

  Identity(Surroundings around, const Settings& settings);

  // Null: nobody. known() asks only what is at hand, and may have to say null of somebody whom find() knows; find()
  // may have to wait for the database.
  std::shared_ptr<const Caller> known(const Presented& presented);
  std::shared_ptr<const Caller> find(const Presented& presented);

  std::variant<OpenedSession, NotProved> sign_in(const SignIn& what);

  // Opens a session for somebody whose identity was proved elsewhere (`auth` "oidc"); nothing if the account is not
  // there, not active, of a service, or of an administrator: whoever runs the provider could be any of them.
  std::optional<OpenedSession> sign_in_as(std::string_view account, std::string_view auth, std::string_view from);

  // The same, with a code of the account's second factor besides.
  std::variant<OpenedSession, NotProved> sign_in_with_code(std::string_view account, std::string_view auth,
                                                           std::string_view code, std::string_view from);
  bool may_sign_in(std::string_view account) const;  // by a proof from elsewhere
  // Somebody was refused who tried to prove it elsewhere. Anybody can be, over and over: it counts as a wrong password
  // does, and beyond that only how many there were comes on record.
  void note_refused(std::string_view account, std::string_view from);
  // The owner of a session proved again elsewhere who they are; nothing if it has ended or is another's.
  std::optional<OpenedSession> proved_elsewhere(const std::string& session, std::string_view account,
                                                std::string_view from);

  // The owner of a session proves again who they are, by password or by code; the session gets a new token.
  std::variant<OpenedSession, NotProved> prove_again(const Caller& caller, std::string_view password,
                                                     std::string_view code, std::string_view from);

  // The account was changed here: whoever comes as it is looked up anew.
  void told(std::string_view account) { cache_.drop_of(account); }

  void sign_out(const Caller& caller);
  // By `by`: an administrator, or the owner. Whether there was one.
  bool end_session(const std::string& id, const std::string& by);
  void end_sessions_of(const std::string& account, const std::string& by);

  // The owner changes the password, giving the old one. All other sessions end; this one gets a new token.
  using Changed = std::variant<OpenedSession, NotProved, Problems>;
  Changed change_password(const Caller& caller, std::string_view old_password, std::string_view new_password,
                          std::string_view from);

  // The owner sets a second factor: takes a secret, giving the password, and confirms it with a code of it.
  std::variant<NewFactor, NotProved> propose_second_factor(const Caller& caller, std::string_view password,
                                                           std::string_view from);
  std::variant<OpenedSession, NotProved> confirm_second_factor(const Caller& caller, std::string_view code,
                                                               std::string_view from);

  // An administrator; see administration.hpp for who may.
  OneTimePassword issue_one_time_password(const std::string& account, const std::string& by);
  bool remove_second_factor(const std::string& account, const std::string& by);  // whether there was one
  IssuedToken issue_token(const TokenToIssue& what, const std::string& by, const std::optional<Line>& under = {});
  bool revoke_token(const std::string& id, const std::string& by);
  std::optional<CertificateView> register_certificate(const CertificateToRegister& what, const std::string& by);
  bool remove_certificate(const std::string& id, const std::string& by);

  bool has_own_password(std::string_view account) { return credentials_.has_own_password(account); }
  bool has_second_factor(std::string_view account) { return credentials_.has_second_factor(account); }
  std::optional<Holder> holder(std::string_view account) const { return around_.find_holder(account); }
  Sessions& sessions() { return sessions_; }
  ServiceTokens& tokens() { return tokens_; }

 private:
  // Counts an attempt: so many seconds are to be waited; nothing: go on.
  std::optional<std::int64_t> held_back(std::string_view account, std::string_view from, bool known);
  // `check`, unless too much was tried; what is right is not held against anybody.
  std::optional<NotProved> attempt(std::string_view account, std::string_view from, const std::function<bool()>& check);
  // The caller's session under a new token; nothing if it has ended meanwhile.
  std::variant<OpenedSession, NotProved> renewed(const Caller& caller);
  SignInNoted noted(SignInEvent what, std::string_view account, std::string_view by, std::string_view from) const;

  Surroundings around_;
  CallerCache cache_;
  Credentials credentials_;
  Sessions sessions_;
  ServiceTokens tokens_;
  Throttle throttle_;
};

}  // namespace renmian
