#include "api/http/operations.hpp"
#include "api/http/sign_in_parts.hpp"

namespace renmian::http {
namespace {

boost::json::object one() { return {{"type", "string"}, {"enum", {"1"}}}; }

}  // namespace

const Operation kBeginOidc{
    .id = "beginOidc",
    .tag = "sign-in",
    .summary = {"到身份提供方登录（OpenID Connect）", "Sends the browser to the OpenID provider"},
    .description = {"登录须由同一浏览器在十分钟内完成。未启用时应答 404。",
                    "The same browser has ten minutes to come back. 404 where it is not configured."},
    .query = {{"prove",
               one,
               {"为 1 时当前会话再次验证身份，须在提供方重新登录",
                "1: the owner of this session proves again who they are, and has to sign in there anew"}}},
    .answer = {.status = status::found, .fields = {"Location", "Set-Cookie"}},
    .problems = {status::unauthorized, status::forbidden, status::not_found}};

const Operation kEndOidc{
    .id = "endOidc",
    .tag = "sign-in",
    .summary = {"从身份提供方返回", "Where the provider sends the browser back"},
    .description = {"登录成功时转到 /；提供方未说明使用了第二因素时转到 /#sign-in=code，随后提交动态口令。",
                    "On to / once signed in; to /#sign-in=code where the provider does not say that a second factor "
                    "was given, and a code has to follow."},
    .query = {{"state", schema::text, {"登录的编号", "which sign-in this is"}},
              {"code", schema::text, {"授权码", "the authorization code"}},
              {"iss", schema::text, {"提供方（RFC 9207）", "the provider (RFC 9207)"}},
              {"error", schema::text, {"提供方未予登录的原因", "why the provider let nobody in"}}},
    .answer = {.status = status::found, .fields = {"Location", "Set-Cookie"}},
    .problems = {status::forbidden, status::not_found}};

const Operation kGiveOidcCode{.id = "giveOidcCode",
                              .tag = "sign-in",
                              .summary = {"以动态口令完成 OpenID Connect 登录",
                                          "Ends a sign-in at the provider with a code of the second factor"},
                              .body = json_body_of(taken<CodeBody>),
                              .answer = created(given<OpenedAnswer>, {"Set-Cookie"}),
                              .problems = {status::unauthorized, status::forbidden, status::not_found}};

}  // namespace renmian::http
