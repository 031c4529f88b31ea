#include "api/service/runtime.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/keys/key_state_file.hpp"
#include "adapters/keys/sm2_file_key.hpp"
#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/logging.hpp"
#include "api/service/policy_file.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/erasure/erasure.hpp"
#include "workflows/meeting/meeting.hpp"
#include "workflows/system/system.hpp"

namespace renmian {
namespace {

constexpr std::ptrdiff_t kLinesOfOneSignature = 5;  // origin, size, root, empty, signature

// A log that has entries was signed by a key that exists somewhere: a new one would only look like an intruder's.
std::unique_ptr<const Signer> open_key(const Config& config, Store& store) {
  const std::filesystem::path file = config.key_file;
  if (!std::filesystem::exists(file) && !store.head()) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    Ed25519FileKey::create(file);
  }
  return std::make_unique<Ed25519FileKey>(config.origin, file);
}

// Made when it is first asked for; once it has signed, a lost one is not replaced either.
std::unique_ptr<const Signer> open_sm_key(const Config& config, Store& store) {
  if (config.crypto != Crypto::kSm) return nullptr;
  const std::filesystem::path file = config.sm_key();
  if (!std::filesystem::exists(file)) {
    const auto head = store.head();
    const bool signed_before = head && std::ranges::count(head->checkpoint, '\n') > kLinesOfOneSignature;
    if (!signed_before) Sm2FileKey::create(file);
  }
  return std::make_unique<Sm2FileKey>(config.origin, file);
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

void put_policies_in_force(const std::string& file, Catalogue& catalogue, Timestamp now, Journal& journal) {
  const auto policies = read_policy_file(file, catalogue);
  if (!policies) policy_unusable(file, policies.error());
  for (const auto& [procedure, values, policy] : *policies) {
    if (policy.digest != catalogue.policy_in_force(*procedure, now).digest) {
      PolicyChanged changed;
      changed.procedure.value = procedure->book().info.id;
      changed.digest.value = policy.digest;
      changed.by.value = journal_actor().id;
      changed.at = now;
      journal.record(changed);
      static_cast<void>(catalogue.put_in_force(*procedure, values, now));
    }
  }
}

}  // namespace

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

// In the order they are needed; the committer stops first of those that it uses.
struct Runtime::Parts {
  Parts(const Config& config, std::optional<Timestamp> demo_start)
      : store(open_store(config.database, {.readers = config.database_connections})),
        key(open_key(config, *store)),
        sm_key(open_sm_key(config, *store)),
        clock(open_clock(demo_start)),
        calendar(open_calendar(config.calendar_file)),
        catalogue(compiled_procedures(), *store),
        key_state(config.key_state()),
        committer(*store, {config.origin, signers(), &key_state}),
        desk(*store, committer, catalogue, calendar, *clock, random),
        witnesses(*store, *clock, config.origin, config.witnesses),
        keys(trusted(config)),
        archive(open_archive(config)),
        keeper(*store, committer, *clock, archive.get(), config.witnesses.empty() ? nullptr : &witnesses),
        journal(desk) {
    desk.tell_refusals_to([this](const Request& request, const Refusal& refusal) {
      journal.count(refused(request, refusal, clock->now()));
    });
  }

  std::vector<const Signer*> signers() const {
    std::vector<const Signer*> all{key.get()};
    if (sm_key) all.push_back(sm_key.get());
    return all;
  }

  TrustedKeys trusted(const Config& config) const {
    TrustedKeys all;
    for (const auto* signer : signers()) all.logs.push_back(signer->verifier_key());
    for (const auto& [name, url, vkey] : config.witnesses) all.witnesses.push_back({name, vkey});
    all.quorum = config.witness_quorum.value_or(config.witnesses.size());
    return all;
  }

  std::unique_ptr<ArchiveKeeper> open_archive(const Config& config) {
    if (config.archive_folder().empty()) return nullptr;
    return std::make_unique<ArchiveKeeper>(*store, catalogue, config.origin, keys,
                                           ArchiveKeeper::Settings{config.archive_folder(), config.archive_payloads});
  }

  SecureRandom random;
  std::unique_ptr<Store> store;
  std::unique_ptr<const Signer> key;
  std::unique_ptr<const Signer> sm_key;  // null: Ed25519 alone
  std::unique_ptr<Clock> clock;
  WorkingDays calendar;
  Catalogue catalogue;
  KeyStateFile key_state;
  Committer committer;
  Desk desk;
  Witnesses witnesses;
  TrustedKeys keys;
  std::unique_ptr<ArchiveKeeper> archive;  // null: none is kept
  TrailKeeper keeper;                      // saves at its end what the journal wrote at its own
  Journal journal;
};

Runtime::Runtime(const Config& config, std::optional<Timestamp> demo_start) {
  set_up_logging(config.log_level);
  parts_ = std::make_unique<Parts>(config, demo_start);
  // At the start, not at the first command: whoever looks after the server should know before somebody needs it.
  const auto frozen = parts_->committer.inspect();
  if (frozen != nullptr) spdlog::error("trail {}", frozen->what());
  if (!config.policy_file.empty() && frozen == nullptr) {
    put_policies_in_force(config.policy_file, parts_->catalogue, parts_->clock->now(), parts_->journal);
  }
}

Runtime::~Runtime() { parts_->keeper.stop(); }

void Runtime::keep_trail() { parts_->keeper.start(parts_->journal); }

Desk& Runtime::desk() { return parts_->desk; }
Store& Runtime::store() { return *parts_->store; }
Journal& Runtime::journal() { return parts_->journal; }
Witnesses& Runtime::witnesses() { return parts_->witnesses; }
ArchiveKeeper* Runtime::archive() { return parts_->archive.get(); }
TrustedKeys Runtime::trusted_keys() const { return parts_->keys; }
Random& Runtime::random() { return parts_->random; }
ManualClock* Runtime::demo_clock() { return dynamic_cast<ManualClock*>(parts_->clock.get()); }

const std::vector<const Procedure*>& compiled_procedures() {
  static const auto procedures = [] {
    auto all = appointment::all_kinds();
    all.push_back(&meeting::compiled());
    all.push_back(&erasure::compiled());
    all.push_back(&system_day::compiled());
    return all;
  }();
  return procedures;
}

}  // namespace renmian
