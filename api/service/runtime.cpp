#include "api/service/runtime.hpp"

#include <filesystem>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/logging.hpp"
#include "api/service/toml_file.hpp"
#include "workflows/appointment/appointment.hpp"

namespace renmian {
namespace {

std::unique_ptr<const Signer> open_key(const Config& config) {
  const std::filesystem::path file = config.key_file;
  if (!std::filesystem::exists(file)) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    Ed25519FileKey::create(file);
  }
  return std::make_unique<Ed25519FileKey>(config.origin, file);
}

std::unique_ptr<Clock> open_clock(std::optional<Timestamp> demo_start) {
  if (demo_start) return std::make_unique<ManualClock>(*demo_start);
  return std::make_unique<SystemClock>();
}

[[noreturn]] void policy_unusable(const std::string& file, const Problems& problems) {
  Text message{"政策参数文件不可用：" + file, "the policy file cannot be used: " + file};
  for (const auto& [code, place, what] : problems) {
    message.zh.append("\n").append(place).append("：").append(what.zh);
    message.en.append("\n").append(place).append(": ").append(what.en);
  }
  throw Fault("policy-file", std::move(message));
}

void put_policies_in_force(const std::string& file, Catalogue& catalogue, Timestamp now) {
  const auto tables = read_toml(file);
  if (!tables) policy_unusable(file, tables.error());
  for (const auto& [id, values] : *tables) {
    const auto* procedure = catalogue.procedure(id);
    if (procedure == nullptr) {
      policy_unusable(file,
                      {{"unknown-procedure", "/" + std::string(id), {"没有这个流程", "there is no such procedure"}}});
    }
    const auto in_force = catalogue.put_in_force(*procedure, values, now);
    if (!in_force) policy_unusable(file, in_force.error());
  }
}

}  // namespace

// In the order they are needed; the committer stops first of those that it uses.
struct Runtime::Parts {
  Parts(const Config& config, std::optional<Timestamp> demo_start)
      : store(open_store(config.database, {.readers = config.database_connections})),
        key(open_key(config)),
        clock(open_clock(demo_start)),
        catalogue(compiled_procedures(), *store),
        committer(*store, *key, config.origin),
        desk(*store, committer, catalogue, WorkingDays::china(), *clock, random) {}

  SecureRandom random;
  std::unique_ptr<Store> store;
  std::unique_ptr<const Signer> key;
  std::unique_ptr<Clock> clock;
  Catalogue catalogue;
  Committer committer;
  Desk desk;
};

Runtime::Runtime(const Config& config, std::optional<Timestamp> demo_start) {
  set_up_logging(config.log_level);
  parts_ = std::make_unique<Parts>(config, demo_start);
  if (!config.policy_file.empty()) {
    put_policies_in_force(config.policy_file, parts_->catalogue, parts_->clock->now());
  }
}
Runtime::~Runtime() = default;

Desk& Runtime::desk() { return parts_->desk; }
Store& Runtime::store() { return *parts_->store; }
const Signer& Runtime::signer() { return *parts_->key; }
Random& Runtime::random() { return parts_->random; }
ManualClock* Runtime::demo_clock() { return dynamic_cast<ManualClock*>(parts_->clock.get()); }

const std::vector<const Procedure*>& compiled_procedures() {
  static const std::vector<const Procedure*> procedures{&appointment::compiled()};
  return procedures;
}

}  // namespace renmian
