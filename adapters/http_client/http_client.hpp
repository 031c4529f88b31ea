// Asks other systems over https:// (http:// where the guard's allow-list names the host): one HTTP/1.1 request, one
// answer, one connection. TLS 1.2 or later; the certificate and the host's name are always checked. Redirects are not
// followed: they are answers like any other. User and password in a URL are refused.
//
// Blocks until there is an answer, a failure, or the deadline has passed (resolving a name may hold it up for as long
// as the system's resolver takes). Immutable; any thread.
#pragma once

#include <boost/system/result.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/http_client/address_guard.hpp"

namespace renmian {

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

// Host, Content-Length, Connection and User-Agent are added.
struct OutboundRequest {
  std::string method = "GET";  // not HEAD or CONNECT
  std::string url;
  HeaderFields fields = {};  // without line ends: std::invalid_argument
  std::string body = {};
};

struct OutboundAnswer {
  unsigned status = 0;
  HeaderFields fields;  // names in lower case
  std::string body;

  std::string_view field(std::string_view name_in_lower_case) const;  // the first of the name; empty: none
};

struct OutboundFailure {
  enum class Kind {
    kBadUrl,        // no URL of http or https, or with user and password
    kNotAllowed,    // address, port or plain http that the guard refuses: nothing was sent
    kNoConnection,  // name unknown, refused, reset
    kTls,           // no TLS, or a certificate that does not hold
    kTimeout,
    kTooLarge,  // the answer
    kNotHttp,   // the answer, or there is none
  };
  Kind kind{};
  Text message;        // for people; says which host, nothing of the rest of the URL
  std::string detail;  // technical, for the log
};

[[noreturn]] inline void throw_exception_from_error(const OutboundFailure& failure, const boost::source_location&) {
  throw std::logic_error(failure.message.en);
}

struct OutboundOptions {
  std::chrono::milliseconds connect_deadline{5'000};  // of connection and TLS handshake
  std::chrono::milliseconds deadline{15'000};         // of the request in all
  std::size_t largest_answer = std::size_t{1} << 20;  // bytes of the body
  std::string ca_file = {};           // PEM; empty: the authorities that the system trusts (or SSL_CERT_FILE)
  std::string certificate_file = {};  // PEM, own certificate with its chain; empty: none is shown
  std::string key_file = {};          // PEM
  // None: every address, port and scheme; only for URLs that the installation's own configuration names.
  std::optional<AddressGuard> guard = AddressGuard{};
};

class OutboundClient {
 public:
  explicit OutboundClient(OutboundOptions options);  // Fault "outbound-certificate": a file that is not usable
  ~OutboundClient();
  OutboundClient(OutboundClient&&) noexcept;

  boost::system::result<OutboundAnswer, OutboundFailure> ask(const OutboundRequest& request) const;

  // What would refuse every request to `url` before a name is resolved: for forms in which people enter one.
  std::optional<OutboundFailure> refuses(std::string_view url) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace renmian
