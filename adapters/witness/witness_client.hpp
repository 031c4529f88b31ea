// Asks a witness over http:// or https:// to cosign a checkpoint (C2SP tlog-witness). One connection for one question;
// the certificate and the name of an https witness are checked, against the authorities that the system trusts or those
// of the file SSL_CERT_FILE names; redirects are not followed; an answer of more than 64 KiB is none. What the
// cosignature is worth, the caller checks with the key of the witness. Blocks; any thread.
#pragma once

#include <boost/system/result.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/witness.hpp"

namespace renmian {

struct WitnessUrl {
  bool tls = false;
  std::string host;
  std::string port;
  std::string prefix;  // of all paths, without a slash at its end
};

// `http://witness.example:8390/prefix`. Code "witness-url".
boost::system::result<WitnessUrl, Problem> parse_witness_url(std::string_view url);

struct WitnessClientOptions {
  std::chrono::milliseconds connect_deadline{5'000};
  std::chrono::milliseconds deadline{10'000};  // of one question in all
};

struct WitnessReply {
  enum class Kind {
    kCosigned,     // `body` holds signature lines
    kOtherSize,    // the witness is at `size`, for which no request could be made
    kRefused,      // any other answer: see `status` and `body`
    kNotAnswered,  // no connection, no time, no HTTP: see `body`
  };
  Kind kind{};
  unsigned status = 0;  // of HTTP
  std::uint64_t size = 0;
  std::string body;
};

// `request_from` makes the request with the proof from that size; nothing if there can be none. Asks with it from
// `size`, and once more if the witness says that it is at another.
WitnessReply ask_witness(const WitnessUrl& url, std::uint64_t size,
                         const std::function<std::optional<WitnessRequest>(std::uint64_t size)>& request_from,
                         const WitnessClientOptions& options = {});

}  // namespace renmian
