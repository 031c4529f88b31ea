#include "api/http/repeated.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <set>

#include "api/http/problems.hpp"
#include "api/http/waiting.hpp"
#include "api/service/command_log.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/reader.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kKind = "answer";
constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kKeptFor = 7 * 24 * kHour;  // microseconds
constexpr std::chrono::seconds kLongestWait{2};
constexpr std::chrono::milliseconds kBetweenLooks{10};

struct KeptAnswer {
  using Text = TextUpTo<(std::size_t{16} << 20)>;
  Line fingerprint;
  Whole<100, 599> status;
  Line content_type;
  std::optional<Text> body, fields;  // in base64, since they may hold what is no plain text; absent: empty
  BOOST_DESCRIBE_CLASS(KeptAnswer, (), (fingerprint, status, content_type, body, fields), (), ())
};

std::string id_of(const Call& call, const Route& route) {
  const std::string& whose = call.actor != nullptr ? call.actor->id : call.peer->address;
  const std::string_view method = to_string(route.method);
  return to_hex(sha256({call.actor != nullptr ? "actor\n" : "address\n", whose, "\n", method, " ", route.pattern, "\n",
                        call.idempotency_key}));
}

std::string fingerprint_of(const Call& call) {
  const auto& request = call.request;
  const auto json = parse_strict(request.body());
  const std::string_view method = request.method_string(), target = request.target();
  const std::string_view if_match = request[field::if_match];
  return to_hex(sha256({method, " ", target, "\n", if_match, "\n", json ? canonical(*json) : request.body()}));
}

// Content types are named by the program itself: there are a handful, and they last as long as it does.
std::string_view lasting(const std::string& type) {
  static std::mutex mutex;
  static std::set<std::string> types;
  const std::lock_guard lock(mutex);
  return *types.insert(type).first;
}

// The answer to give instead of doing it, if there is one.
std::optional<Response> answered_before(const Call& call, const std::string& id, const std::string& fingerprint) {
  const auto record = call.store().kept().find(kKind, id);
  if (!record || record->expires_at <= call.desk().clock().now()) return std::nullopt;
  const auto json = parse_strict(record->body);
  auto kept = json ? read_described<KeptAnswer>(*json) : Problems{json.error()};
  if (!kept) throw Fault("store-failed", {"保存的答复无法读取", "an answer that was kept cannot be read"}, id);
  if (kept->fingerprint.value != fingerprint) {
    return problem(kinds::kKeyReused, call.reply_to,
                   {"此幂等键已用于另一请求", "this idempotency key was used for another request"});
  }
  const auto text = [](const std::optional<KeptAnswer::Text>& of) {
    return of ? from_base64(of->value).value_or("") : std::string{};
  };
  return Response{static_cast<http::status>(kept->status.value), lasting(kept->content_type.value), text(kept->body),
                  text(kept->fields)};
}

bool may_be_kept(const Response& response) {
  const auto code = static_cast<unsigned>(response.status);
  return code < 500 && response.status != status::unauthorized && response.status != status::too_many_requests &&
         response.fields.find("Set-Cookie") == std::string::npos &&
         find_invalid_utf8(response.body) == std::string_view::npos;
}

}  // namespace

class RepeatedChanges::Turn {
 public:
  Turn(RepeatedChanges& changes, std::string id) : changes_(changes), id_(std::move(id)) {}
  ~Turn() {
    const std::lock_guard lock(changes_.mutex_);
    if (taken_) changes_.under_way_.erase(id_);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  bool take() {
    const std::lock_guard lock(changes_.mutex_);
    return taken_ = changes_.under_way_.insert(id_).second;
  }

 private:
  RepeatedChanges& changes_;
  const std::string id_;
  bool taken_ = false;
};

asio::awaitable<Response> RepeatedChanges::answer(const Call& call, const Route& route) {
  if (route.repeated == Repeated::kHandled) co_return co_await route.handler(call);
  const auto id = id_of(call, route);
  Turn turn(*this, id);
  const auto give_up_at = SteadyClock::now() + kLongestWait;
  while (!turn.take()) {
    if (SteadyClock::now() >= give_up_at) {
      auto response = problem(kinds::kUnderWay, call.reply_to, Text(kinds::kUnderWay.title));
      co_return response.with("Retry-After", "1");
    }
    asio::steady_timer pause(co_await asio::this_coro::executor, kBetweenLooks);
    co_await pause.async_wait(asio::use_awaitable);
  }
  if (route.repeated == Repeated::kSecret || call.actor == nullptr) co_return co_await route.handler(call);

  std::string fingerprint;
  std::optional<Response> before;
  co_await on_worker(call.workers, [&]() -> Response {
    fingerprint = fingerprint_of(call);
    before = answered_before(call, id, fingerprint);
    return {};
  });
  if (before) co_return std::move(*before);
  auto response = co_await route.handler(call);
  if (!may_be_kept(response)) co_return response;
  co_return co_await on_worker(call.workers, [&]() -> Response {
    try {
      keep(call, id, fingerprint, response);
      remove_old(call);
    } catch (const Fault& fault) {
      log_fault(fault, call.reply_to.request_id, call.reply_to.traceparent);
    }
    return std::move(response);
  });
}

void RepeatedChanges::keep(const Call& call, const std::string& id, const std::string& fingerprint,
                           const Response& response) {
  auto& records = call.store().kept();
  KeptAnswer kept;
  kept.fingerprint.value = fingerprint;
  kept.status.value = static_cast<std::int64_t>(response.status);
  kept.content_type.value = response.content_type;
  if (!response.body.empty()) kept.body = to_base64(response.body);
  if (!response.fields.empty()) kept.fields = to_base64(response.fields);
  const auto before = records.find(kKind, id);  // one that has expired
  const Timestamp until{call.desk().clock().now().microseconds + kKeptFor};
  // If another node was quicker, it did what this one did.
  static_cast<void>(records.save({std::string(kKind), id, call.actor->id, before ? before->version : 0,
                                  boost::json::serialize(write_described(kept)), until}));
}

void RepeatedChanges::remove_old(const Call& call) {
  const auto now = call.desk().clock().now();
  auto next = next_removal_.load();
  if (now.microseconds < next || !next_removal_.compare_exchange_strong(next, now.microseconds + kHour)) return;
  call.store().kept().remove_expired(kKind, now);
}

}  // namespace renmian::http
