// The load of the engine with hashing, tree and signing switched off: prints steps a second, median and 99th
// percentile in milliseconds. Run by renmian_bench, beside the same load with the audit log.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "tests/bench/engine.hpp"
#include "tests/bench/engine_load.hpp"

namespace {

class NoSigner final : public renmian::Signer {
 public:
  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return verifier_key_; }
  std::string sign(std::string_view) const override { return std::string(64, '\0'); }

 private:
  std::string name_ = "bench.example/log";
  std::string verifier_key_ = renmian::make_vkey(name_, renmian::KeyType::kEd25519, std::string(32, '\x01'));
};

}  // namespace

int main(int argc, char** argv) {
  std::string database;
  int clients = 1, seconds = 5;
  CLI::App app("The engine without its audit log");
  app.add_option("--database", database)->required();
  app.add_option("--clients", clients);
  app.add_option("--seconds", seconds);
  CLI11_PARSE(app, argc, argv);
  const NoSigner signer;
  renmian::bench::Engine engine(database, signer);
  const auto measured = renmian::bench::run_engine(engine.desk, clients, seconds);
  fmt::print("{} {} {}\n", measured.per_second, measured.p50_ms, measured.p99_ms);
}
