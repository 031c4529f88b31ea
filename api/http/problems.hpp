// Errors as RFC 9457 problem details: {type, title, status, code, detail, instance} and what helps beyond that. Title
// and detail speak the language of the request; `code` is stable and for programs.
#pragma once

#include <boost/json/object.hpp>

#include "api/http/message.hpp"

namespace renmian::http {

struct ProblemKind {
  http::status status;
  std::string_view code;
  Words title;
};

namespace kinds {
inline constexpr ProblemKind kBadRequest{
    status::bad_request, "bad-request", {"请求不符合 HTTP 规范", "Bad HTTP request"}};
inline constexpr ProblemKind kBadJson{
    status::bad_request, "bad-json", {"请求内容不是有效的 JSON", "The body is not JSON"}};
inline constexpr ProblemKind kBadQuery{status::bad_request, "bad-query", {"查询参数有误", "Bad query parameters"}};
inline constexpr ProblemKind kBadIfMatch{status::bad_request, "bad-if-match", {"If-Match 有误", "Bad If-Match"}};
inline constexpr ProblemKind kBadIdempotencyKey{
    status::bad_request, "bad-idempotency-key", {"Idempotency-Key 缺失或有误", "Idempotency-Key missing or bad"}};
inline constexpr ProblemKind kUnauthorized{
    status::unauthorized, "unauthorized", {"需要有效的令牌", "A valid token is needed"}};
inline constexpr ProblemKind kCrossSite{
    status::forbidden, "cross-site", {"不接受其他网站发起的请求", "Requests from other sites are not taken"}};
inline constexpr ProblemKind kCsrfToken{
    status::forbidden, "csrf-token", {"需要会话的 X-CSRF-Token", "The session's X-CSRF-Token is needed"}};
inline constexpr ProblemKind kSetUpFirst{
    status::forbidden, "set-up-first", {"须先完成登录设置", "Sign-in has to be set up first"}};
inline constexpr ProblemKind kNotFound{status::not_found, "not-found", {"没有这个资源", "There is no such resource"}};
inline constexpr ProblemKind kMethodNotAllowed{
    status::method_not_allowed, "method-not-allowed", {"此资源不支持该方法", "The resource does not take this method"}};
inline constexpr ProblemKind kTimeout{
    status::request_timeout, "request-timeout", {"请求未在时限内到齐", "The request took too long to arrive"}};
inline constexpr ProblemKind kUnderWay{
    status::conflict, "request-under-way", {"同一请求正在办理", "The same request is still being carried out"}};
inline constexpr ProblemKind kStaleResource{
    status::precondition_failed, "stale-version", {"资源已被他人修改", "The resource has been changed"}};
inline constexpr ProblemKind kBodyTooLarge{
    status::payload_too_large, "body-too-large", {"请求内容过大", "The body is too large"}};
inline constexpr ProblemKind kUnsupportedMediaType{
    status::unsupported_media_type, "unsupported-media-type", {"不支持的内容类型", "Unsupported content type"}};
inline constexpr ProblemKind kBadInput{
    status::unprocessable_entity, "bad-input", {"内容不合要求", "The data is not as it should be"}};
inline constexpr ProblemKind kKeyReused{
    status::unprocessable_entity, "key-reused", {"幂等键已用于另一请求", "The idempotency key was used before"}};
inline constexpr ProblemKind kBatchRefused{
    status::unprocessable_entity, "batch-refused", {"批次整体未办理", "The batch was not carried out"}};
inline constexpr ProblemKind kIfMatchRequired{
    status::precondition_required, "if-match-required", {"需要 If-Match", "If-Match is required"}};
inline constexpr ProblemKind kTooManyRequests{
    status::too_many_requests, "too-many-requests", {"请求过于频繁，请稍后再试", "Too many requests; try again later"}};
inline constexpr ProblemKind kHeaderTooLarge{
    status::request_header_fields_too_large, "header-too-large", {"请求头过大", "The header is too large"}};
inline constexpr ProblemKind kTooManyConnections{status::service_unavailable,
                                                 "too-many-connections",
                                                 {"连接过多，请稍后再试", "Too many connections; try again later"}};
inline constexpr ProblemKind kTooManyStreams{
    status::service_unavailable, "too-many-streams", {"持续推送的连接过多", "Too many streams are open"}};
inline constexpr ProblemKind kNotReady{
    status::service_unavailable, "not-ready", {"服务未就绪", "The server is not ready"}};
inline constexpr ProblemKind kVersionNotSupported{status::http_version_not_supported,
                                                  "http-version-not-supported",
                                                  {"不支持的 HTTP 版本", "Unsupported HTTP version"}};
}  // namespace kinds

// `more` holds members beyond those of the RFC.
Response problem(const ProblemKind& kind, const ReplyTo& to, const Text& detail, boost::json::object more = {});

// With the member `problems`, each with the JSON pointer or the name of its place. If the first is a lack of right it
// is answered as that, whatever `kind`.
Response problem_with(const ProblemKind& kind, const ReplyTo& to, const Problems& problems);

// What lacks_right() (api/service/may.hpp) found: 403 "not-allowed", 401 "proof-too-old", and for what is not there, or
// what the caller may not know of, one 404 alike.
Response problem(const Problem& lack_of_right, const ReplyTo& to);

// Whether nothing but that it is not there keeps from a change that the caller began before (Call::again): it was made.
bool gone_since(const Call& call, const Problems& problems);

// The answer for an id that names nothing, or nothing that the caller may know of.
Response no_such(const ReplyTo& to);

// With every member of to_json(Refusal): the gates, those met too; the problems; position and version of the case.
Response problem(const Refusal& refusal, const ReplyTo& to);

// Technical detail is for the log only.
Response problem(const Fault& fault, const ReplyTo& to);
Response internal_error(const ReplyTo& to);

}  // namespace renmian::http
