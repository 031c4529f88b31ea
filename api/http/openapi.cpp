#include "api/http/openapi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "api/http/handlers.hpp"
#include "api/http/openapi_components.hpp"
#include "api/http/router.hpp"
#include "api/service/version.hpp"

namespace renmian::http {
namespace {

namespace json = boost::json;

constexpr std::string_view kOpenApi = "application/json";

struct Tag {
  std::string_view name;
  Words words;
};

constexpr Tag kTags[] = {
    {"procedures", {"流程及其规则", "Procedures and their rules"}},
    {"cases", {"事项", "Cases"}},
    {"batches", {"批次", "Batches: cases that share a motion, a meeting, a notice"}},
    {"meetings", {"会议", "Meetings"}},
    {"persons", {"人员", "People"}},
    {"registers", {"单位、职位、职数", "Units, posts, quotas"}},
    {"documents", {"事项文件", "Documents of cases"}},
    {"complaints", {"信访举报", "Complaints"}},
    {"work", {"待办与委托", "Work items and delegations"}},
    {"search", {"查找与统计", "Search and statistics"}},
    {"accounts", {"账号与权限", "Accounts and rights"}},
    {"sign-in", {"登录、会话、令牌", "Sign-in, sessions, tokens"}},
    {"policy", {"政策参数", "Policy"}},
    {"calendar", {"工作日历", "Working days"}},
    {"audit", {"日志及其证明", "The log and its proofs"}},
    {"exports", {"导出", "Exports of the trail"}},
    {"subscriptions", {"事件订阅", "Events for other systems"}},
    {"system", {"服务本身", "The service itself"}},
    {"demo", {"演示", "Demonstrations"}},
};

bool changes(const Route& route) { return route.method != verb::get; }
bool is_tagged(const Route& route) {
  const auto& contents = route.operation->answer.contents;
  return !changes(route) && std::ranges::find(contents, "text/event-stream", &Content::type) == contents.end();
}

json::object reference(std::string_view kind, std::string_view name) {
  return {{"$ref", fmt::format("#/components/{}/{}", kind, name)}};
}

// --- Parameters ---

// What stands for {id}, {n} or {rest} of the pattern.
void add_path_parameters(const Route& route, json::array& parameters) {
  const auto add = [&](std::string_view name, json::object schema, const Words& words) {
    if (route.pattern.find(fmt::format("{{{}}}", name)) == std::string_view::npos) return;
    parameters.push_back({{"name", name},
                          {"in", "path"},
                          {"required", true},
                          {"description", in_both(words)},
                          {"schema", std::move(schema)}});
  };
  add("id", route.operation->identifier(), {"编号", "which one"});
  add("n", route.operation->number(), {"序号", "its number"});
  add("rest", schema::text(), {"余下的路径，可含斜线", "the rest of the path, which may have slashes"});
}

json::array parameters_of(const Route& route) {
  json::array parameters;
  add_path_parameters(route, parameters);
  for (const auto& [name, schema, words, required] : route.operation->query) {
    parameters.push_back({{"name", name},
                          {"in", "query"},
                          {"required", required},
                          {"description", in_both(words)},
                          {"schema", schema()}});
  }
  if (changes(route)) {
    parameters.push_back(reference("parameters", "Idempotency-Key"));
    parameters.push_back(reference("parameters", "X-CSRF-Token"));
  }
  if (route.operation->condition == Condition::kOfCase) parameters.push_back(reference("parameters", "If-Match"));
  if (route.operation->condition == Condition::kOfWhatIsThere) {
    parameters.push_back(reference("parameters", "If-Match-of-what-is-there"));
  }
  if (is_tagged(route)) parameters.push_back(reference("parameters", "If-None-Match"));
  for (const auto* name : {"Accept-Language", "X-Request-Id", "traceparent"}) {
    parameters.push_back(reference("parameters", name));
  }
  return parameters;
}

// --- Bodies and answers ---

json::object content_of(const std::vector<Content>& contents) {
  json::object all;
  for (const auto& [type, schema] : contents) {
    all.emplace(type, schema == nullptr ? json::object{} : json::object{{"schema", schema()}});
  }
  return all;
}

std::set<http::status> problems_of(const Route& route) {
  const auto& operation = *route.operation;
  std::set<http::status> all(operation.problems.begin(), operation.problems.end());
  all.insert(
      {status::bad_request, status::too_many_requests, status::internal_server_error, status::service_unavailable});
  if (route.access != Access::kAnyone) all.insert({status::unauthorized, status::forbidden});
  if (route.pattern.find('{') != std::string_view::npos) all.insert(status::not_found);
  if (changes(route)) {
    all.insert({status::forbidden, status::conflict, status::payload_too_large, status::unsupported_media_type,
                status::unprocessable_entity});
  }
  if (operation.condition != Condition::kNone) {
    all.insert({status::precondition_failed, status::precondition_required});
  }
  return all;
}

std::string code_of(http::status status) { return std::to_string(static_cast<unsigned>(status)); }

json::object responses_of(const Route& route) {
  const auto& answer = route.operation->answer;
  json::object done{{"description", in_both(route.operation->summary)}};
  if (!answer.contents.empty()) done["content"] = content_of(answer.contents);
  auto fields = header_references(answer.fields);
  if (is_tagged(route)) fields["ETag"] = reference("headers", "ETag");
  if (!fields.empty()) done["headers"] = std::move(fields);
  json::object all{{code_of(answer.status), std::move(done)}};
  if (is_tagged(route)) {
    all[code_of(status::not_modified)] = json::object{
        {"description", in_both({"未变", "Still what If-None-Match names"})}, {"headers", header_references({"ETag"})}};
  }
  for (const auto status : problems_of(route)) all[code_of(status)] = reference("responses", problem_response(status));
  return all;
}

json::array security_of(const Route& route) {
  if (route.access == Access::kAnyone) return {};
  return {json::object{{"session", json::array{}}}, json::object{{"token", json::array{}}},
          json::object{{"certificate", json::array{}}}};
}

json::object operation_of(const Route& route) {
  const auto& operation = *route.operation;
  json::object shown{
      {"operationId", operation.id}, {"tags", json::array{operation.tag}}, {"summary", in_both(operation.summary)}};
  if (!operation.description.en.empty()) shown["description"] = in_both(operation.description);
  shown["security"] = security_of(route);
  shown["parameters"] = parameters_of(route);
  if (operation.body) {
    shown["requestBody"] = {{"required", operation.body->required}, {"content", content_of(operation.body->contents)}};
  }
  shown["responses"] = responses_of(route);
  return shown;
}

}  // namespace

json::object openapi_document() {
  json::array tags;
  for (const auto& [name, words] : kTags) tags.push_back({{"name", name}, {"description", in_both(words)}});
  json::object paths;
  for (const auto& route : routes()) {
    auto& methods = paths[route.pattern];
    if (methods.is_null()) methods.emplace_object();
    std::string method = to_string(route.method);
    boost::algorithm::to_lower(method);
    methods.get_object()[method] = operation_of(route);
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "任免 Renmian"},
            {"version", program_version()},
            {"description",
             in_both({"干部选拔任用流程服务的接口。JSON 严格读取：未知成员、类型不符、超出范围都会被拒绝并指出所在。",
                      "The interface of the engine for cadre appointment procedures. JSON is read "
                      "strictly: unknown members, wrong types and values out of range are refused, each "
                      "with its place."})}}},
          {"servers", json::array{json::object{{"url", "/"}}}},
          {"tags", std::move(tags)},
          {"paths", std::move(paths)},
          {"webhooks", openapi_webhooks()},
          {"components", openapi_components()}};
}

const std::string& openapi_text() {
  static const std::string text = json::serialize(openapi_document());
  return text;
}

Response show_openapi(const Call&) {
  static const auto tag = '"' + to_hex(sha256(openapi_text())) + '"';
  Response response{status::ok, kJson, openapi_text()};
  response.with("ETag", tag);
  response.cache_control = "no-cache";
  return response;
}

}  // namespace renmian::http
