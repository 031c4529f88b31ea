// A small HTTP client for tests: one connection, one request after the other, or raw bytes to show what a server does
// with what no client should send.
#pragma once

#include <atomic>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <vector>

namespace renmian::test {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::verb;
using HttpResponse = beast_http::response<beast_http::string_body>;
using Fields = std::vector<std::pair<std::string, std::string>>;

inline boost::json::object json_of(const HttpResponse& response) {
  return boost::json::parse(response.body()).as_object();
}

inline std::string code_of(const HttpResponse& response) {
  return std::string(json_of(response).at("code").as_string());
}

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port, std::string token = {}) : token_(std::move(token)) {
    socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
  }

  HttpResponse get(const std::string& target, const Fields& fields = {}) { return send(verb::get, target, "", fields); }

  HttpResponse post(const std::string& target, const boost::json::value& body, Fields fields = {}) {
    fields.emplace(fields.begin(), "Content-Type", "application/json");
    return send(verb::post, target, boost::json::serialize(body), fields);
  }

  // Instead of what is there now, if anything is: with If-Match, unless `fields` bring it.
  HttpResponse put(const std::string& target, const boost::json::value& body, Fields fields = {}) {
    const auto present = get(target);
    if (present.count(field::etag) > 0) fields.emplace(fields.begin(), "If-Match", present[field::etag]);
    fields.emplace(fields.begin(), "Content-Type", "application/json");
    return send(verb::put, target, boost::json::serialize(body), fields);
  }

  // A change has a new idempotency key, unless `fields` bring one. Later fields replace earlier ones; an empty value
  // takes the field away.
  HttpResponse send(verb method, const std::string& target, std::string body = {}, const Fields& fields = {}) {
    beast_http::request<beast_http::string_body> request(method, target, 11);
    request.set(field::host, "localhost");
    if (!token_.empty()) request.set(field::authorization, "Bearer " + token_);
    static std::atomic<int> changes{0};
    if (method != verb::get && method != verb::head) {
      request.set("Idempotency-Key", "key-" + std::to_string(++changes));
    }
    request.body() = std::move(body);
    request.prepare_payload();
    for (const auto& [name, value] : fields) value.empty() ? void(request.erase(name)) : request.set(name, value);
    beast_http::write(socket_, request);
    return receive(method == verb::head);
  }

  void send_raw(std::string_view bytes) { boost::asio::write(socket_, boost::asio::buffer(bytes)); }

  HttpResponse receive(bool head = false) {
    beast_http::response_parser<beast_http::string_body> parser;
    parser.skip(head);
    beast_http::read(socket_, buffer_, parser);
    return parser.release();
  }

  // Whether the server has nothing more to say and has closed the connection.
  bool closed() {
    char byte = 0;
    boost::system::error_code error;
    return buffer_.size() == 0 && socket_.read_some(boost::asio::buffer(&byte, 1), error) == 0 &&
           (error == boost::asio::error::eof || error == boost::asio::error::connection_reset);
  }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
  boost::beast::flat_buffer buffer_;
  std::string token_;
};

}  // namespace renmian::test
