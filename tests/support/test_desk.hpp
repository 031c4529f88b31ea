// A desk over a store, with a clock that tests move by hand, repeatable random bytes and a key of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

class TestRandom final : public Random {
 public:
  explicit TestRandom(std::uint64_t seed = 1) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

// A key made for this test run and gone with it.
class TestKey {
 public:
  TestKey() {
    std::string place = (std::filesystem::temp_directory_path() / "renmian-key-XXXXXX").string();
    directory_ = mkdtemp(place.data());
    Ed25519FileKey::create(directory_ / "key.pem");
    key_ = std::make_unique<Ed25519FileKey>("test.example/log", directory_ / "key.pem");
  }
  ~TestKey() { std::filesystem::remove_all(directory_); }
  const Signer& signer() const { return *key_; }

 private:
  std::filesystem::path directory_;
  std::unique_ptr<Ed25519FileKey> key_;
};

inline const Signer& test_signer() {
  static const TestKey key;
  return key.signer();
}

struct TestDesk {
  explicit TestDesk(Store& on, const Procedure& procedure, std::uint64_t seed = 1)
      : TestDesk(on, std::vector{&procedure}, seed) {}
  TestDesk(Store& on, std::vector<const Procedure*> procedures, std::uint64_t seed = 1,
           const Signer& signer = test_signer())
      : store(on),
        random(seed),
        catalogue(std::move(procedures), store),
        committer(store, {signer.name(), {&signer}}),
        desk(store, committer, catalogue, WorkingDays::china(), clock, random) {}

  Store& store;
  ManualClock clock{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  TestRandom random;
  Catalogue catalogue;
  Committer committer;
  Desk desk;
};

}  // namespace renmian
