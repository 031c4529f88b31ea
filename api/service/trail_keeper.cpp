#include "api/service/trail_keeper.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace renmian {

using SteadyClock = std::chrono::steady_clock;

TrailKeeper::TrailKeeper(Store& store, Committer& committer, const Clock& clock, ArchiveKeeper* archive,
                         Witnesses* witnesses)
    : store_(store), committer_(committer), clock_(clock), archive_(archive), witnesses_(witnesses) {}

TrailKeeper::~TrailKeeper() {
  stop();
  save();
}

void TrailKeeper::start(Journal& journal, Pace pace) {
  journal_ = &journal;
  thread_ = std::thread([this, pace] { run(pace); });
}

void TrailKeeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  if (thread_.joinable()) thread_.join();
  journal_ = nullptr;
}

void TrailKeeper::run(Pace pace) {
  struct Task {
    std::chrono::milliseconds every;
    std::function<void()> work;
    SteadyClock::time_point due;
  };
  const auto now = SteadyClock::now();
  Task tasks[] = {{pace.saving,
                   [&] {
                     watch_frozen();
                     save();
                   },
                   now},
                  {pace.newest, [&] { without_fail("scrub", [&] { scrub_newest(); }); }, now},
                  {pace.newest, [&] { without_fail("scrub", [&] { sweep(pace); }); }, now + pace.newest},
                  {pace.witnessing, [&] { without_fail("witness", [&] { ask_witnesses(); }); }, now}};
  for (;;) {
    for (auto& task : tasks) {
      if (SteadyClock::now() < task.due) continue;
      task.work();
      task.due = SteadyClock::now() + task.every;
    }
    const auto next = std::ranges::min_element(tasks, {}, &Task::due)->due;
    std::unique_lock lock(mutex_);
    if (stop_.wait_until(lock, next, [this] { return stopping_; })) return;
  }
}

void TrailKeeper::without_fail(const char* what, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    log_event(spdlog::level::err, "trail", {{"task", what}, {"detail", error.what()}});
  }
}

void TrailKeeper::save() {
  const std::lock_guard lock(saving_);
  without_fail("key-state", [this] { save_key_state(); });
  if (archive_ == nullptr || committer_.frozen()) return;
  try {
    archive_->catch_up();
    archive_problem_.clear();
  } catch (const Fault& fault) {
    // Told once, until it is set right.
    if (archive_problem_ != fault.what()) told(fault.code(), fault.message());
    archive_problem_ = fault.what();
  } catch (const std::exception& error) {
    log_event(spdlog::level::err, "trail", {{"task", "archive"}, {"detail", error.what()}});
  }
}

void TrailKeeper::save_key_state() {
  auto* state = committer_.log().key_state;
  auto checkpoint = committer_.last_checkpoint();
  if (state == nullptr || checkpoint.empty() || checkpoint == saved_) return;
  state->save(checkpoint);
  saved_ = std::move(checkpoint);
}

void TrailKeeper::watch_frozen() {
  const auto frozen = committer_.frozen();
  if (frozen.has_value() == was_frozen_) return;
  was_frozen_ = frozen.has_value();
  if (frozen) {
    told(frozen->code(), frozen->message());
  } else {
    told("log-thawed", {"审计日志已恢复正常，可以办理", "the audit log agrees again; writing goes on"});
  }
}

// A head that is not what this node signed is told as what freezes the log; there is nothing to hold entries against.
void TrailKeeper::scrub_newest() {
  if (committer_.inspect() != nullptr) return;
  if (!scrubber_) scrubber_ = std::make_unique<Scrubber>(store_, committer_.log());
  tell("scrub-newest", scrubber_->look_at_newest());
}

void TrailKeeper::ask_witnesses() {
  if (witnesses_ == nullptr) return;
  witnesses_->ask_all();
  for (const auto& standing : witnesses_->standings()) {
    auto& told_before = witness_alarms_[standing.name];
    const bool alarm = standing.problem && standing.problem->alarm;
    if (alarm && !told_before) told(standing.problem->problem.code, standing.problem->problem.message);
    told_before = alarm;
  }
}

// So many entries at a time that the whole log is read within two thirds of the time for it; then it rests for the
// last third, so that what it finds is told again, but not all the time.
void TrailKeeper::sweep(const Pace& pace) {
  constexpr std::size_t kFewest = 2'000;
  if (!scrubber_ || committer_.frozen() || SteadyClock::now() < next_sweep_) return;
  const auto of = committer_.tree()->size();
  const auto turns = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(pace.whole / pace.newest));
  const auto at_most = std::max<std::uint64_t>(kFewest, of * 3 / 2 / turns);
  const auto before = scrubber_->swept().whole;
  tell("scrub-sweep", scrubber_->sweep(static_cast<std::size_t>(at_most)));
  if (scrubber_->swept().whole > before) next_sweep_ = SteadyClock::now() + pace.whole / 3;
}

// One by one up to a number that can be read, the others by their number.
void TrailKeeper::tell(const std::string& code, const std::vector<ScrubFinding>& findings) {
  constexpr std::size_t kMost = 50;
  for (std::size_t i = 0; i < std::min(findings.size(), kMost); ++i) {
    told(code, findings[i].text, findings[i].log_index);
  }
  if (findings.size() <= kMost) return;
  const auto more = std::to_string(findings.size() - kMost);
  told(code,
       {"另有 " + more + " 处，请以 renmian audit verify 全部列出", more + " more: renmian audit verify lists all"});
}

void TrailKeeper::told(const std::string& code, const Text& text, std::optional<std::uint64_t> log_index) {
  log_event(spdlog::level::err, "trail",
            {{"finding", code}, {"index", log_index ? std::to_string(*log_index) : ""}, {"detail", text.en}});
  if (journal_ == nullptr) return;
  Found found;
  found.code.value = code;
  found.zh.value = text.zh;
  found.en.value = text.en;
  if (log_index) found.log_index = LogSize{static_cast<std::int64_t>(*log_index)};
  found.at = clock_.now();
  journal_->record_later(found);
}

}  // namespace renmian
