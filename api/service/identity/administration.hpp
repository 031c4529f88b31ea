// What administrators do with the means by which others prove who they are.
//
// Problems are those of lacks_right() (may.hpp), and "not-found" for an account, session or token that is not there;
// "not-a-service" at /account; "known-certificate" at /fingerprint. `again`: who does it began it before, and what was
// made then is answered. Any thread. Throws the faults of Identity.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/identity/identity.hpp"
#include "api/service/runtime.hpp"

namespace renmian {

// By the system administrator, who never learns a password that its owner has chosen.
boost::system::result<OneTimePassword, Problems> issue_one_time_password(Runtime& runtime, const std::string& account,
                                                                         const Actor& by);

// For an administrator who forgot theirs, whom none of the others may help: at the machine that has the keys, where
// nobody is asked who they are. Who did it and why is put on record as a finding, before anything is issued; their
// second factor is asked for as before. Problems: not there, or not active; "not-an-administrator" at /login.
boost::system::result<OneTimePassword, Problems> recover_account(Runtime& runtime, const std::string& account,
                                                                 const Line& reason, const Actor& by);

// By the security administrator, so that nobody can take over an account alone.
boost::system::result<void, Problems> remove_second_factor(Runtime& runtime, const std::string& account,
                                                           const Actor& by);

// Own ones are always shown.
std::vector<SessionView> list_sessions(Runtime& runtime, const Actor& by);
boost::system::result<void, Problems> end_session(Runtime& runtime, const std::string& id, const Actor& by, bool again);

std::vector<TokenView> list_tokens(Runtime& runtime, const Actor& by);
// One that was issued under the same key within ten minutes and not used since, because nobody was told of it, is
// taken back.
boost::system::result<IssuedToken, Problems> issue_token(Runtime& runtime, const TokenToIssue& what, const Actor& by,
                                                         const std::string& idempotency_key);
boost::system::result<void, Problems> revoke_token(Runtime& runtime, const std::string& id, const Actor& by);

boost::system::result<std::vector<CertificateView>, Problems> list_certificates(Runtime& runtime, const Actor& by);
boost::system::result<CertificateView, Problems> register_certificate(Runtime& runtime,
                                                                      const CertificateToRegister& what,
                                                                      const Actor& by, bool again);
boost::system::result<void, Problems> remove_certificate(Runtime& runtime, const std::string& id, const Actor& by);

}  // namespace renmian
