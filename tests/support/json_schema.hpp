// A small judge of JSON Schema (2020-12), of the keywords that the OpenAPI document uses; any other is a mistake in the
// schema. References are looked up in the document.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

namespace renmian::test {

class JsonSchemas {
 public:
  explicit JsonSchemas(boost::json::value document) : document_(std::move(document)) {}

  // What is wrong with the value, each as "<pointer>: <what>"; empty: it is as the schema says.
  std::vector<std::string> violations(const boost::json::value& value, const boost::json::value& schema) const;

  // What is wrong with the schema itself and with all in it: keywords that are unknown or not as they should be,
  // references to nothing.
  std::vector<std::string> mistakes(const boost::json::value& schema) const;

 private:
  boost::json::value document_;
};

}  // namespace renmian::test
