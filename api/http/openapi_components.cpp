#include "api/http/openapi_components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "api/service/events/case_event.hpp"
#include "api/service/view_schemas.hpp"
#include "engine/case/answer_schemas.hpp"
#include "engine/data/schema_parts.hpp"

namespace renmian::http {
namespace {

namespace json = boost::json;

// --- Problems ---

struct ProblemStatus {
  http::status status;
  std::string_view name;
  Words words;
  std::string_view codes;
  std::vector<std::string_view> fields = {};
};

const std::vector<ProblemStatus>& problem_statuses() {
  static const std::vector<ProblemStatus> all{
      {status::bad_request,
       "BadRequest",
       {"请求无法读懂", "The request cannot be read"},
       "bad-request, bad-json, bad-query, bad-if-match, bad-idempotency-key, bad-digest"},
      {status::unauthorized,
       "Unauthorized",
       {"不知来者是谁，或须再次验证身份", "Nobody known, or the proof of who it is is too old"},
       "unauthorized, proof-too-old"},
      {status::forbidden,
       "Forbidden",
       {"无权办理", "The caller holds no right to it"},
       "not-allowed, cross-site, csrf-token, set-up-first, sign-in-refused"},
      {status::not_found, "NotFound", {"没有这个资源", "There is no such resource"}, "not-found, no-such-case"},
      {status::conflict,
       "Conflict",
       {"此时不能办理", "Not possible in the present state"},
       "not-possible-here, request-under-way, export-not-ready"},
      {status::gone, "Gone", {"内容已依规销毁", "The content was erased under a rule"}, "payload-erased"},
      {status::precondition_failed,
       "PreconditionFailed",
       {"已被他人推进，ETag 为现有版本", "It has moved on; the ETag is of the present version"},
       "stale-version",
       {"ETag"}},
      {status::payload_too_large, "PayloadTooLarge", {"请求内容过大", "The body is too large"}, "body-too-large"},
      {status::unsupported_media_type,
       "UnsupportedMediaType",
       {"不支持的内容类型", "Unsupported content type"},
       "unsupported-media-type"},
      {status::unprocessable_entity,
       "UnprocessableEntity",
       {"内容不合要求，或规定的条件未满足", "The data is not as it should be, or rules are not met yet"},
       "bad-input, gate-closed, batch-refused, key-reused"},
      {status::precondition_required,
       "PreconditionRequired",
       {"需要 If-Match", "If-Match is required"},
       "if-match-required"},
      {status::too_many_requests,
       "TooManyRequests",
       {"请求过于频繁", "Too many requests"},
       "too-many-requests",
       {"Retry-After"}},
      {status::internal_server_error, "InternalError", {"程序内部错误", "Internal error"}, "internal-error"},
      {status::service_unavailable,
       "ServiceUnavailable",
       {"暂时不能办理；有 Retry-After 的可用同一幂等键重试",
        "Not available now; with Retry-After, repeat with the same idempotency key"},
       "store-unavailable, store-locked, outcome-unknown, too-busy, too-many-connections, too-many-streams, "
       "documents-unavailable, oidc-provider, store-full, log-frozen, clock-behind, document-damaged, not-ready"},
  };
  return all;
}

json::object problem_details() {
  using namespace schema;
  auto details = object({{"type", text()},
                         {"title", text()},
                         {"status", whole()},
                         {"code", text()},
                         {"detail", text()},
                         {"instance", text()}},
                        {{"problems", array(ref("Problem"))},
                         {"results", array(ref("Answer"))},
                         {"outcome", one_of({"refused"})},
                         {"message", words()},
                         {"case", uuid()},
                         {"command", text()},
                         {"position", text()},
                         {"version", whole()},
                         {"gates", array(ref("GateFinding"))},
                         {"receipt", nullable(ref("Receipt"))}});
  details.erase("additionalProperties");
  details["description"] = in_both({"RFC 9457 的问题说明。code 是稳定的，title 与 detail 供人阅读。",
                                    "Problem details as in RFC 9457. `code` is stable; `title` and `detail` are for "
                                    "people. Which of the other members "
                                    "are there depends on `code`."});
  return details;
}

json::object responses() {
  json::object all;
  for (const auto& [status, name, words, codes, fields] : problem_statuses()) {
    json::object response{{"description", fmt::format("{} ({})", in_both(words), codes)},
                          {"content", {{"application/problem+json", {{"schema", schema::ref("ProblemDetails")}}}}}};
    auto headers = header_references(fields);
    headers["Content-Language"] = json::object{{"$ref", "#/components/headers/Content-Language"}};
    response["headers"] = std::move(headers);
    all.emplace(name, std::move(response));
  }
  return all;
}

// --- Schemas ---

json::object command_codes() {
  std::set<std::string_view> codes;
  for (const auto* procedure : compiled_procedures()) {
    for (const auto& command : procedure->book().commands) codes.insert(command.info->code);
  }
  return {{"type", "string"}, {"enum", json::array(codes.begin(), codes.end())}};
}

json::object answer_schema() {
  return {
      {"oneOf", json::array{schema::ref("Advanced"), schema::ref("Refusal")}},
      {"discriminator",
       {{"propertyName", "outcome"},
        {"mapping", {{"accepted", "#/components/schemas/Advanced"}, {"refused", "#/components/schemas/Refusal"}}}}}};
}

json::object schemas() {
  return {{"Words", schema::object({{"zh", schema::text()}, {"en", schema::text()}})},
          {"Problem", problem_schema()},
          {"ProblemDetails", problem_details()},
          {"Gate", gate_schema()},
          {"GateFinding", gate_finding_schema()},
          {"Receipt", receipt_schema()},
          {"Advanced", advanced_schema()},
          {"Refusal", refusal_schema()},
          {"Answer", answer_schema()},
          {"CaseRow", case_row_schema()},
          {"CommandCode", command_codes()}};
}

// --- Header fields ---

struct FieldText {
  std::string_view name;
  Words words;
};

constexpr FieldText kAnswerFields[] = {
    {"Clear-Site-Data", {"令浏览器清除本站内容", "Tells a browser to forget what it keeps of this site"}},
    {"Content-Disposition", {"另存时的文件名", "The name of the file to save"}},
    {"Content-Language", {"说明所用语言：zh 或 en", "The language of title and detail: zh or en"}},
    {"ETag", {"所见版本，供 If-Match 与 If-None-Match", "The version seen, for If-Match and If-None-Match"}},
    {"Link", {"下一页：<...>; rel=\"next\"；没有更多时不给出", "The next page, if there is more: <...>; rel=\"next\""}},
    {"Location", {"新资源的路径", "The path of the new resource"}},
    {"Repr-Digest", {"内容摘要（RFC 9530）", "The digest of the content (RFC 9530): sha-256=:BASE64:"}},
    {"Set-Cookie", {"会话 Cookie：__Host-sid", "The cookie of the session: __Host-sid"}},
    {"Retry-After", {"多少秒后再试", "In how many seconds to come again"}},
};

json::object answer_fields() {
  json::object all;
  for (const auto& [name, words] : kAnswerFields) {
    all.emplace(name, json::object{{"description", in_both(words)}, {"schema", schema::text()}});
  }
  return all;
}

json::object request_field(std::string_view name, bool required, const Words& words, json::object schema) {
  return {{"name", name},
          {"in", "header"},
          {"required", required},
          {"description", in_both(words)},
          {"schema", std::move(schema)}};
}

json::object parameters() {
  return {
      {"Accept-Language",
       request_field("Accept-Language", false,
                     {"zh 或 en；缺省为安装语言", "zh or en; by default that of the installation"}, schema::text())},
      {"Idempotency-Key",
       request_field("Idempotency-Key", true,
                     {"重试识别用：每办一事用一个新键；同键同请求得到同一答复",
                      "A new one for each thing to be done; the same key with the same request is answered the same"},
                     {{"type", "string"},
                      {"minLength", 1},
                      {"maxLength", 200},
                      {"pattern", R"(^([!#-~]([ -~]*[!-~])?|"[ !#-\[\]-~]+")$)"}})},
      {"If-Match",
       request_field("If-Match", true,
                     {"所见版本的 ETag：一个强标签", "The ETag of what the caller has seen: one strong tag"},
                     {{"type", "string"}, {"pattern", "^\"[0-9a-f-]{36}-[0-9]{1,18}\"$"}})},
      {"If-Match-of-what-is-there",
       request_field("If-Match", false,
                     {"资源已有时必需：所见内容的 ETag，一个强标签",
                      "Needed if the resource is there already: the ETag of what the caller has seen; one strong tag"},
                     {{"type", "string"}, {"pattern", "^\"[!#-~]+\"$"}})},
      {"If-None-Match", request_field("If-None-Match", false,
                                      {"已有内容的 ETag；未变时答 304",
                                       "The ETag of what the caller has: 304 if it is "
                                       "still that"},
                                      schema::text())},
      {"X-CSRF-Token",
       request_field("X-CSRF-Token", false,
                     {"用会话 Cookie 时必需：登录时给出的值",
                      "Needed with the session cookie: what was given at sign-in, or by GET /api/v1/me"},
                     schema::text())},
      {"X-Request-Id", request_field("X-Request-Id", false,
                                     {"1 至 64 个字母、数字或 . _ -，答复与日志中原样给出；其他内容不予采用",
                                      "1 to 64 letters, digits, . _ or -: comes back in the answer and stands in the "
                                      "log; anything else is replaced"},
                                     schema::text())},
      {"traceparent",
       request_field("traceparent", false,
                     {"W3C Trace Context；不合格式的不予采用", "W3C Trace Context; ignored if malformed"},
                     schema::text())}};
}

json::object security_schemes() {
  return {{"session",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", "__Host-sid"},
            {"description", in_both({"登录后得到的会话", "The session that signing in gives"})}}},
          {"token",
           {{"type", "http"},
            {"scheme", "bearer"},
            {"description", in_both({"服务账号的令牌", "The token of a service account"})}}},
          {"certificate",
           {{"type", "mutualTLS"},
            {"description", in_both({"服务账号的客户端证书", "The client certificate of a service account"})}}}};
}

}  // namespace

std::string in_both(const Words& words) { return fmt::format("{} / {}", words.zh, words.en); }

std::string_view problem_response(http::status status) {
  const auto found = std::ranges::find(problem_statuses(), status, &ProblemStatus::status);
  if (found == problem_statuses().end()) {
    throw std::logic_error(fmt::format("no component for problems of status {}", static_cast<unsigned>(status)));
  }
  return found->name;
}

json::object header_references(const std::vector<std::string_view>& fields) {
  json::object all;
  for (const auto name : fields) {
    if (std::ranges::find(kAnswerFields, name, &FieldText::name) == std::end(kAnswerFields)) {
      throw std::logic_error(fmt::format("no component for the header field {}", name));
    }
    all.emplace(name, json::object{{"$ref", fmt::format("#/components/headers/{}", name)}});
  }
  return all;
}

json::object openapi_components() {
  return {{"schemas", schemas()},
          {"parameters", parameters()},
          {"headers", answer_fields()},
          {"responses", responses()},
          {"securitySchemes", security_schemes()}};
}

json::object openapi_webhooks() {
  using namespace schema;
  const auto signed_with = [](std::string_view name, const Words& words) {
    return request_field(name, true, words, text());
  };
  const auto event = cloud_event_schema();
  return {
      {"event",
       {{"post",
         {{"operationId", "event"},
          {"tags", json::array{"subscriptions"}},
          {"summary", in_both({"事件送达订阅方", "A log entry, delivered to a subscription"})},
          {"description",
           in_both({"CloudEvents 1.0，按 Standard Webhooks 签名；每个事项内按序，至少送达一次，以 id 去重。",
                    "CloudEvents 1.0, signed as Standard Webhooks: in order per case, at least once; "
                    "tell repeats by `id`."})},
          {"security", json::array{}},
          {"parameters",
           json::array{signed_with("webhook-id", {"每次重试都相同", "the same in every attempt"}),
                       signed_with("webhook-timestamp", {"本次发送时间，Unix 秒", "of this attempt, Unix seconds"}),
                       signed_with("webhook-signature", {"v1,<Base64>，可有多个", "v1,<Base64>, one or more"})}},
          {"requestBody", {{"required", true}, {"content", {{"application/cloudevents+json", {{"schema", event}}}}}}},
          {"responses",
           {{"2XX", {{"description", in_both({"已收到", "Received"})}}},
            {"410",
             {{"description", in_both({"不再接收：订阅停用", "No longer: the subscription is disabled"})}}}}}}}}}};
}

}  // namespace renmian::http
