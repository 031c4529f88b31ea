// The body and the id of a request, read strictly.
#pragma once

#include <boost/json/value.hpp>
#include <boost/system/result.hpp>
#include <optional>

#include "api/http/problems.hpp"
#include "engine/data/reader.hpp"

namespace renmian::http {

// The body as JSON; 415 for another content type, 400 for what is no JSON.
boost::system::result<boost::json::value, Response> json_body(const Call& call);

// Whether the content type of the body is `type`, parameters left aside.
bool has_content_type(const HttpRequest& request, std::string_view type);

// The body as a described struct; 422 for members that are not as they should be.
template <class T>
boost::system::result<T, Response> read_body(const Call& call) {
  const auto body = json_body(call);
  if (!body) return body.error();
  auto read = read_described<T>(*body);
  if (!read) return problem_with(kinds::kBadInput, call.reply_to, read.error());
  return std::move(*read);
}

// The answer for a resource whose id names nothing.
Response no_such(const Call& call);

}  // namespace renmian::http
