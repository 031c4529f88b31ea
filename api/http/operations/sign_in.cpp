#include "api/http/me.hpp"
#include "api/http/operations.hpp"
#include "api/http/sign_in_parts.hpp"
#include "api/service/identity/service_tokens.hpp"

namespace renmian::http {
namespace {

// SHA-256 in hexadecimal; of sessions, tokens, certificates.
boost::json::object digest() { return {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}; }
boost::json::object login() { return {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}}; }

const Answered kNothing{.status = status::no_content};

}  // namespace

const Operation kOpenSession{
    .id = "openSession",
    .tag = "sign-in",
    .summary = {"登录", "Signs in"},
    .description = {"会话令牌以 Cookie 给出；请求带 Session-Transport: bearer 时在应答中给出，以 Bearer 使用。"
                    "to_set_up 列出此后须先设置的内容。",
                    "The session's token is given as a cookie; with Session-Transport: bearer it is in the answer, for "
                    "use as a bearer token. to_set_up says what has to be set up before anything else."},
    .body = json_body_of(taken<SignInBody>),
    .answer = created(given<OpenedAnswer>, {"Set-Cookie"}),
    .problems = {status::unauthorized}};

const Operation kListSessions{.id = "listSessions",
                              .tag = "sign-in",
                              .summary = {"会话列表", "Sessions: one's own, or all for those who may end them"},
                              .answer = json_answer(list_of<given<SessionView>>)};

const Operation kSignOut{.id = "signOut",
                         .tag = "sign-in",
                         .summary = {"退出登录", "Signs out"},
                         .answer = {.status = status::no_content, .fields = {"Set-Cookie", "Clear-Site-Data"}}};

const Operation kEndSession{.id = "endSession",
                            .tag = "sign-in",
                            .summary = {"结束会话", "Ends a session"},
                            .identifier = digest,
                            .answer = kNothing};

const Operation kProveAgain{
    .id = "proveAgain",
    .tag = "sign-in",
    .summary = {"再次验证身份", "Proves again who one is, by password or by code"},
    .description = {"会话换发新令牌，原令牌随即失效。", "The session gets a new token; the old one no longer holds."},
    .body = json_body_of(taken<ProofBody>),
    .answer = json_answer(given<OpenedAnswer>, {"Set-Cookie"})};

const Operation kShowMe{
    .id = "showMe", .tag = "sign-in", .summary = {"当前用户", "Who asks"}, .answer = json_answer(given<Me>)};

const Operation kChangePassword{
    .id = "changePassword",
    .tag = "sign-in",
    .summary = {"修改密码", "Changes the password"},
    .description = {"其他会话随即结束，本会话换发新令牌。", "All other sessions end, and this one gets a new token."},
    .body = json_body_of(taken<PasswordBody>),
    .answer = json_answer(given<OpenedAnswer>, {"Set-Cookie"}),
    .problems = {status::not_found}};

const Operation kProposeSecondFactor{.id = "proposeSecondFactor",
                                     .tag = "sign-in",
                                     .summary = {"领取第二因素密钥", "A secret for a second factor (RFC 6238)"},
                                     .body = json_body_of(taken<FactorBody>),
                                     .answer = created(given<NewFactor>, {}),
                                     .problems = {status::not_found}};

const Operation kConfirmSecondFactor{.id = "confirmSecondFactor",
                                     .tag = "sign-in",
                                     .summary = {"启用第二因素", "Confirms the second factor with a code of it"},
                                     .body = json_body_of(taken<CodeBody>),
                                     .answer = json_answer(given<OpenedAnswer>, {"Set-Cookie"}),
                                     .problems = {status::not_found}};

const Operation kListTokens{.id = "listTokens",
                            .tag = "sign-in",
                            .summary = {"服务令牌列表", "Tokens of services"},
                            .answer = json_answer(list_of<given<TokenView>>)};

const Operation kIssueToken{.id = "issueToken",
                            .tag = "sign-in",
                            .summary = {"发放服务令牌", "Issues a token to a service; it is shown this once"},
                            .body = json_body_of(taken<TokenToIssue>),
                            .answer = created(given<IssuedToken>, {})};

const Operation kRevokeToken{.id = "revokeToken",
                             .tag = "sign-in",
                             .summary = {"撤销服务令牌", "Revokes a token"},
                             .identifier = digest,
                             .answer = kNothing};

const Operation kListCertificates{.id = "listCertificates",
                                  .tag = "sign-in",
                                  .summary = {"服务证书列表", "Client certificates of services"},
                                  .answer = json_answer(list_of<given<CertificateView>>)};

const Operation kRegisterCertificate{.id = "registerCertificate",
                                     .tag = "sign-in",
                                     .summary = {"登记服务证书", "Registers a client certificate of a service"},
                                     .body = json_body_of(taken<CertificateToRegister>),
                                     .answer = created(given<CertificateView>, {})};

const Operation kRemoveCertificate{.id = "removeCertificate",
                                   .tag = "sign-in",
                                   .summary = {"注销服务证书", "Removes a client certificate"},
                                   .identifier = digest,
                                   .answer = kNothing};

const Operation kIssueOneTimePassword{
    .id = "issueOneTimePassword",
    .tag = "sign-in",
    .summary = {"发放一次性密码", "Issues a one-time password, valid for 24 hours; it is shown this once"},
    .identifier = login,
    .answer = created(given<OneTimePassword>, {})};

const Operation kRemoveSecondFactor{.id = "removeSecondFactor",
                                    .tag = "sign-in",
                                    .summary = {"解除第二因素", "Removes an account's second factor"},
                                    .identifier = login,
                                    .answer = kNothing};

}  // namespace renmian::http
