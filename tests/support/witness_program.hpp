// The witness's program as a person runs it, with a folder of its own. The binary is the one that
// RENMIAN_WITNESS_BINARY names: the environment variable, else the compile definition.
#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "engine/audit/note.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/server_process.hpp"

namespace renmian::test {

class WitnessProgram {
 public:
  struct Ran {
    int status = -1;
    std::string out, err;
  };

  // With `init` done. `logs` become logs.txt.
  explicit WitnessProgram(const std::vector<Verifier>& logs = {}) {
    const auto made = run("init --state state --name jiwei.example/witness");
    if (made.status != 0) throw std::runtime_error(made.err);
    std::ofstream file(folder() / "state/logs.txt");
    for (const auto& log : logs) file << make_vkey(log.name(), log.type(), log.public_key()) << "\n";
  }

  static std::string binary() {
    const char* set = std::getenv("RENMIAN_WITNESS_BINARY");
    return set != nullptr ? set : RENMIAN_WITNESS_BINARY;
  }

  // `arguments` as typed in a shell that stands in the folder.
  Ran run(const std::string& arguments) const {
    const auto command = "cd '" + folder().string() + "' && '" + binary() + "' " + arguments + " 2>stderr";
    auto* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("popen");
    Ran ran;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) ran.out += static_cast<char>(c);
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ran.err = read("stderr");
    return ran;
  }

  std::unique_ptr<ServerProcess> serve(std::vector<std::string> further = {}) const {
    std::vector<std::string> arguments{"serve", "--state", state().string(), "--listen", "127.0.0.1:0"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    return std::make_unique<ServerProcess>(binary(), std::move(arguments));
  }

  Verifier key() const {
    auto vkey = read("state/vkey");
    vkey.pop_back();
    return Verifier::from_vkey(vkey).value();
  }

  const std::filesystem::path& folder() const { return temporary_.path(); }
  std::filesystem::path state() const { return folder() / "state"; }
  std::string read(const std::string& file) const {
    std::ifstream in(folder() / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& file, const std::string& content) const {
    std::ofstream(folder() / file, std::ios::binary) << content;
  }

 private:
  TemporaryFolder temporary_;
};

}  // namespace renmian::test
