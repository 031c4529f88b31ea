// The HTTP side of a witness: POST <prefix>/add-checkpoint (C2SP tlog-witness) and GET <prefix>/status.
//
// One request for each connection. Limits: header 8 KiB, body 64 KiB, 10 s from accepting a connection to the end of
// the answer, 64 connections; a connection beyond that is closed at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "adapters/witness/cosigner.hpp"

namespace renmian {

struct WitnessServerOptions {
  std::string listen = "127.0.0.1:8390";
  std::string prefix;             // "/witness"
  std::string certificate_chain;  // PEM files; without them, plain HTTP
  std::string certificate_key;
  std::size_t threads = 4;
  std::size_t max_connections = 64;
  std::chrono::milliseconds deadline{10'000};
};

class WitnessServer {
 public:
  // Listens at once. Faults: "listen-failed", "certificate-unusable".
  WitnessServer(Cosigner& cosigner, const WitnessState& state, std::string vkey, WitnessServerOptions options);
  ~WitnessServer();

  std::string address() const;  // "https://127.0.0.1:8390", with the port chosen if options.listen says 0

  void run();  // until SIGINT or SIGTERM, and the end of the requests under way

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace renmian
