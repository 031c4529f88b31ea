// The bytes of one connection, plain or through TLS, as a stream for Asio (AsyncReadStream, AsyncWriteStream). Used on
// the io thread of the connection only.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <memory>
#include <optional>

#include "api/http/message.hpp"

namespace renmian::http {

class Wire {
 public:
  using executor_type = boost::asio::ip::tcp::socket::executor_type;
  using TlsContext = boost::asio::ssl::context;

  // `context` null: plain.
  Wire(boost::asio::ip::tcp::socket socket, std::shared_ptr<TlsContext> context);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  executor_type get_executor() { return socket_.get_executor(); }
  boost::asio::ip::tcp::socket& socket() { return socket_; }

  // Before anything else. Nothing to do if plain.
  boost::asio::awaitable<boost::system::error_code> begin();
  // Who is there, once it has begun.
  Peer peer();
  // Says that nothing more will come, if TLS has a word for it.
  boost::asio::awaitable<void> say_end();

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return tls_ ? tls_->async_read_some(buffers, std::forward<Token>(token))
                : socket_.async_read_some(buffers, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return tls_ ? tls_->async_write_some(buffers, std::forward<Token>(token))
                : socket_.async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  boost::asio::ip::tcp::socket socket_;
  std::shared_ptr<TlsContext> context_;
  std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
};

}  // namespace renmian::http
