// What administrators do with the means by which others prove who they are.
//
// Problems are those of lacks_right() (may.hpp), and "not-found" for an account, session or token that is not there;
// "not-a-service" at /account; "known-certificate" at /fingerprint. Any thread. Throws the faults of Identity.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/identity/identity.hpp"
#include "api/service/runtime.hpp"

namespace renmian {

// By the system administrator, who never learns a password that its owner has chosen.
boost::system::result<OneTimePassword, Problems> issue_one_time_password(Runtime& runtime, const std::string& account,
                                                                         const Actor& by);

// By the security administrator, so that nobody can take over an account alone.
boost::system::result<void, Problems> remove_second_factor(Runtime& runtime, const std::string& account,
                                                           const Actor& by);

// Own ones are always shown.
std::vector<SessionView> list_sessions(Runtime& runtime, const Actor& by);
boost::system::result<void, Problems> end_session(Runtime& runtime, const std::string& id, const Actor& by);

std::vector<TokenView> list_tokens(Runtime& runtime, const Actor& by);
boost::system::result<IssuedToken, Problems> issue_token(Runtime& runtime, const TokenToIssue& what, const Actor& by);
boost::system::result<void, Problems> revoke_token(Runtime& runtime, const std::string& id, const Actor& by);

boost::system::result<std::vector<CertificateView>, Problems> list_certificates(Runtime& runtime, const Actor& by);
boost::system::result<CertificateView, Problems> register_certificate(Runtime& runtime,
                                                                      const CertificateToRegister& what,
                                                                      const Actor& by);
boost::system::result<void, Problems> remove_certificate(Runtime& runtime, const std::string& id, const Actor& by);

}  // namespace renmian
