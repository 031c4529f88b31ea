// The HTTP interface: HTTP/1.1 with keep-alive on Boost.Beast, coroutines on `threads` io threads, each with its own
// event loop and its own connections. See routes.cpp for what it answers.
//
// Limits: header 8 KiB, body 1 MiB (forms 8 MiB); more than that, and requests that two readers could take for
// different ones (Content-Length with Transfer-Encoding), end the connection.
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
  bool stop_on_signals = true;                         // SIGINT and SIGTERM
};

class HttpServer {
 public:
  // Listens at config.listen at once; `runtime` outlives the server. Throws Fault "listen-failed".
  HttpServer(Runtime& runtime, const Config& config, ServerOptions options = {});
  ~HttpServer();

  std::uint16_t port() const;  // the one chosen, if config.listen says 0

  // Serves until stop() or a signal, then finishes the requests under way.
  void run();
  void stop();  // any thread, any time

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace renmian
