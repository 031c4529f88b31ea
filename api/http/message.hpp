// An HTTP request as it is handled, and its answer before it is put on the wire.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "api/service/runtime.hpp"

namespace boost::asio {
class thread_pool;
}

namespace renmian::http {

using boost::beast::http::field;
using boost::beast::http::status;
using boost::beast::http::verb;
using HttpRequest = boost::beast::http::request<boost::beast::http::string_body>;

inline constexpr std::string_view kJson = "application/json; charset=utf-8";

// What every answer needs to know of the request: the language to speak, and the id that ties it to the log.
struct ReplyTo {
  Language language = Language::kChinese;
  std::string request_id;
};

// An authenticated request to a route.
struct Call {
  Runtime& runtime;
  boost::asio::thread_pool& workers;
  const HttpRequest& request;
  const ReplyTo& reply_to;
  std::chrono::steady_clock::time_point begun;
  std::string_view path = {};        // of the target, without the query
  std::string_view id = {};          // what stands for {id} or {rest} in the route's pattern
  std::string_view number = {};      // and for {n}
  const Actor* actor = nullptr;      // null only where no token is asked for
  std::string idempotency_key = {};  // of a POST

  Desk& desk() const { return runtime.desk(); }
  Store& store() const { return runtime.store(); }
  auto elapsed() const { return std::chrono::steady_clock::now() - begun; }
};

// No answer may be taken for another type, and none stored by a cache unless it says so; the session adds the fields
// that say this. Of a "not modified" the session sends the head only.
struct Response {
  http::status status = http::status::ok;
  std::string_view content_type = kJson;
  std::string body;
  std::string fields = {};  // further header fields, each with its line end
  std::string_view cache_control = "no-store";

  // `value` without line ends.
  Response& with(std::string_view name, std::string_view value) {
    fields.append(name).append(": ").append(value).append("\r\n");
    return *this;
  }
};

Response json_response(const boost::json::value& body, http::status status = http::status::ok);

}  // namespace renmian::http
