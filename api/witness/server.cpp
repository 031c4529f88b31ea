#include "api/witness/server.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>
#include <csignal>
#include <cstdio>
#include <optional>
#include <thread>

namespace renmian {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::chrono::seconds kClosingDeadline{1};
constexpr std::string_view kText = "text/plain; charset=utf-8";

Fault listen_failed(const std::string& address, const std::string& why) {
  return {"listen-failed", {"无法在 " + address + " 监听。", "Cannot listen at " + address + "."}, why};
}

tcp::endpoint endpoint_of(const std::string& listen, asio::io_context& context) {
  const auto parts = boost::urls::parse_authority(listen);
  if (!parts || !parts->has_port() || parts->host().empty()) throw listen_failed(listen, "not host:port");
  error_code error;
  const auto found =
      tcp::resolver(context).resolve(parts->host_address(), std::string(parts->port()), tcp::resolver::passive, error);
  if (error) throw listen_failed(listen, error.message());
  return found.begin()->endpoint();
}

std::optional<asio::ssl::context> tls_of(const WitnessServerOptions& options) {
  if (options.certificate_chain.empty()) return std::nullopt;
  std::optional<asio::ssl::context> context(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_3_VERSION);
  try {
    context->use_certificate_chain_file(options.certificate_chain);
    context->use_private_key_file(options.certificate_key, asio::ssl::context::pem);
  } catch (const boost::system::system_error& error) {
    throw Fault("certificate-unusable",
                {"证书或其私钥无法使用：" + options.certificate_chain + "，" + options.certificate_key + "。",
                 "The certificate or its key cannot be used: " + options.certificate_chain + ", " +
                     options.certificate_key + "."},
                error.what());
  }
  return context;
}

Response answer(unsigned status, std::string body, std::string_view type = kText) {
  constexpr int kHttp11 = 11;
  Response response(static_cast<http::status>(status), kHttp11);
  response.set(http::field::content_type, type);
  response.set(http::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  response.keep_alive(false);
  response.body() = std::move(body);
  response.prepare_payload();
  return response;
}

std::string both(const Text& text) { return text.zh + "\n" + text.en + "\n"; }

void log_line(const std::string& what) { fmt::print(stderr, "{}\n", what); }

// How to refuse what could not be read; nothing if there is nobody to tell.
std::optional<Response> refusal_of(error_code error) {
  if (error == http::error::body_limit) return answer(413, "too large\n");
  if (error == http::error::header_limit) return answer(431, "too large\n");
  const bool of_http = error.category() == make_error_code(http::error::bad_value).category();
  return of_http && error != http::error::end_of_stream ? std::optional{answer(400, "not HTTP\n")} : std::nullopt;
}

}  // namespace

struct WitnessServer::Parts {
  Parts(Cosigner& by, const WitnessState& kept, std::string public_key, WitnessServerOptions given)
      : cosigner(by),
        state(kept),
        vkey(std::move(public_key)),
        options(std::move(given)),
        tls(tls_of(options)),
        acceptor(strand),
        signals(strand, SIGINT, SIGTERM) {
    const auto endpoint = endpoint_of(options.listen, context);
    try {
      acceptor.open(endpoint.protocol());
      acceptor.set_option(tcp::acceptor::reuse_address(true));
      acceptor.bind(endpoint);
      acceptor.listen();
    } catch (const boost::system::system_error& error) {
      throw listen_failed(options.listen, error.what());
    }
  }

  asio::awaitable<void> accept();
  asio::awaitable<void> wait_for_signal();
  asio::awaitable<void> serve(tcp::socket socket);
  template <class Stream>
  asio::awaitable<void> serve_one(Stream& stream);
  Response respond(const Request& request);
  Response cosign(const std::string& body);
  std::string status() const;

  Cosigner& cosigner;
  const WitnessState& state;
  const std::string vkey;
  const WitnessServerOptions options;
  std::atomic<std::size_t> connections{0};
  asio::io_context context;
  asio::strand<asio::io_context::executor_type> strand{asio::make_strand(context)};  // of acceptor and signals
  std::optional<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  asio::signal_set signals;
};

asio::awaitable<void> WitnessServer::Parts::accept() {
  while (acceptor.is_open()) {
    tcp::socket socket(asio::make_strand(context));
    error_code error;
    co_await acceptor.async_accept(socket, redirect_error(use_awaitable, error));
    if (!error && connections < options.max_connections) {
      ++connections;
      const auto executor = socket.get_executor();
      asio::co_spawn(executor, serve(std::move(socket)), asio::detached);
    } else if (error && acceptor.is_open()) {
      // Too many open files, for instance: others must end before this can go on.
      log_line("cannot accept a connection: " + error.message());
      asio::steady_timer pause(strand, std::chrono::milliseconds(50));
      co_await pause.async_wait(use_awaitable);
    }
  }
}

asio::awaitable<void> WitnessServer::Parts::wait_for_signal() {
  error_code error;
  co_await signals.async_wait(redirect_error(use_awaitable, error));
  acceptor.close(error);
}

asio::awaitable<void> WitnessServer::Parts::serve(tcp::socket socket) {
  try {
    beast::tcp_stream plain(std::move(socket));
    plain.expires_after(options.deadline);
    if (tls) {
      beast::ssl_stream<beast::tcp_stream> secure(std::move(plain), *tls);
      co_await secure.async_handshake(asio::ssl::stream_base::server, use_awaitable);
      co_await serve_one(secure);
    } else {
      co_await serve_one(plain);
    }
  } catch (const boost::system::system_error&) {
    // The other side has gone, or took too long.
  } catch (const std::exception& unforeseen) {
    log_line(fmt::format("connection ended: {}", unforeseen.what()));
  }
  --connections;
}

template <class Stream>
asio::awaitable<void> WitnessServer::Parts::serve_one(Stream& stream) {
  beast::flat_buffer buffer;
  http::request_parser<http::string_body> parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kMaxWitnessBody);
  error_code error;
  co_await http::async_read(stream, buffer, parser, redirect_error(use_awaitable, error));
  const auto response = error ? refusal_of(error) : respond(parser.get());
  if (!response) co_return;
  co_await http::async_write(stream, *response, use_awaitable);

  // Closing with unread input would reset the connection and could take the answer away from the client.
  auto& socket = beast::get_lowest_layer(stream);
  socket.expires_after(kClosingDeadline);
  socket.socket().shutdown(tcp::socket::shutdown_send, error);
  while (!error) {
    buffer.clear();
    buffer.commit(co_await socket.async_read_some(buffer.prepare(kHeaderLimit), redirect_error(use_awaitable, error)));
  }
}

Response WitnessServer::Parts::respond(const Request& request) {
  const std::string_view target(request.target().data(), request.target().size());
  const bool adds = target == options.prefix + "/add-checkpoint";
  const bool asks = target == options.prefix + "/status";
  if (!adds && !asks) return answer(404, "no such path\n");
  if (request.method() != (adds ? http::verb::post : http::verb::get)) return answer(405, "no such method\n");
  try {
    return adds ? cosign(request.body()) : answer(200, status(), "application/json; charset=utf-8");
  } catch (const Fault& fault) {
    log_line(fault.what());
    return answer(500, both(fault.message()));
  }
}

Response WitnessServer::Parts::cosign(const std::string& body) {
  const auto cosigned = cosigner.cosign(body);
  if (cosigned) return answer(200, cosigned->line);
  const auto& refusal = cosigned.error();
  if (refusal.answer != WitnessAnswer::kOtherSize) {
    log_line(fmt::format("{} {}: {}", static_cast<unsigned>(refusal.answer), refusal.problem.code,
                         refusal.problem.message.en));
    return answer(static_cast<unsigned>(refusal.answer), both(refusal.problem.message));
  }
  return answer(static_cast<unsigned>(refusal.answer), tree_size_body(refusal.kept_size), kTreeSizeType);
}

std::string WitnessServer::Parts::status() const {
  json::array logs;
  for (const auto& log : state.all()) {
    logs.push_back({{"origin", log.origin},
                    {"size", log.tree.size},
                    {"root", to_base64(log.tree.root)},
                    {"cosigned_at", log.cosigned_at}});
  }
  return json::serialize(json::object{{"witness", vkey}, {"logs", std::move(logs)}}) + "\n";
}

WitnessServer::WitnessServer(Cosigner& cosigner, const WitnessState& state, std::string vkey,
                             WitnessServerOptions options)
    : parts_(std::make_unique<Parts>(cosigner, state, std::move(vkey), std::move(options))) {}
WitnessServer::~WitnessServer() = default;

std::string WitnessServer::address() const {
  return fmt::format("{}://{}:{}", parts_->tls ? "https" : "http",
                     parts_->options.listen.substr(0, parts_->options.listen.rfind(':')),
                     parts_->acceptor.local_endpoint().port());
}

void WitnessServer::run() {
  auto& parts = *parts_;
  asio::co_spawn(parts.strand, parts.accept(), asio::detached);
  asio::co_spawn(parts.strand, parts.wait_for_signal(), asio::detached);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < parts.options.threads; ++i) others.emplace_back([&parts] { parts.context.run(); });
  parts.context.run();
}

}  // namespace renmian
