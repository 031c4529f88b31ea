#include "api/service/identity/administration.hpp"

#include "api/service/keyed_id.hpp"
#include "api/service/may.hpp"
#include "engine/case/journal.hpp"

namespace renmian {
namespace {

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
  if (!runtime.identity().may_sign_in(account)) return Problems{not_there()};
  return runtime.identity().issue_one_time_password(account, by.id);
}

boost::system::result<OneTimePassword, Problems> recover_account(Runtime& runtime, const std::string& account,
                                                                 const Line& reason, const Actor& by) {
  auto& identity = runtime.identity();
  const auto holder = identity.holder(account);
  if (!holder || !holder->active) return Problems{not_there()};
  if (!holder->administrator) {
    return Problems{
        {"not-an-administrator",
         "/login",
         {"该账号不是三员之一，请由系统管理员发放一次性密码",
          "this is none of the three administrators; the system administrator issues a one-time password"}}};
  }
  runtime.journal().record(
      Found{"account-recovered",
            "由 " + by.id + " 在服务器上为管理员 " + account + " 重新发放一次性密码，原因：" + reason.value,
            by.id + " has a one-time password issued to the administrator " + account +
                " at the machine; why: " + reason.value,
            {},
            runtime.desk().clock().now()});
  return identity.issue_one_time_password(account, by.id);
}

boost::system::result<void, Problems> remove_second_factor(Runtime& runtime, const std::string& account,
                                                           const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "second_factor.remove")) return Problems{std::move(*lack)};
  if (!runtime.identity().remove_second_factor(account, by.id)) return Problems{not_there()};
  return {};
}

std::vector<SessionView> list_sessions(Runtime& runtime, const Actor& by) {
  return runtime.identity().sessions().list(may(runtime, by, "session.read_any") ? std::string_view{} : by.id);
}

boost::system::result<void, Problems> end_session(Runtime& runtime, const std::string& id, const Actor& by,
                                                  bool again) {
  const auto session = runtime.identity().sessions().show(id);
  if (again && !session) return {};
  const bool own = session && session->account.value == by.id;
  if (!own) {
    if (auto lack = lacks_right(runtime.desk(), by, "session.end_any")) {
      // Whether others have signed in is no business of whoever may not end them.
      return lack->code == kProofTooOld ? Problems{std::move(*lack)} : Problems{not_there()};
    }
  }
  if (!runtime.identity().end_session(id, by.id)) return Problems{not_there()};
  return {};
}

std::vector<TokenView> list_tokens(Runtime& runtime, const Actor& by) {
  return runtime.identity().tokens().list(may(runtime, by, "token.read") ? std::string_view{} : by.id);
}

boost::system::result<IssuedToken, Problems> issue_token(Runtime& runtime, const TokenToIssue& what, const Actor& by,
                                                         const std::string& idempotency_key) {
  if (auto bad = against_giving(runtime, what.account.value, by); !bad.empty()) return bad;
  return runtime.identity().issue_token(what, by.id, key_mark(by, idempotency_key));
}

boost::system::result<void, Problems> revoke_token(Runtime& runtime, const std::string& id, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.revoke")) return Problems{std::move(*lack)};
  if (!runtime.identity().revoke_token(id, by.id)) return Problems{not_there()};
  return {};
}

boost::system::result<std::vector<CertificateView>, Problems> list_certificates(Runtime& runtime, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.read")) return Problems{std::move(*lack)};
  return runtime.identity().tokens().list_certificates();
}

boost::system::result<CertificateView, Problems> register_certificate(Runtime& runtime,
                                                                      const CertificateToRegister& what,
                                                                      const Actor& by, bool again) {
  if (auto bad = against_giving(runtime, what.account.value, by); !bad.empty()) return bad;
  if (!hash_from_hex(what.fingerprint.value)) {
    return Problems{{"bad-fingerprint",
                     "/fingerprint",
                     {"应为证书（DER）的 SHA-256，64 位小写十六进制",
                      "this should be the SHA-256 of the certificate (DER), 64 hexadecimal digits in lower case"}}};
  }
  if (again) {
    auto known = runtime.identity().tokens().show_certificate(what.fingerprint);
    const bool by_them = known && known->account == what.account && known->label == what.label;
    if (by_them && known->registered_by.value == by.id) return *std::move(known);
  }
  auto registered = runtime.identity().register_certificate(what, by.id);
  if (registered) return *std::move(registered);
  return Problems{{"known-certificate", "/fingerprint", {"该证书已登记", "the certificate is registered already"}}};
}

boost::system::result<void, Problems> remove_certificate(Runtime& runtime, const std::string& id, const Actor& by) {
  if (auto lack = lacks_right(runtime.desk(), by, "token.revoke")) return Problems{std::move(*lack)};
  if (!runtime.identity().remove_certificate(id, by.id)) return Problems{not_there()};
  return {};
}

}  // namespace renmian
