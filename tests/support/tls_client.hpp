// A TLS client for tests that speaks exactly what it is told to, on OpenSSL itself. Throws std::runtime_error if it is
// not let in.
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <stdexcept>
#include <string>

namespace renmian::test {

struct TlsOffer {
  int lowest = TLS1_3_VERSION;
  int highest = TLS1_3_VERSION;
  std::string ciphers = {};                // of TLS 1.2
  std::string protocols = {};              // ALPN, each with its length before it
  std::string certificate = {}, key = {};  // PEM files
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, const TlsOffer& offer = {}) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context_.get(), offer.lowest);
    SSL_CTX_set_max_proto_version(context_.get(), offer.highest);
    // OpenSSL would not offer what is out of date by itself.
    SSL_CTX_set_security_level(context_.get(), 0);
    if (!offer.ciphers.empty()) SSL_CTX_set_cipher_list(context_.get(), offer.ciphers.c_str());
    if (!offer.certificate.empty()) {
      SSL_CTX_use_certificate_file(context_.get(), offer.certificate.c_str(), SSL_FILETYPE_PEM);
      SSL_CTX_use_PrivateKey_file(context_.get(), offer.key.c_str(), SSL_FILETYPE_PEM);
    }
    connection_.reset(SSL_new(context_.get()));
    if (!offer.protocols.empty()) {
      SSL_set_alpn_protos(connection_.get(), reinterpret_cast<const unsigned char*>(offer.protocols.data()),
                          static_cast<unsigned>(offer.protocols.size()));
    }
    socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
    SSL_set_fd(connection_.get(), socket_.native_handle());
    if (SSL_connect(connection_.get()) != 1) throw std::runtime_error("handshake refused");
  }

  SSL* connection() { return connection_.get(); }

  // The head and whatever came with it; empty if the connection ended first.
  std::string get(const std::string& path, const std::string& more = {}) {
    const auto request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
    if (SSL_write(connection_.get(), request.data(), static_cast<int>(request.size())) <= 0) return {};
    return read_some();
  }

  std::string read_some() {
    std::string read(64 * 1024, '\0');
    const auto got = SSL_read(connection_.get(), read.data(), static_cast<int>(read.size()));
    read.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return read;
  }

  std::string protocol() const {
    const unsigned char* chosen = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(connection_.get(), &chosen, &length);
    return {reinterpret_cast<const char*>(chosen), length};
  }

 private:
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{nullptr, &SSL_CTX_free};
  boost::asio::io_context io_;
  boost::asio::ip::tcp::socket socket_{io_};
  std::unique_ptr<SSL, decltype(&SSL_free)> connection_{nullptr, &SSL_free};
};

}  // namespace renmian::test
