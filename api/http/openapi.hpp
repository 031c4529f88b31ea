// The OpenAPI 3.1.0 document of this server, made of the route table (routes.cpp), the descriptions of the routes
// (operation.hpp) and the components that these share (openapi_components.hpp). Its texts are in both languages.
// Pure; any thread.
#pragma once

#include <boost/json/object.hpp>

namespace renmian::http {

boost::json::object openapi_document();

// As it is published: one text as long as the program runs.
const std::string& openapi_text();

}  // namespace renmian::http
