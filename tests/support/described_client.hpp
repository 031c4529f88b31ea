// A client that holds every answer it gets to the OpenAPI document: status, content type, header fields and body must
// be described there. What is not fails the test that asked.
#pragma once

#include <set>

#include "tests/support/http_office.hpp"
#include "tests/support/json_schema.hpp"

namespace renmian::test {

class DescribedClient {
 public:
  explicit DescribedClient(HttpOffice& office, const std::string& token = kToken);

  HttpResponse get(const std::string& target, const Fields& fields = {});
  HttpResponse post(const std::string& target, const boost::json::value& body, const Fields& fields = {});
  HttpResponse put(const std::string& target, const boost::json::value& body, const Fields& fields = {});
  HttpResponse send(verb method, const std::string& target, const std::string& body, const Fields& fields);

  // The ids of the operations that were done (status below 400).
  const std::set<std::string>& done() const { return done_; }

 private:
  HttpResponse checked(verb method, const std::string& target, HttpResponse response);
  const boost::json::object& resolved(const boost::json::value& component) const;

  HttpClient client_;
  boost::json::value document_;
  JsonSchemas schemas_;
  std::set<std::string> done_;
  int changes_ = 0;
};

}  // namespace renmian::test
