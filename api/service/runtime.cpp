#include "api/service/runtime.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "adapters/identity/sealing.hpp"
#include "adapters/keys/key_state_file.hpp"
#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/events/events_out.hpp"
#include "api/service/identity/oidc_sign_in.hpp"
#include "api/service/identity/open_identity.hpp"
#include "api/service/log_keys.hpp"
#include "api/service/logging.hpp"
#include "api/service/metrics.hpp"
#include "api/service/policy_file.hpp"
#include "api/service/search.hpp"
#include "api/service/trail_exports.hpp"
#include "workflows/account/access_book.hpp"
#include "workflows/account/account.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/erasure/erasure.hpp"
#include "workflows/meeting/meeting.hpp"
#include "workflows/system/system.hpp"

namespace renmian {
namespace {

constexpr std::ptrdiff_t kLinesOfOneSignature = 5;  // origin, size, root, empty, signature

// Makes the keys of a log that has none yet. One that has entries was signed by keys that exist somewhere: new ones
// would only look like an intruder's. SM2 may be added to a log that was signed without.
LogKeys open_keys(const Config& config, Store& store) {
  const auto head = store.head();
  const std::filesystem::path ed25519 = config.key_file, sm2 = config.sm_key();
  if (!std::filesystem::exists(ed25519) && !head) {
    if (ed25519.has_parent_path()) std::filesystem::create_directories(ed25519.parent_path());
    Ed25519FileKey::create(ed25519);
  }
  if (config.crypto == Crypto::kSm && !std::filesystem::exists(sm2)) {
    const bool signed_before = head && std::ranges::count(head->checkpoint, '\n') > kLinesOfOneSignature;
    if (!signed_before) Sm2FileKey::create(sm2);
  }
  return {config, config.origin};
}

std::unique_ptr<Clock> open_clock(std::optional<Timestamp> demo_start) {
  if (demo_start) return std::make_unique<ManualClock>(*demo_start);
  return std::make_unique<SystemClock>();
}

// A role that is none would be a right to nothing, and nobody would know why.
std::vector<account::AccessBook::DemoActor> demo_actors(const Config& config) {
  std::vector<account::AccessBook::DemoActor> actors;
  for (const auto& each : config.demo_accounts) {
    const auto role = role_of(each.actor.role);
    if (!role && !each.actor.role.empty()) {
      throw Fault("unknown-role", {"没有这个岗位：" + each.actor.role, "there is no such role: " + each.actor.role});
    }
    actors.push_back({each.actor.id, role});
  }
  return actors;
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
  Parts(Runtime& runtime, const Config& settings, std::optional<Timestamp> demo_start)
      : config(settings),
        store(open_store(config.database, {.readers = config.database_connections})),
        keys(open_keys(config, *store)),
        clock(open_clock(demo_start)),
        calendar(open_calendar(config.calendar_file)),
        catalogue(compiled_procedures(), *store),
        key_state(config.key_state()),
        log_watch(*store),
        committer(*store, {config.origin, keys.signers(), &key_state}),
        desk(*store, committer, catalogue, calendar, *clock, random),
        access(desk, demo_actors(config)),
        witnesses(*store, *clock, config.origin, config.witnesses),
        trusted_keys(trusted()),
        archive(open_archive()),
        keeper(*store, committer, *clock, archive.get(), config.witnesses.empty() ? nullptr : &witnesses),
        journal(desk),
        seal_keys(open_seal_keys(config, *store, random)),
        attested(store->kept(), seal_keys, tell_of_records(journal, *clock)),
        identity(identity_around({*store, access, *clock, random, seal_keys, attested, journal}),
                 identity_settings(config)),
        oidc(open_oidc(config.outside, config.identity.second_factor, identity, attested, *clock, random)),
        documents(config.documents_folder()),
        exports(runtime, config.exports_folder()),
        events({desk, random, log_watch, seal_keys, access, journal, config, metrics}) {
    measure();
    committer.tell_growth_to([this](std::uint64_t size) { log_watch.grew(size); });
    desk.guard_with(access);
    desk.tell_refusals_to([this](const Request& request, const Refusal& refusal) {
      journal.count(refused(request, refusal, clock->now()));
    });
  }

  TrustedKeys trusted() const {
    TrustedKeys all;
    for (const auto* signer : keys.signers()) all.logs.push_back(signer->verifier_key());
    for (const auto& [name, url, vkey] : config.witnesses) all.witnesses.push_back({name, vkey});
    all.quorum = config.witness_quorum.value_or(config.witnesses.size());
    return all;
  }

  std::unique_ptr<ArchiveKeeper> open_archive() const {
    if (config.archive_folder().empty()) return nullptr;
    return std::make_unique<ArchiveKeeper>(*store, catalogue, config.origin, trusted_keys,
                                           ArchiveKeeper::Settings{config.archive_folder(), config.archive_payloads});
  }

  void measure() {
    metrics.gauge("renmian_log_entries", "Entries of the log, as this node knows it", [this] {
      const auto tree = committer.tree();
      return static_cast<double>(tree->size());
    });
    metrics.gauge("renmian_log_frozen", "1: nothing can be written", [this] { return committer.frozen() ? 1.0 : 0.0; });
    metrics.gauge("renmian_work_behind", "Entries that the work list does not know of yet", [this] {
      return static_cast<double>(committer.tree()->size()) - static_cast<double>(store->due_cursor());
    });
  }

  const Config config;
  Metrics metrics;
  SecureRandom random;
  std::unique_ptr<Store> store;
  LogKeys keys;
  std::unique_ptr<Clock> clock;
  WorkingDays calendar;
  Catalogue catalogue;
  KeyStateFile key_state;
  LogWatch log_watch;
  Committer committer;
  Desk desk;
  account::AccessBook access;
  Witnesses witnesses;
  TrustedKeys trusted_keys;
  std::unique_ptr<ArchiveKeeper> archive;  // null: none is kept
  TrailKeeper keeper;                      // saves at its end what the journal wrote at its own
  Journal journal;
  SealKeys seal_keys;
  AttestedRecords attested;
  Identity identity;
  std::unique_ptr<OidcSignIn> oidc;  // null: no provider is configured
  DocumentFolder documents;
  TrailExports exports;
  EventsOut events;
  std::jthread indexing;  // of the names of people, once after the start
};

Runtime::Runtime(const Config& config, std::optional<Timestamp> demo_start) {
  set_up_logging(config.log_level, config.log_format);
  parts_ = std::make_unique<Parts>(*this, config, demo_start);
  // At the start, not at the first command: whoever looks after the server should know before somebody needs it.
  const auto frozen = parts_->committer.inspect();
  if (frozen != nullptr) log_event(spdlog::level::err, "trail", {{"detail", frozen->what()}});
  if (frozen == nullptr) reload_policy(*this);
}

Runtime::~Runtime() {
  parts_->events.stop();
  parts_->exports.stop();
  parts_->keeper.stop();
}

void Runtime::keep_trail() {
  parts_->keeper.start(parts_->journal);
  parts_->exports.start();
  parts_->events.start();
  parts_->indexing = std::jthread([&store = *parts_->store](const std::stop_token& stop) {
    constexpr std::size_t kAtOnce = 1'000;
    try {
      while (!stop.stop_requested() && index_names(store, kAtOnce) > 0) {
      }
    } catch (const std::exception& error) {  // a search indexes what it needs
      log_event(spdlog::level::err, "index", {{"detail", error.what()}});
    }
  });
}

Desk& Runtime::desk() { return parts_->desk; }
Store& Runtime::store() { return *parts_->store; }
const account::AccessBook& Runtime::accounts() const { return parts_->access; }
Journal& Runtime::journal() { return parts_->journal; }
Witnesses& Runtime::witnesses() { return parts_->witnesses; }
ArchiveKeeper* Runtime::archive() { return parts_->archive.get(); }
TrustedKeys Runtime::trusted_keys() const { return parts_->trusted_keys; }
Random& Runtime::random() { return parts_->random; }
const SealKeys& Runtime::seal_keys() const { return parts_->seal_keys; }
Identity& Runtime::identity() { return parts_->identity; }
OidcSignIn* Runtime::oidc() { return parts_->oidc.get(); }
DocumentFolder& Runtime::documents() { return parts_->documents; }
TrailExports& Runtime::exports() { return parts_->exports; }
EventsOut& Runtime::events() { return parts_->events; }
Metrics& Runtime::metrics() { return parts_->metrics; }
LogWatch& Runtime::log_watch() { return parts_->log_watch; }
const Config& Runtime::config() const { return parts_->config; }
ManualClock* Runtime::demo_clock() { return dynamic_cast<ManualClock*>(parts_->clock.get()); }

const std::vector<const Procedure*>& compiled_procedures() {
  static const auto procedures = [] {
    auto all = appointment::all_kinds();
    all.push_back(&meeting::compiled());
    all.push_back(&erasure::compiled());
    all.push_back(&system_day::compiled());
    all.push_back(&account::compiled());
    return all;
  }();
  return procedures;
}

}  // namespace renmian
