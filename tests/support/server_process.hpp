// The program itself, run as a server in a process of its own.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace renmian {

class ServerProcess {
 public:
  // Runs `binary --database ... --config ... serve` on a free port and waits until it says where it listens.
  ServerProcess(const std::string& binary, const std::string& database, const std::string& config);
  // The same with other arguments, which make it listen at 127.0.0.1:0.
  ServerProcess(const std::string& binary, std::vector<std::string> arguments);
  ~ServerProcess();  // SIGTERM, and waits
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // SIGKILL: nothing is finished, nothing is said.
  void kill_now();
  // SIGTERM, and waits: the exit status.
  int stop();
  // SIGHUP: it is to read its certificates and policies again.
  void reload() const;

  pid_t id() const { return pid_; }
  std::uint16_t port() const { return port_; }
  double resident_megabytes() const;

 private:
  pid_t pid_ = -1;
  int said_ = -1;  // what the server prints; stays open so that it may
  std::uint16_t port_ = 0;
};

}  // namespace renmian
