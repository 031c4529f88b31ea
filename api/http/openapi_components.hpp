// What the operations of the OpenAPI document have in common. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "api/http/message.hpp"

namespace renmian::http {

// "zh / en"
std::string in_both(const Words& words);

// {schemas, parameters, headers, responses, securitySchemes}
boost::json::object openapi_components();

// The name of the component that answers of this status refer to, in `responses`; only of problems.
std::string_view problem_response(http::status status);

// Name -> component, for the header fields an answer names.
boost::json::object header_references(const std::vector<std::string_view>& fields);

// The messages this server sends out, under `webhooks`.
boost::json::object openapi_webhooks();

}  // namespace renmian::http
