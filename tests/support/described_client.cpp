#include "tests/support/described_client.hpp"

#include <gtest/gtest.h>

#include <boost/algorithm/string/case_conv.hpp>

#include "api/http/openapi.hpp"
#include "api/http/router.hpp"

namespace renmian::test {

namespace json = boost::json;

DescribedClient::DescribedClient(HttpOffice& office, const std::string& token)
    : client_(office.client(token)), document_(http::openapi_document()), schemas_(document_) {}

HttpResponse DescribedClient::get(const std::string& target, const Fields& fields) {
  return send(verb::get, target, "", fields);
}

HttpResponse DescribedClient::post(const std::string& target, const json::value& body, const Fields& fields) {
  return send(verb::post, target, json::serialize(body), fields);
}

HttpResponse DescribedClient::put(const std::string& target, const json::value& body, const Fields& fields) {
  return send(verb::put, target, json::serialize(body), fields);
}

HttpResponse DescribedClient::send(verb method, const std::string& target, const std::string& body,
                                   const Fields& fields) {
  Fields all;
  if (method != verb::get) {
    all = {{"Content-Type", "application/json"}, {"Idempotency-Key", "described-" + std::to_string(++changes_)}};
  }
  all.insert(all.end(), fields.begin(), fields.end());
  return checked(method, target, client_.send(method, target, body, all));
}

const json::object& DescribedClient::resolved(const json::value& component) const {
  const auto* reference = component.as_object().if_contains("$ref");
  if (reference == nullptr) return component.get_object();
  return document_.at_pointer(std::string_view(reference->as_string()).substr(1)).as_object();
}

HttpResponse DescribedClient::checked(verb method, const std::string& target, HttpResponse response) {
  const auto match = http::find_route(method, target);
  const auto asked = std::string(to_string(method)) + ' ' + target;
  if (match.route == nullptr) {
    ADD_FAILURE() << asked << ": no such route";
    return response;
  }
  std::string method_name = to_string(method);
  boost::algorithm::to_lower(method_name);
  const auto& operation = document_.at("paths").at(match.route->pattern).at(method_name);
  const auto* described = operation.at("responses").as_object().if_contains(std::to_string(response.result_int()));
  if (described == nullptr) {
    ADD_FAILURE() << asked << ": undescribed answer " << response.result_int() << ' ' << response.body();
    return response;
  }
  if (response.result_int() < 400) done_.emplace(operation.at("operationId").as_string());

  const auto& answer = resolved(*described);
  const auto* fields = answer.if_contains("headers");
  for (const auto* name : {"Content-Disposition", "ETag", "Link", "Location", "Retry-After"}) {
    if (response.find(name) == response.end()) continue;
    EXPECT_TRUE(fields != nullptr && fields->as_object().contains(name)) << asked << ": undescribed field " << name;
  }
  const auto* contents = answer.if_contains("content");
  if (contents == nullptr) {
    EXPECT_EQ(response.body(), "") << asked;
    return response;
  }
  const std::string type(response[field::content_type].substr(0, response[field::content_type].find(';')));
  const auto* content = contents->as_object().if_contains(type);
  if (content == nullptr) {
    ADD_FAILURE() << asked << ": undescribed content type " << type;
    return response;
  }
  if (const auto* schema = content->as_object().if_contains("schema")) {
    for (const auto& wrong : schemas_.violations(json::parse(response.body()), *schema)) {
      ADD_FAILURE() << asked << " -> " << response.result_int() << ' ' << wrong;
    }
  }
  return response;
}

}  // namespace renmian::test
