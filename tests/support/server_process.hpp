// The program itself, run as a server in a process of its own.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace renmian {

class ServerProcess {
 public:
  // Runs `binary --database ... --config ... serve` on a free port and waits until it says where it listens.
  ServerProcess(const std::string& binary, const std::string& database, const std::string& config);
  ~ServerProcess();  // SIGTERM, and waits
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // SIGKILL: nothing is finished, nothing is said.
  void kill_now();

  std::uint16_t port() const { return port_; }
  double resident_megabytes() const;

 private:
  pid_t pid_ = -1;
  int said_ = -1;  // what the server prints; stays open so that it may
  std::uint16_t port_ = 0;
};

}  // namespace renmian
