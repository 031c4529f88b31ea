#include "api/http/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "api/http/conditions.hpp"
#include "api/service/may.hpp"

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
    {"store-unavailable", true}, {"store-locked", true},          {"outcome-unknown", true},
    {"too-busy", true},          {"store-full", false},           {"log-frozen", false},
    {"clock-behind", false},     {"documents-unavailable", true}, {"document-damaged", false},
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
    case Refusal::Kind::kNotAllowed:
      return {status::forbidden, code, {"无权办理", "Not allowed"}};
    case Refusal::Kind::kProofTooOld:
      return {status::unauthorized, code, {"须再次验证身份", "Prove again who you are"}};
    case Refusal::Kind::kNotDone:
      return {status::conflict, code, {"未办理", "Not done"}};
  }
  return {status::internal_server_error, code, {}};
}

bool is_lack_of_right(const Problem& problem) {
  return problem.code == kNotAllowed || problem.code == kProofTooOld || problem.code == kUnknownToCaller;
}

// RFC 6750 section 3, and RFC 9470 where the proof is too old.
std::string_view challenge_of(const ProblemKind& kind) {
  return kind.code == kProofTooOld ? "Bearer realm=\"renmian\", error=\"insufficient_user_authentication\""
                                   : "Bearer realm=\"renmian\"";
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
  if (kind.status == status::unauthorized) response.with("WWW-Authenticate", challenge_of(kind));
  return response;
}

Response problem_with(const ProblemKind& kind, const ReplyTo& to, const Problems& problems) {
  if (!problems.empty() && is_lack_of_right(problems.front())) return problem(problems.front(), to);
  json::array told;
  for (const auto& each : problems) told.push_back(to_json(each));
  return problem(kind, to, problems.empty() ? Text(kind.title) : problems.front().message,
                 {{"problems", std::move(told)}});
}

Response problem(const Problem& lack_of_right, const ReplyTo& to) {
  if (lack_of_right.code == kNotAllowed) {
    return problem(kind_of(Refusal::Kind::kNotAllowed), to, lack_of_right.message);
  }
  if (lack_of_right.code == kProofTooOld) {
    return problem(kind_of(Refusal::Kind::kProofTooOld), to, lack_of_right.message);
  }
  return no_such(to);
}

bool gone_since(const Call& call, const Problems& problems) {
  return call.again && problems.size() == 1 && problems.front().code == kUnknownToCaller;
}

Response no_such(const ReplyTo& to) {
  return problem(kinds::kNotFound, to, {"没有编号为此的资源", "nothing has this id"});
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
