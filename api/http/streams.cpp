// Server-sent events: what moves is told as it moves, by ids only; whoever wants to know more asks for it.
//
//   GET /api/v1/work/stream         "work-changed"  {"case": id}, or {"case": null}: any may have changed
//   GET /api/v1/cases/{id}/stream   "case-changed"  {"case": id, "seq": events of the case}
//
// The id of an event is the place in the log, so that a client that comes again with Last-Event-ID misses nothing.
#include <fmt/format.h>

#include <map>
#include <mutex>

#include "api/http/access.hpp"
#include "api/http/handlers.hpp"
#include "api/http/log_waiting.hpp"
#include "api/http/numbers.hpp"
#include "api/http/problems.hpp"
#include "api/http/sign_in_parts.hpp"
#include "api/http/waiting.hpp"
#include "api/service/case_access.hpp"
#include "api/service/events/case_event.hpp"
#include "api/service/events/log_watch.hpp"
#include "api/service/identity/identity.hpp"
#include "api/service/identity/secrets.hpp"

namespace renmian::http {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kEventStream = "text/event-stream; charset=utf-8";
constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::size_t kPage = 1'000;
constexpr std::uint64_t kMostBehind = 5'000;  // entries; whoever missed more is told that anything may have changed
constexpr std::size_t kMostOfOne = 16, kMostInAll = 512;

// Streams are few, and each of them takes a seat.
class Seats {
 public:
  // Null: none is left.
  static std::shared_ptr<const std::string> take(const std::string& account) {
    const std::lock_guard lock(mutex_);
    auto& of_one = taken_[account];
    if (of_one >= kMostOfOne || in_all_ >= kMostInAll) return nullptr;
    ++of_one;
    ++in_all_;
    return {new std::string(account), &leave};
  }

 private:
  static void leave(const std::string* account) {
    const std::unique_ptr<const std::string> owned(account);
    const std::lock_guard lock(mutex_);
    if (--taken_[*account] == 0) taken_.erase(*account);
    --in_all_;
  }

  inline static std::mutex mutex_;
  inline static std::map<std::string, std::size_t> taken_;
  inline static std::size_t in_all_ = 0;
};

struct Stream {
  Runtime& runtime;
  boost::asio::thread_pool& workers;
  const std::atomic<bool>& stopping;
  std::shared_ptr<const std::string> seat;
  Caller caller;
  std::string token = {};        // digest of a service's; empty: none
  std::string certificate = {};  // of a service, as of the peer; empty: none
  std::optional<CaseId> case_id;
  std::uint64_t next = 0;  // entry
  bool begun = false;
  SteadyClock::time_point look_at = SteadyClock::now();
  SteadyClock::time_point beat_at = SteadyClock::now() + kHeartbeat;
};

// Whether what the caller proved themselves by still holds.
bool still_known(Stream& stream) {
  auto& identity = stream.runtime.identity();
  if (stream.caller.demo) return true;
  if (!stream.token.empty()) return identity.tokens().find(stream.token) != nullptr;
  if (!stream.certificate.empty()) return identity.tokens().find_certificate(stream.certificate) != nullptr;
  const auto holder = identity.holder(stream.caller.actor.id);
  return holder && holder->active && identity.sessions().show(stream.caller.session);
}

bool still_allowed(Stream& stream) {
  return !stream.case_id || case_for(stream.runtime.desk(), *stream.case_id, stream.caller.actor, "case.read");
}

// What is to be told of the next entries; empty: nothing.
std::string look(Stream& stream) {
  auto& desk = stream.runtime.desk();
  const auto size = log_size(desk.store());
  if (stream.next + kMostBehind < size) {
    stream.next = size;
    return fmt::format("id: {}\nevent: {}\ndata: {{\"case\":null}}\n\n", size - 1,
                       stream.case_id ? "case-changed" : "work-changed");
  }
  auto page = desk.store().events_from(stream.next, kPage);
  if (page.empty()) return {};
  EventSight sight(desk, stream.caller.actor, stream.case_id ? "case.read" : "work.list");
  std::map<CaseId, std::pair<std::uint64_t, std::int64_t>> moved;  // with the last entry of each
  stream.next = page.back().log_index + 1;
  for (auto& stored : page) {
    if (stream.case_id && stored.case_id != *stream.case_id) continue;
    if (const auto seen = sight.see(std::move(stored))) {
      moved[seen->stored.case_id] = {seen->stored.log_index, seen->stored.seq};
    }
  }
  std::map<std::uint64_t, std::string> told;
  for (const auto& [case_id, last] : moved) {
    const auto id = to_string(case_id);
    told[last.first] =
        stream.case_id ? fmt::format("event: case-changed\ndata: {{\"case\":\"{}\",\"seq\":{}}}\n\n", id, last.second)
                       : fmt::format("event: work-changed\ndata: {{\"case\":\"{}\"}}\n\n", id);
  }
  std::string parts;
  for (const auto& [log_index, text] : told) parts += fmt::format("id: {}\n{}", log_index, text);
  return parts;
}

awaitable<std::string> next_part(std::shared_ptr<Stream> of) {
  auto& stream = *of;
  if (!stream.begun) {
    stream.begun = true;
    co_return stream.next == 0 ? std::string("retry: 3000\n\n")
                               : fmt::format("retry: 3000\nid: {}\n\n", stream.next - 1);
  }
  while (!stream.stopping) {
    const auto now = SteadyClock::now();
    if (now < stream.look_at) co_await pause_until(stream.look_at);
    if (now >= stream.beat_at) {
      const bool goes_on =
          co_await on_worker(stream.workers, [&stream] { return still_known(stream) && still_allowed(stream); });
      if (!goes_on) co_return "";
      stream.beat_at = SteadyClock::now() + kHeartbeat;
      co_return ":\n\n";
    }
    auto parts = co_await on_worker(stream.workers, [&stream] { return look(stream); });
    stream.look_at = SteadyClock::now() + kPause;
    if (!parts.empty()) co_return parts;
    co_await log_beyond(stream.runtime.log_watch(), stream.next, stream.beat_at, stream.stopping);
  }
  co_return "";
}

// The entry after the one that the client saw last; nothing: it begins with what comes now.
std::optional<std::uint64_t> after_last_seen(const HttpRequest& request) {
  const auto last = number_of<std::uint64_t>(request["Last-Event-ID"]);
  return last ? std::optional(*last + 1) : std::nullopt;
}

Response stream_of(const Call& call, std::optional<CaseId> case_id) {
  auto seat = Seats::take(call.actor->id);
  if (!seat) {
    auto response = problem(kinds::kTooManyStreams, call.reply_to, Text(kinds::kTooManyStreams.title));
    return std::move(response.with("Retry-After", "30"));
  }
  const auto size = log_size(call.store());
  auto stream = std::make_shared<Stream>(Stream{.runtime = call.runtime,
                                                .workers = call.workers,
                                                .stopping = *call.stopping,
                                                .seat = std::move(seat),
                                                .caller = *call.caller,
                                                .case_id = case_id,
                                                .next = std::min(after_last_seen(call.request).value_or(size), size)});
  if (call.caller->session.empty()) {  // a service
    if (comes_with_bearer(call)) {
      stream->token = digest_of(session_token(call.request));
    } else {
      stream->certificate = call.peer->certificate;
    }
  }
  Response response;
  response.content_type = kEventStream;
  response.next_part = [stream] { return next_part(stream); };
  return response;
}

}  // namespace

Response stream_work(const Call& call) {
  if (const auto lacking = may_see_none(call.desk(), *call.actor, "work.list")) return problem(*lacking, call.reply_to);
  return stream_of(call, std::nullopt);
}

Response stream_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call.reply_to);
  if (const auto lacking = case_for(call.desk(), *id, *call.actor, "case.read"); !lacking) {
    return problem(lacking.error(), call.reply_to);
  }
  return stream_of(call, *id);
}

}  // namespace renmian::http
