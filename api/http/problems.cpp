#include "api/http/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "api/http/conditions.hpp"

namespace renmian::http {
namespace {

namespace json = boost::json;

constexpr std::string_view kProblemJson = "application/problem+json; charset=utf-8";

// Faults that are nobody's mistake in the program: the service is not to be had now. Those that pass by themselves say
// when to come again; a retry with the same idempotency key is safe also after "outcome-unknown".
struct Outage {
  std::string_view fault;
  bool passes;
};
constexpr Outage kOutages[] = {
    {"store-unavailable", true}, {"store-locked", true}, {"outcome-unknown", true}, {"too-busy", true},
    {"store-full", false},       {"log-frozen", false},  {"clock-behind", false},
};

ProblemKind kind_of(Refusal::Kind kind) {
  const auto code = code_of(kind);
  switch (kind) {
    case Refusal::Kind::kNoSuchCase:
      return {status::not_found, code, {"没有这个事项", "There is no such case"}};
    case Refusal::Kind::kStaleVersion:
      return {status::precondition_failed, code, {"事项已被他人推进", "The case has moved on"}};
    case Refusal::Kind::kBadInput:
      return kinds::kBadInput;
    case Refusal::Kind::kNotPossibleHere:
      return {status::conflict, code, {"此时不能办理", "Not possible here"}};
    case Refusal::Kind::kGateClosed:
      return {status::unprocessable_entity, code, {"尚有规定的条件未满足", "Rules are not met yet"}};
    case Refusal::Kind::kKeyReused:
      return {status::unprocessable_entity, code, {"幂等键已用于另一请求", "The idempotency key was used before"}};
    case Refusal::Kind::kNotDone:
      return {status::conflict, code, {"未办理", "Not done"}};
  }
  return {status::internal_server_error, code, {}};
}

}  // namespace

Response json_response(const json::value& body, http::status status) { return {status, kJson, json::serialize(body)}; }

Response problem(const ProblemKind& kind, const ReplyTo& to, const Text& detail, json::object more) {
  more["type"] = fmt::format("urn:renmian:problem:{}", kind.code);
  more["title"] = kind.title.in(to.language);
  more["status"] = static_cast<unsigned>(kind.status);
  more["code"] = kind.code;
  more["detail"] = detail.in(to.language);
  more["instance"] = fmt::format("urn:renmian:request:{}", to.request_id);
  Response response{kind.status, kProblemJson, json::serialize(more)};
  response.with("Content-Language", to.language == Language::kChinese ? "zh" : "en");
  return response;
}

Response problem_with(const ProblemKind& kind, const ReplyTo& to, const Problems& problems) {
  json::array told;
  for (const auto& each : problems) told.push_back(to_json(each));
  return problem(kind, to, problems.empty() ? Text(kind.title) : problems.front().message,
                 {{"problems", std::move(told)}});
}

Response problem(const Refusal& refusal, const ReplyTo& to) {
  auto response = problem(kind_of(refusal.kind), to, refusal.message, to_json(refusal));
  if (refusal.kind == Refusal::Kind::kStaleVersion) response.with("ETag", etag_of(refusal.case_id, refusal.version));
  return response;
}

Response problem(const Fault& fault, const ReplyTo& to) {
  if (fault.code() == "payload-erased") {
    return problem({status::gone, fault.code(), {"内容已依规销毁", "The content was erased"}}, to, fault.message());
  }
  const auto* outage = std::ranges::find(kOutages, fault.code(), &Outage::fault);
  if (outage == std::end(kOutages)) return internal_error(to);
  auto response =
      problem({status::service_unavailable, fault.code(), {"暂时不能办理", "Not available now"}}, to, fault.message());
  if (outage->passes) response.with("Retry-After", "1");
  return response;
}

Response internal_error(const ReplyTo& to) {
  return problem({status::internal_server_error, "internal-error", {"程序内部错误", "Internal error"}}, to,
                 {"请将请求编号告知管理员", "please give the request id to the administrator"});
}

}  // namespace renmian::http
