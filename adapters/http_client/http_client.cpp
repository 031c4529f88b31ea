#include "adapters/http_client/http_client.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/url.hpp>
#include <cctype>
#include <charconv>

namespace renmian {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using boost::system::system_error;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;
using Kind = OutboundFailure::Kind;
using Deadline = std::chrono::steady_clock::time_point;

constexpr std::uint32_t kHeaderLimit = 16 * 1024;

struct Target {
  bool tls = false;
  std::string host;  // an address without brackets
  std::uint16_t port = 0;
  std::string authority;  // as the field Host has it
  std::string path;       // with the query
};

// Where a conversation stands: a failure is named after it.
enum class Stage { kConnecting, kHandshake, kExchange };

struct Conversation {
  const OutboundOptions& options;
  ssl::context& tls;
  Target target;
  Request request;
  Deadline deadline;
  Stage stage = Stage::kConnecting;
  bool refused = false;  // by the guard
};

OutboundFailure failure(Kind kind, std::string detail, const std::string& host) {
  const auto text = [&]() -> Text {
    switch (kind) {
      case Kind::kBadUrl:
        return {"网址应形如 https://主机/路径，不含用户名和密码",
                "a URL is written like https://host/path, without user and password"};
      case Kind::kNotAllowed:
        return {"不允许连接 " + host + "：内部地址、端口或明文 http 须由配置 outbound_allow、outbound_ports 放行",
                "connections to " + host +
                    " are not allowed: internal addresses, ports and plain http need the settings outbound_allow and "
                    "outbound_ports"};
      case Kind::kNoConnection:
        return {"连接不上 " + host, "no connection to " + host};
      case Kind::kTls:
        return {"与 " + host + " 的 TLS 连接不成立（证书或主机名不符）",
                "no TLS with " + host + " (its certificate or name does not hold)"};
      case Kind::kTimeout:
        return {host + " 未在时限内答复", host + " did not answer in time"};
      case Kind::kTooLarge:
        return {host + " 的答复过大", "the answer of " + host + " is too large"};
      case Kind::kNotHttp:
        return {host + " 的答复不是 HTTP", host + " did not answer in HTTP"};
    }
    return {};
  };
  return {kind, text(), std::move(detail)};
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == ':';
}

std::optional<Target> parse_target(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->has_userinfo()) return std::nullopt;
  Target target{.tls = parsed->scheme() == "https", .host = parsed->host_address(), .port = 0};
  if (!target.tls && parsed->scheme() != "http") return std::nullopt;
  if (target.host.empty() || !std::ranges::all_of(target.host, is_host_character)) return std::nullopt;
  const std::string_view port = parsed->port().empty() ? (target.tls ? "443" : "80") : parsed->port();
  if (std::from_chars(port.begin(), port.end(), target.port).ec != std::errc{} || target.port == 0) return std::nullopt;
  target.authority = parsed->encoded_host();
  if (parsed->has_port()) target.authority += ":" + std::to_string(target.port);
  target.path = parsed->encoded_path();
  if (!target.path.starts_with('/')) target.path.insert(0, "/");
  if (parsed->has_query()) target.path.append("?").append(std::string_view(parsed->encoded_query()));
  return target;
}

std::optional<OutboundFailure> refusal(const std::optional<AddressGuard>& guard, const Target& target) {
  if (!guard) return std::nullopt;
  if (!guard->allows_port(target.port)) return failure(Kind::kNotAllowed, "port", target.host);
  if (!target.tls && !guard->names(target.host)) return failure(Kind::kNotAllowed, "plain http", target.host);
  error_code error;
  const auto address = asio::ip::make_address(target.host, error);
  if (!error && !guard->allows(target.host, address)) return failure(Kind::kNotAllowed, "address", target.host);
  return std::nullopt;
}

Request to_request(const OutboundRequest& what, const Target& target) {
  constexpr int kHttp11 = 11;
  Request request;
  request.version(kHttp11);
  request.method_string(what.method);
  request.target(target.path);
  const auto holds_control = [](std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; });
  };
  for (const auto& [name, value] : what.fields) {
    if (name.empty() || holds_control(name) || holds_control(value)) {
      throw std::invalid_argument("a header field with a control character");
    }
    request.insert(name, value);
  }
  request.set(http::field::host, target.authority);
  request.set(http::field::user_agent, "renmian");
  request.set(http::field::connection, "close");
  request.body() = what.body;
  request.prepare_payload();
  return request;
}

template <class Stream>
asio::awaitable<Response> exchange(Stream& stream, const Conversation& talk) {
  co_await http::async_write(stream, talk.request, use_awaitable);
  beast::flat_buffer buffer;
  for (;;) {
    http::response_parser<http::string_body> parser;
    parser.header_limit(kHeaderLimit);
    parser.body_limit(talk.options.largest_answer);
    co_await http::async_read(stream, buffer, parser, use_awaitable);
    constexpr unsigned kFirstFinal = 200;  // before it: informational, another answer follows
    if (parser.get().result_int() >= kFirstFinal) co_return parser.release();
  }
}

// Those of the endpoints to which the guard lets a connection go.
std::vector<tcp::endpoint> allowed(const tcp::resolver::results_type& found, Conversation& talk) {
  std::vector<tcp::endpoint> endpoints;
  for (const auto& entry : found) {
    const auto& guard = talk.options.guard;
    if (!guard || guard->allows(talk.target.host, entry.endpoint().address())) endpoints.push_back(entry.endpoint());
  }
  talk.refused = endpoints.empty();
  return endpoints;
}

asio::awaitable<Response> converse(Conversation& talk) {
  const auto executor = co_await asio::this_coro::executor;
  const auto found =
      co_await tcp::resolver(executor).async_resolve(talk.target.host, std::to_string(talk.target.port), use_awaitable);
  const auto endpoints = allowed(found, talk);
  if (talk.refused) co_return Response{};
  beast::tcp_stream socket(executor);
  socket.expires_at(std::min(talk.deadline, std::chrono::steady_clock::now() + talk.options.connect_deadline));
  co_await socket.async_connect(endpoints, use_awaitable);
  const auto& guard = talk.options.guard;
  talk.refused = guard && !guard->allows(talk.target.host, socket.socket().remote_endpoint().address());
  if (talk.refused) co_return Response{};
  if (!talk.target.tls) {
    talk.stage = Stage::kExchange;
    socket.expires_at(talk.deadline);
    co_return co_await exchange(socket, talk);
  }

  talk.stage = Stage::kHandshake;
  beast::ssl_stream<beast::tcp_stream> stream(std::move(socket), talk.tls);
  stream.set_verify_callback(ssl::host_name_verification(talk.target.host));
  error_code no_address;
  asio::ip::make_address(talk.target.host, no_address);
  // Names only (RFC 6066 section 3).
  if (no_address) SSL_set_tlsext_host_name(stream.native_handle(), talk.target.host.c_str());
  co_await stream.async_handshake(ssl::stream_base::client, use_awaitable);
  talk.stage = Stage::kExchange;
  beast::get_lowest_layer(stream).expires_at(talk.deadline);
  co_return co_await exchange(stream, talk);
}

Kind kind_of(const error_code& error, Stage stage) {
  if (error == beast::error::timeout) return Kind::kTimeout;
  if (stage == Stage::kConnecting) return Kind::kNoConnection;
  if (stage == Stage::kHandshake || error.category() == asio::error::get_ssl_category()) return Kind::kTls;
  if (error == http::error::body_limit || error == http::error::header_limit) return Kind::kTooLarge;
  if (error.category() == make_error_code(http::error::end_of_stream).category()) return Kind::kNotHttp;
  return Kind::kNoConnection;
}

ssl::context make_context(const OutboundOptions& options) {
  try {
    ssl::context context(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    context.set_verify_mode(ssl::verify_peer);
    if (options.ca_file.empty()) {
      context.set_default_verify_paths();
    } else {
      context.load_verify_file(options.ca_file);
    }
    if (!options.certificate_file.empty()) {
      context.use_certificate_chain_file(options.certificate_file);
      context.use_private_key_file(options.key_file, ssl::context::pem);
    }
    return context;
  } catch (const system_error& error) {
    throw Fault("outbound-certificate",
                {"对外连接的证书、私钥或信任证书文件不可用",
                 "the files with certificate, key or trusted authorities for outbound connections are not usable"},
                error.what());
  }
}

}  // namespace

struct OutboundClient::Parts {
  OutboundOptions options;
  mutable ssl::context tls;
};

OutboundClient::OutboundClient(OutboundOptions options) {
  auto context = make_context(options);
  parts_ = std::make_unique<Parts>(Parts{std::move(options), std::move(context)});
}
OutboundClient::~OutboundClient() = default;
OutboundClient::OutboundClient(OutboundClient&&) noexcept = default;

std::optional<OutboundFailure> OutboundClient::refuses(std::string_view url) const {
  const auto target = parse_target(url);
  if (!target) return failure(Kind::kBadUrl, "not a URL of http or https", {});
  return refusal(parts_->options.guard, *target);
}

boost::system::result<OutboundAnswer, OutboundFailure> OutboundClient::ask(const OutboundRequest& request) const {
  if (auto refused = refuses(request.url)) return std::move(*refused);
  auto target = *parse_target(request.url);
  auto prepared = to_request(request, target);
  const auto host = target.host;
  Conversation talk{parts_->options, parts_->tls, std::move(target), std::move(prepared),
                    std::chrono::steady_clock::now() + parts_->options.deadline};
  asio::io_context context(1);
  std::exception_ptr thrown;
  std::optional<Response> response;
  asio::co_spawn(context, converse(talk), [&](std::exception_ptr what, Response got) {
    thrown = what;
    response = std::move(got);
  });
  // A little later than the deadline, so that it is the stream that says so.
  context.run_until(talk.deadline + std::chrono::milliseconds(100));
  if (!response) return failure(Kind::kTimeout, "resolving the name", host);
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const system_error& error) {
    return failure(kind_of(error.code(), talk.stage), error.what(), host);
  }
  if (talk.refused) return failure(Kind::kNotAllowed, "address after resolution", host);

  OutboundAnswer answer{response->result_int(), {}, std::move(response->body())};
  for (const auto& field : *response) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.fields.emplace_back(std::move(name), field.value());
  }
  return answer;
}

std::string_view OutboundAnswer::field(std::string_view name_in_lower_case) const {
  const auto found = std::ranges::find(fields, name_in_lower_case, &HeaderFields::value_type::first);
  return found == fields.end() ? std::string_view{} : found->second;
}

}  // namespace renmian
