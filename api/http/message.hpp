// An HTTP request as it is handled, and its answer before it is put on the wire.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "api/service/identity/caller.hpp"
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

struct Operation;

// What every answer needs to know of the request: the language to speak, and the ids that tie it to the log.
struct ReplyTo {
  Language language = Language::kChinese;
  std::string request_id;
  std::string traceparent = {};  // W3C Trace Context; the caller's if it gave one
  bool encrypted = false;        // as of the peer
};

// Who is at the other end of the connection.
struct Peer {
  std::string address;      // of the client itself, if the proxy between is one we trust
  std::string certificate;  // SHA-256 of the client certificate that TLS verified, hexadecimal; empty: none
  bool encrypted = false;   // up to us, or to a proxy we trust
};

// An authenticated request to a route.
struct Call {
  Runtime& runtime;
  boost::asio::thread_pool& workers;
  const HttpRequest& request;
  const ReplyTo& reply_to;
  std::chrono::steady_clock::time_point begun;
  std::string_view path = {};            // of the target, without the query
  std::string_view id = {};              // what stands for {id} or {rest} in the route's pattern
  std::string_view number = {};          // and for {n}
  const Operation* operation = nullptr;  // of the route
  const Actor* actor = nullptr;          // of the caller
  const Caller* caller = nullptr;        // null only where nobody need say who they are
  const Peer* peer = nullptr;
  std::string idempotency_key = {};  // of every change
  bool again = false;                // it was begun before under this key, and may have been made (Repeated::kMarked)
  const std::atomic<bool>* stopping = nullptr;  // whether the server is about to end

  Desk& desk() const { return runtime.desk(); }
  Store& store() const { return runtime.store(); }
  auto elapsed() const { return std::chrono::steady_clock::now() - begun; }
  Trace trace() const { return {reply_to.request_id, reply_to.traceparent, peer->address}; }
};

// No answer may be taken for another type, and none stored by a cache unless it says so; the session adds the fields
// that say this. Of a "not modified" the session sends the head only.
//
// A stream (server-sent events) has no body, but `next_part`, which is asked for one part after the other on the io
// thread of the connection until it gives an empty one or the client has gone. It gives one at least every 15 seconds
// (a comment, if there is nothing to tell), ends soon after Call::stopping, and refers to nothing of the call.
struct Response {
  http::status status = http::status::ok;
  std::string_view content_type = kJson;
  std::string body;
  std::string fields = {};  // further header fields, each with its line end
  std::string_view cache_control = "no-store";
  std::function<boost::asio::awaitable<std::string>()> next_part = {};

  // `value` without line ends.
  Response& with(std::string_view name, std::string_view value) {
    fields.append(name).append(": ").append(value).append("\r\n");
    return *this;
  }
};

Response json_response(const boost::json::value& body, http::status status = http::status::ok);

}  // namespace renmian::http
