#include "engine/case/journal.hpp"

#include <algorithm>
#include <utility>

#include "engine/audit/canonical_json.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using std::chrono::steady_clock;

constexpr std::ptrdiff_t kMostEntries = 500;  // of one command
constexpr std::size_t kMostKept = 10'000;     // that could not be written
constexpr std::size_t kMostCounted = 1000;    // different refusals at a time; beyond them one stands for all others
constexpr std::size_t kMostDays = 100;        // closed at a time
constexpr std::string_view kRefused = "journal-refused";

Timestamp midnight_in_china(CivilDate day) {
  return *parse_timestamp(to_string(add_days(day, -1)) + "T16:00:00.000000Z");
}

// What somebody sent who was refused may be anything; what could not be recorded is left out.
std::optional<Line> if_fit(const std::string& text) {
  return read_described<Line>(json::string(text)) ? std::optional<Line>(text) : std::nullopt;
}

}  // namespace

const Actor& journal_actor() {
  static const Actor actor{.id = "system", .role = "journal", .unit = "system", .auth = "program"};
  return actor;
}

CaseId system_case_id(std::string_view origin, CivilDate day) {
  const auto digest = sha256({"system\n", origin, "\n", to_string(day)});
  std::array<std::uint8_t, 10> mark;
  std::copy_n(digest.begin(), mark.size(), mark.begin());
  return {make_uuid_v7(midnight_in_china(day), mark)};
}

Refused refused(const Request& request, const Refusal& refusal, Timestamp now) {
  Refused told{.code = std::string(code_of(refusal.kind)),
               .by = if_fit(request.actor.id),
               .command = if_fit(request.command),
               .case_id = request.case_id,
               .subject = {},
               .gates = {},
               .first_at = now,
               .last_at = now};
  if (request.opening) {
    told.case_id.reset();  // it never came to be
    told.subject = request.opening->person;
  }
  for (const auto& finding : refusal.gates) {
    if (!finding.verdict.passes()) told.gates.emplace_back(std::string(finding.gate.id));
  }
  return told;
}

Journal::Journal(Desk& desk, Pace pace) : desk_(desk), pace_(pace), thread_([this] { run(); }) {}

Journal::~Journal() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

std::future<void> Journal::write(std::string_view command, json::value entry) {
  Waiting waiting{command, std::move(entry), std::make_shared<std::promise<void>>()};
  auto done = waiting.told->get_future();
  put(std::move(waiting));
  return done;
}

void Journal::put(Waiting entry) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(entry));
  }
  arrived_.notify_one();
}

void Journal::count(const Refused& refusal) {
  auto kind = refusal;
  kind.times = 0;
  kind.first_at = kind.last_at = {};
  {
    const std::lock_guard lock(mutex_);
    auto key = canonical(write_described(kind));
    if (counted_.size() >= kMostCounted && !counted_.contains(key)) {
      kind = {.code = refusal.code, .times = 0};
      key = canonical(write_described(kind));
    }
    const auto [place, first] = counted_.try_emplace(key, Counted{kind, steady_clock::now()});
    auto& counted = place->second.refusal;
    if (first) counted.first_at = refusal.first_at;
    counted.last_at = refusal.last_at;
    counted.times = std::min<std::int64_t>(counted.times + refusal.times, Count::max);
  }
  arrived_.notify_one();
}

void Journal::run() {
  std::unique_lock lock(mutex_);
  for (bool last_time = false; !last_time;) {
    while (!stopping_ && !something_to_write()) {
      if (arrived_.wait_until(lock, next_wake()) == std::cv_status::timeout) break;
    }
    last_time = stopping_;
    collect_counted(last_time);
    if (waiting_.empty() && !last_time && steady_clock::now() - last_written_ >= pace_.silence) {
      waiting_.push_back({system_procedure::kHeartbeat, {}, nullptr});
    }
    if (waiting_.empty()) continue;
    auto entries = std::exchange(waiting_, {});
    lock.unlock();
    auto left = write_all(std::move(entries));
    lock.lock();
    const auto now = steady_clock::now();
    if (left.empty()) last_written_ = now;
    try_again_at_ = left.empty() ? std::nullopt : std::optional(now + pace_.between_tries);
    if (left.size() > kMostKept) left.resize(kMostKept);
    waiting_.insert(waiting_.begin(), std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
  }
}

// Under the lock. What could not be written waits for its time, unless somebody comes who is to be told.
bool Journal::something_to_write() const {
  if (!try_again_at_) return !waiting_.empty();
  return std::ranges::any_of(waiting_, [](const Waiting& entry) { return entry.told != nullptr; });
}

// Under the lock.
steady_clock::time_point Journal::next_wake() const {
  auto wake = try_again_at_.value_or(last_written_ + pace_.silence);
  for (const auto& [key, counted] : counted_) wake = std::min(wake, counted.since + pace_.counting);
  return wake;
}

// Under the lock: what was counted long enough waits to be written.
void Journal::collect_counted(bool all) {
  const auto now = steady_clock::now();
  std::erase_if(counted_, [&](const auto& each) {
    if (!all && now - each.second.since < pace_.counting) return false;
    waiting_.push_back({Refused::kCommand, write_described(each.second.refusal), nullptr});
    return true;
  });
}

// Returns what could not be written and nobody waits for.
std::vector<Journal::Waiting> Journal::write_all(std::vector<Waiting> entries) {
  std::ranges::stable_sort(entries, {}, &Waiting::command);
  std::vector<Waiting> left;
  for (auto first = entries.begin(); first != entries.end();) {
    const auto end = entries.end() - first > kMostEntries ? first + kMostEntries : entries.end();
    const auto last = std::find_if(first, end, [&](const Waiting& each) { return each.command != first->command; });
    write_together({first, last}, left);
    first = last;
  }
  return left;
}

// One command for all of them. If the procedure refuses it, each by itself: a bad one harms only itself.
void Journal::write_together(std::span<Waiting> entries, std::vector<Waiting>& left) {
  try {
    give(entries);
    for (auto& entry : entries) {
      if (entry.told) entry.told->set_value();
    }
  } catch (const std::exception& error) {
    const auto* fault = dynamic_cast<const Fault*>(&error);
    const bool refused = fault != nullptr && fault->code() == kRefused;
    if (refused && entries.size() > 1) {
      for (auto& entry : entries) write_together({&entry, 1}, left);
      return;
    }
    for (auto& entry : entries) {
      if (entry.told) {
        entry.told->set_exception(std::current_exception());
      } else if (!refused) {
        left.push_back(std::move(entry));
      }
    }
  }
}

void Journal::give(std::span<const Waiting> entries) {
  open_today();
  json::object data;
  if (entries.front().command != system_procedure::kHeartbeat) {
    auto& list = data["entries"].emplace_array();
    for (const auto& entry : entries) list.push_back(entry.entry);
  }
  command({.case_id = case_id_, .command = std::string(entries.front().command), .data = std::move(data)});
}

void Journal::open_today() {
  const auto today = date_in_china(desk_.clock().now());
  if (day_ == today) return;
  const auto& origin = desk_.committer().origin();
  const auto id = system_case_id(origin, today);
  if (!desk_.load(id)) {
    try {
      command({.case_id = id,
               .opening = Opening{std::string(system_procedure::kId), {}, {}, {}},
               .command = std::string(system_procedure::kOpenDay),
               .data = json::object{{"day", to_string(today)}}});
    } catch (const Fault&) {
      if (!desk_.load(id)) throw;  // else another node was first
    }
    close_days_but({id, system_case_id(origin, add_days(today, -1))});
  }
  case_id_ = id;
  day_ = today;
}

// The last day stays open for a while: the clock of another node may still be in it.
void Journal::close_days_but(std::initializer_list<CaseId> open) {
  for (const auto& row : desk_.store().cases({.position = std::string(system_procedure::kOpen),
                         .limit = kMostDays,
                         .procedure = std::string(system_procedure::kId)})) {
    if (std::ranges::find(open, row.about.id) != open.end()) continue;
    static_cast<void>(desk_.do_now({.case_id = row.about.id,
                                    .command = std::string(system_procedure::kCloseDay),
                                    .data = json::object{},
                                    .actor = journal_actor()}));  // refused: another node was first
  }
}

void Journal::command(Request request) {
  request.actor = journal_actor();
  const auto answer = desk_.do_now(std::move(request));
  const auto* refusal = std::get_if<Refusal>(&answer);
  if (refusal == nullptr) return;
  throw Fault(std::string(kRefused), refusal->message,
              refusal->problems.empty() ? refusal->position : refusal->problems.front().place);
}

}  // namespace renmian
