#include "tests/support/server_process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace renmian {

ServerProcess::ServerProcess(const std::string& binary, const std::string& database, const std::string& config)
    : ServerProcess(binary, {"--database", database, "--config", config, "--log-level", "warning", "serve", "--listen",
                             "127.0.0.1:0"}) {}

ServerProcess::ServerProcess(const std::string& binary, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), binary);
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  std::array<int, 2> out{};
  if (pipe(out.data()) != 0) throw std::runtime_error("pipe");
  pid_ = fork();
  if (pid_ == 0) {
    dup2(out[1], STDOUT_FILENO);
    close(out[0]);
    close(out[1]);
    execv(binary.c_str(), pointers.data());
    _exit(127);
  }
  close(out[1]);
  said_ = out[0];
  std::string said;
  std::array<char, 256> buffer{};
  const std::regex address(R"(127\.0\.0\.1:(\d+))");
  std::smatch match;
  while (port_ == 0) {
    const auto got = read(out[0], buffer.data(), buffer.size());
    if (got <= 0) throw std::runtime_error("the server did not start: " + said);
    said.append(buffer.data(), static_cast<std::size_t>(got));
    if (std::regex_search(said, match, address) && match.suffix().length() > 0) {
      port_ = static_cast<std::uint16_t>(std::stoi(match[1]));
    }
  }
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) stop();
  close(said_);
}

int ServerProcess::stop() {
  int status = 0;
  kill(pid_, SIGTERM);
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void ServerProcess::reload() const { kill(pid_, SIGHUP); }

void ServerProcess::kill_now() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

double ServerProcess::resident_megabytes() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

}  // namespace renmian
