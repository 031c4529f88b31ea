// The HTTP interface: HTTP/1.1 with keep-alive on Boost.Beast, plain or through TLS (tls.hpp), coroutines on `threads`
// io threads, each with its own event loop and its own connections. See routes.cpp for what it answers.
//
// Limits: header 8 KiB, body 1 MiB (forms 8 MiB, documents 32 MiB); more than that, and requests that two readers could
// take for different ones (Content-Length with Transfer-Encoding), end the connection. Rates: rates.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "api/service/runtime.hpp"

namespace renmian {

struct ServerOptions {
  std::size_t threads = 0;  // 0: one for each processor
  std::size_t max_connections = 1024;
  std::chrono::milliseconds request_deadline{30'000};  // from the first byte of a request to the last of its answer
  std::chrono::milliseconds idle_deadline{60'000};     // between requests
  bool signals = true;                                 // SIGINT and SIGTERM stop it, SIGHUP: reload()
};

class HttpServer {
 public:
  // Listens at config.listen at once; `runtime` outlives the server. Throws Fault "listen-failed", "listen-plain",
  // "tls-files".
  HttpServer(Runtime& runtime, const Config& config, ServerOptions options = {});
  ~HttpServer();

  std::uint16_t port() const;  // the one chosen, if config.listen says 0

  // Serves until stop() or a signal. Then it says for config.edge.stop_delay_seconds, in readiness and by "Connection:
  // close", that it is about to end, serving on; takes no more connections; and returns once everything is answered
  // that clients had sent.
  void run();
  void stop();  // any thread, any time; the second time it waits no longer for the delay

  // Reads certificate and key again, for new connections, and the policy file. Any thread. Throws Fault "tls-files",
  // "policy-file"; what cannot be used leaves what is in use.
  void reload();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace renmian
