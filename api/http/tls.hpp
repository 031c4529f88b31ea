// TLS of the server: 1.3 (RFC 8446), and 1.2 with authenticated encryption only if the settings say so; no
// renegotiation, no resumption, no compression; HTTP/1.1 by ALPN. Client certificates are asked for if there is
// somebody to certify them; whoever has none connects all the same, whoever has a bad one does not.
//
// reload() reads the files again, for the connections that come; those there are keep what they began with. Any thread.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <mutex>
#include <string>

#include "api/service/config.hpp"

namespace renmian::http {

class Tls {
 public:
  using Context = boost::asio::ssl::context;

  // Throws Fault "tls-files" for what cannot be read, does not belong together, or is a key that everybody can read.
  explicit Tls(EdgeConfig config);

  std::shared_ptr<Context> current() const;
  void reload();  // throws as the constructor; the files read before then stay in use

 private:
  const EdgeConfig config_;
  mutable std::mutex mutex_;
  std::shared_ptr<Context> current_;
};

// SHA-256 of the certificate that the other end has proved, hexadecimal; empty: it has shown none.
std::string certificate_of_peer(SSL* connection);

}  // namespace renmian::http
