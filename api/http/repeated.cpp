#include "api/http/repeated.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <set>

#include "adapters/identity/sealing.hpp"
#include "api/http/problems.hpp"
#include "api/http/waiting.hpp"
#include "api/service/command_log.hpp"
#include "api/service/keyed_id.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/reader.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kKind = "answer", kSealedKind = "sealed_answer";
constexpr std::int64_t kHour = 3'600'000'000;  // microseconds
constexpr std::chrono::seconds kLongestWait{2};
constexpr std::chrono::milliseconds kBetweenLooks{10};

struct KeptAnswer {
  using Text = TextUpTo<(std::size_t{16} << 20)>;
  Line fingerprint;
  std::optional<Whole<100, 599>> status;  // absent: it was begun, and never answered
  std::optional<Line> content_type;
  std::optional<Text> body, fields;  // in base64, since they may hold what is no plain text; absent: empty
  BOOST_DESCRIBE_CLASS(KeptAnswer, (), (fingerprint, status, content_type, body, fields), (), ())
};

struct SealedAnswer {
  TextUpTo<(std::size_t{1} << 20)> sealed;  // a KeptAnswer, for the place of its id
  BOOST_DESCRIBE_CLASS(SealedAnswer, (), (sealed), (), ())
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

template <class T>
T read_text(const std::string& text, const std::string& id) {
  const auto json = parse_strict(text);
  auto read = json ? read_described<T>(*json) : Problems{json.error()};
  if (!read) throw Fault("store-failed", {"保存的答复无法读取", "an answer that was kept cannot be read"}, id);
  return std::move(*read);
}

template <class T>
std::string text_of(const T& value) {
  return boost::json::serialize(write_described(value));
}

Response response_of(const KeptAnswer& kept) {
  const auto text = [](const std::optional<KeptAnswer::Text>& of) {
    return of ? from_base64(of->value).value_or("") : std::string{};
  };
  return {static_cast<http::status>(kept.status->value), lasting(kept.content_type.value_or(Line{}).value),
          text(kept.body), text(kept.fields)};
}

bool may_be_kept(const Response& response) {
  const auto code = static_cast<unsigned>(response.status);
  return code < 500 && response.status != status::unauthorized && response.status != status::too_many_requests &&
         response.fields.find("Set-Cookie") == std::string::npos;
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

// What is kept under the key of one request.
class RepeatedChanges::UnderKey {
 public:
  UnderKey(const Call& call, const std::string& id, Repeated repeated)
      : call_(call),
        records_(call.store().kept()),
        sealed_(repeated == Repeated::kSealed),
        record_{std::string(sealed_ ? kSealedKind : kKind), id, call.actor->id, 0, {}, {}} {}

  // To be given instead of doing it, if there is one.
  std::optional<Response> answer() {
    fingerprint_ = fingerprint_of(call_);
    const auto before = records_.find(record_.kind, record_.id);
    if (!before) return std::nullopt;
    record_.version = before->version;
    if (before->expires_at <= call_.desk().clock().now()) return std::nullopt;
    const auto kept = opened(before->body);
    if (kept.fingerprint.value != fingerprint_) {
      return problem(kinds::kKeyReused, call_.reply_to,
                     {"此幂等键已用于另一请求", "this idempotency key was used for another request"});
    }
    begun_ = !kept.status;
    return begun_ ? std::nullopt : std::optional(response_of(kept));
  }

  // Whether it was begun before, here or just now on another node.
  bool begin() { return begun_ || !save({.fingerprint = {fingerprint_}}); }

  void keep(const Response& response) {
    KeptAnswer kept{.fingerprint = {fingerprint_}};
    kept.status = static_cast<std::int64_t>(response.status);
    kept.content_type = std::string(response.content_type);
    if (!response.body.empty()) kept.body = to_base64(response.body);
    if (!response.fields.empty()) kept.fields = to_base64(response.fields);
    static_cast<void>(save(kept));  // if another node was quicker, it did what this one did
  }

 private:
  KeptAnswer opened(const std::string& body) const {
    if (!sealed_) return read_text<KeptAnswer>(body, record_.id);
    const auto sealed = read_text<SealedAnswer>(body, record_.id).sealed;
    return read_text<KeptAnswer>(call_.runtime.seal_keys().open(sealed.value, record_.id), record_.id);
  }

  bool save(const KeptAnswer& kept) {
    const auto text = text_of(kept);
    record_.body = sealed_
                       ? text_of(SealedAnswer{call_.runtime.seal_keys().seal(text, record_.id, call_.runtime.random())})
                       : text;
    record_.expires_at = {call_.desk().clock().now().microseconds + (sealed_ ? kKeyToSecretHolds : kKeyHolds)};
    if (!records_.save(record_)) return false;
    ++record_.version;
    return true;
  }

  const Call& call_;
  KeptRecords& records_;
  const bool sealed_;
  KeptRecord record_;
  std::string fingerprint_;
  bool begun_ = false;
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

  UnderKey under(call, id, route.repeated);
  Call told = call;
  auto before = co_await on_worker(call.workers, [&]() -> std::optional<Response> {
    auto answer = under.answer();
    if (!answer && route.repeated == Repeated::kMarked) told.again = under.begin();
    return answer;
  });
  if (before) co_return std::move(*before);
  auto response = co_await route.handler(told);
  if (!may_be_kept(response)) co_return response;
  co_return co_await on_worker(call.workers, [&]() -> Response {
    try {
      under.keep(response);
      remove_old(call);
    } catch (const Fault& fault) {
      log_fault(fault, call.reply_to.request_id, call.reply_to.traceparent);
    }
    return std::move(response);
  });
}

void RepeatedChanges::remove_old(const Call& call) {
  const auto now = call.desk().clock().now();
  auto next = next_removal_.load();
  if (now.microseconds < next || !next_removal_.compare_exchange_strong(next, now.microseconds + kHour)) return;
  for (const auto kind : {kKind, kSealedKind}) call.store().kept().remove_expired(kind, now);
}

}  // namespace renmian::http
