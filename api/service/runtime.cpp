#include "api/service/runtime.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/logging.hpp"
#include "api/service/toml_file.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian {
namespace {

// A log that has entries was signed by a key that exists somewhere: a new one would only look like an intruder's.
std::unique_ptr<const Signer> open_key(const Config& config, Store& store) {
  const std::filesystem::path file = config.key_file;
  if (!std::filesystem::exists(file) && !store.head()) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    Ed25519FileKey::create(file);
  }
  return std::make_unique<Ed25519FileKey>(config.origin, file);
}

std::unique_ptr<Clock> open_clock(std::optional<Timestamp> demo_start) {
  if (demo_start) return std::make_unique<ManualClock>(*demo_start);
  return std::make_unique<SystemClock>();
}

// A calendar file stands in for the built-in data: the notice of next year's holidays comes in autumn.
WorkingDays open_calendar(const std::string& file) {
  if (file.empty()) return WorkingDays::china();
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto days = WorkingDays::from_json(text);
  if (days) return std::move(*days);
  const auto bad = days.error();
  throw Fault("calendar-file",
              {"日历文件不可用：" + file + " " + bad.front().place + " " + bad.front().message.zh,
               "the calendar file cannot be used: " + file + " " + bad.front().place + " " + bad.front().message.en});
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
    const auto wanted = catalogue.read(*procedure, values);
    if (!wanted) policy_unusable(file, wanted.error());
    if (wanted->digest != catalogue.policy_in_force(*procedure, now).digest) {
      static_cast<void>(catalogue.put_in_force(*procedure, values, now));
    }
  }
}

}  // namespace

// In the order they are needed; the committer stops first of those that it uses.
struct Runtime::Parts {
  Parts(const Config& config, std::optional<Timestamp> demo_start)
      : store(open_store(config.database, {.readers = config.database_connections})),
        key(open_key(config, *store)),
        clock(open_clock(demo_start)),
        calendar(open_calendar(config.calendar_file)),
        catalogue(compiled_procedures(), *store),
        committer(*store, *key, config.origin),
        desk(*store, committer, catalogue, calendar, *clock, random) {}

  SecureRandom random;
  std::unique_ptr<Store> store;
  std::unique_ptr<const Signer> key;
  std::unique_ptr<Clock> clock;
  WorkingDays calendar;
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
  static const auto procedures = [] {
    auto all = appointment::all_kinds();
    all.push_back(&meeting::compiled());
    return all;
  }();
  return procedures;
}

}  // namespace renmian
