#include "api/service/identity/administration.hpp"

#include "api/service/may.hpp"

namespace renmian {
namespace {

Problems not_there() { return {{std::string(kUnknownToCaller), "", {"没有编号为此的资源", "nothing has this id"}}}; }

bool may(Runtime& runtime, const Actor& by, std::string_view act) { return !lacks_right(runtime.desk(), by, act); }

// What keeps `by` from giving the account a token or a certificate; none: nothing.
Problems against_giving(Runtime& runtime, const std::string& account, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.issue")) return {std::move(*lack)};
  if (runtime.identity().tokens().may_hold(account)) return {};
  return {{"not-a-service",
           "/account",
           {"令牌和证书只发给启用中的服务账号", "tokens and certificates are for active accounts of services"}}};
}

}  // namespace

boost::system::result<OneTimePassword, Problems> issue_one_time_password(Runtime& runtime, const std::string& account,
                                                                         const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "password.issue")) return Problems{std::move(*lack)};
  if (!runtime.identity().may_sign_in(account)) return not_there();
  return runtime.identity().issue_one_time_password(account, by.id);
}

boost::system::result<void, Problems> remove_second_factor(Runtime& runtime, const std::string& account,
                                                           const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "second_factor.remove")) return Problems{std::move(*lack)};
  if (!runtime.identity().remove_second_factor(account, by.id)) return not_there();
  return {};
}

std::vector<SessionView> list_sessions(Runtime& runtime, const Actor& by) {
  return runtime.identity().sessions().list(may(runtime, by, "session.read_any") ? std::string_view{} : by.id);
}

boost::system::result<void, Problems> end_session(Runtime& runtime, const std::string& id, const Actor& by) {
  const auto session = runtime.identity().sessions().show(id);
  const bool own = session && session->account.value == by.id;
  if (!own) {
    if (auto lack = lacks_right(runtime.desk(), by, "session.end_any")) {
      // Whether others have signed in is no business of whoever may not end them.
      return lack->code == kProofTooOld ? Problems{std::move(*lack)} : not_there();
    }
  }
  if (!runtime.identity().end_session(id, by.id)) return not_there();
  return {};
}

std::vector<TokenView> list_tokens(Runtime& runtime, const Actor& by) {
  return runtime.identity().tokens().list(may(runtime, by, "token.read") ? std::string_view{} : by.id);
}

boost::system::result<IssuedToken, Problems> issue_token(Runtime& runtime, const TokenToIssue& what, const Actor& by) {
  if (auto bad = against_giving(runtime, what.account.value, by); !bad.empty()) return bad;
  return runtime.identity().issue_token(what, by.id);
}

boost::system::result<void, Problems> revoke_token(Runtime& runtime, const std::string& id, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.revoke")) return Problems{std::move(*lack)};
  if (!runtime.identity().revoke_token(id, by.id)) return not_there();
  return {};
}

boost::system::result<std::vector<CertificateView>, Problems> list_certificates(Runtime& runtime, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.read")) return Problems{std::move(*lack)};
  return runtime.identity().tokens().list_certificates();
}

boost::system::result<CertificateView, Problems> register_certificate(Runtime& runtime,
                                                                      const CertificateToRegister& what,
                                                                      const Actor& by) {
  if (auto bad = against_giving(runtime, what.account.value, by); !bad.empty()) return bad;
  if (!hash_from_hex(what.fingerprint.value)) {
    return Problems{{"bad-fingerprint",
                     "/fingerprint",
                     {"应为证书（DER）的 SHA-256，64 位小写十六进制",
                      "this should be the SHA-256 of the certificate (DER), 64 hexadecimal digits in lower case"}}};
  }
  auto registered = runtime.identity().register_certificate(what, by.id);
  if (registered) return *std::move(registered);
  return Problems{{"known-certificate", "/fingerprint", {"该证书已登记", "the certificate is registered already"}}};
}

boost::system::result<void, Problems> remove_certificate(Runtime& runtime, const std::string& id, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.revoke")) return Problems{std::move(*lack)};
  if (!runtime.identity().remove_certificate(id, by.id)) return not_there();
  return {};
}

}  // namespace renmian
