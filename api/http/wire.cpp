#include "api/http/wire.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/http/tls.hpp"
#include "api/service/networks.hpp"

namespace renmian::http {

namespace asio = boost::asio;
using boost::system::error_code;

Wire::Wire(asio::ip::tcp::socket socket, std::shared_ptr<TlsContext> context)
    : socket_(std::move(socket)), context_(std::move(context)) {
  if (context_) tls_.emplace(socket_, *context_);
}

asio::awaitable<error_code> Wire::begin() {
  error_code error;
  if (tls_) {
    co_await tls_->async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
  }
  co_return error;
}

Peer Wire::peer() {
  Peer peer;
  error_code gone;
  const auto endpoint = socket_.remote_endpoint(gone);
  if (const auto address = parse_address(endpoint.address().to_string())) peer.address = address->to_string();
  peer.encrypted = tls_.has_value();
  if (tls_) peer.certificate = certificate_of_peer(tls_->native_handle());
  return peer;
}

asio::awaitable<void> Wire::say_end() {
  if (!tls_) co_return;
  error_code ignored;
  co_await tls_->async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace renmian::http
