// The pull feed, for systems that cannot be reached: GET /api/v1/events.
#include "api/http/handlers.hpp"
#include "api/http/log_waiting.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/http/waiting.hpp"
#include "api/service/events/case_event.hpp"
#include "api/service/events/log_watch.hpp"

namespace renmian::http {
namespace {

constexpr std::int64_t kLongestWait = 25;  // seconds; an answer must be there within the deadline of the request
constexpr std::size_t kPage = 500;
constexpr std::size_t kMostLookedAt = 5'000;  // entries that one request may pass over

struct Wanted {
  std::uint64_t next = 0;  // entries from this one on
  std::chrono::seconds wait{0};
  std::size_t limit = 100;
  EventKinds only;
  bool with_content = false;
};

struct Found {
  boost::json::array events;
  std::uint64_t next = 0;
  bool at_end = false;
};

boost::system::result<Wanted, Response> wanted_of(const Call& call) {
  Query query(call);
  Wanted wanted;
  if (const auto after = query.number("after", 0, LogIndex::max)) {
    wanted.next = static_cast<std::uint64_t>(*after) + 1;
  }
  wanted.wait = std::chrono::seconds(query.number("wait", 0, kLongestWait).value_or(0));
  if (const auto procedure = query.text("procedure")) wanted.only.procedures = {Line(*procedure)};
  if (const auto unit = query.id<UnitId>("unit")) wanted.only.units = {*unit};
  wanted.with_content = query.choice("content", {"without", "with"}) == "with";
  wanted.limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  return wanted;
}

Found look(Desk& desk, const Actor& actor, const Wanted& wanted) {
  Found found{{}, wanted.next, false};
  EventSight sight(desk, actor, kSeeEvents);
  for (std::size_t seen = 0; seen < kMostLookedAt;) {
    auto page = desk.store().events_from(found.next, kPage);
    if (page.empty()) {
      found.at_end = true;
      return found;
    }
    for (auto& stored : page) {
      ++seen;
      found.next = stored.log_index + 1;
      const auto event = sight.see(std::move(stored));
      if (!event || !sight.is_among(*event, wanted.only)) continue;
      const bool with = wanted.with_content && sight.may_see_content(*event);
      found.events.push_back(
          structured(to_cloud_event(event->stored, event->event, with ? EventContent::kWith : EventContent::kWithout)));
      if (found.events.size() == wanted.limit) return found;
    }
  }
  return found;
}

}  // namespace

awaitable<Response> pull_events(const Call& call) {
  auto wanted = wanted_of(call);
  if (!wanted) co_return std::move(wanted.error());
  const auto deadline = call.begun + wanted->wait;
  for (;;) {
    std::optional<Problem> lacking;
    auto found = co_await on_worker(call.workers, [&]() -> Found {
      lacking = may_see_none(call.desk(), *call.actor, kSeeEvents);
      return lacking ? Found{} : look(call.desk(), *call.actor, *wanted);
    });
    if (lacking) co_return problem(*lacking, call.reply_to);
    const bool late = std::chrono::steady_clock::now() >= deadline || *call.stopping;
    if (!found.events.empty() || !found.at_end || late) {
      auto response = json_response(found.events);
      response.content_type = kCloudEventBatchType;
      if (found.next > 0) {
        const auto next = Query(call).with_after(std::to_string(found.next - 1));
        response.with("Link", "<" + next + ">; rel=\"next\"");
      }
      co_return response;
    }
    wanted->next = found.next;
    const auto look_at = std::min(deadline, std::chrono::steady_clock::now() + kPause);
    co_await log_beyond(call.runtime.log_watch(), found.next, deadline, *call.stopping);
    co_await pause_until(look_at);
  }
}

}  // namespace renmian::http
