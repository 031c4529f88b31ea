#include "api/http/responder.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>

#include "api/http/conditions.hpp"
#include "api/http/cross_site.hpp"
#include "api/http/field_list.hpp"
#include "api/http/finishing.hpp"
#include "api/http/forwarded.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/http/trace.hpp"
#include "api/http/waiting.hpp"
#include "api/service/command_log.hpp"
#include "api/service/metrics.hpp"
#include "api/service/on_record.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian::http {
namespace {

bool is_safe_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

// The language most wished for, the first of equals; `otherwise` if neither is there.
Language preferred(std::string_view accepted, Language otherwise) {
  auto best = otherwise;
  double best_weight = 0;
  while (auto range = cut_weighed(accepted)) {
    const auto primary = cut(range->name, '-');
    const bool chinese = boost::beast::iequals(primary, "zh");
    if (!chinese && !boost::beast::iequals(primary, "en")) continue;
    if (range->weight <= best_weight) continue;
    best_weight = range->weight;
    best = chinese ? Language::kChinese : Language::kEnglish;
  }
  return best;
}

Response no_route(const Match& match, const ReplyTo& to) {
  if (match.allow.empty()) {
    return problem(kinds::kNotFound, to, {"没有这个路径", "there is no such path"});
  }
  auto response = problem(kinds::kMethodNotAllowed, to, {"可用方法：" + match.allow, "allowed: " + match.allow});
  response.with("Allow", match.allow);
  return response;
}

}  // namespace

Responder::Responder(Runtime& runtime, const Config& config)
    : runtime_(runtime),
      callers_(runtime, config),
      language_(config.language),
      proxies_(config.edge.trusted_proxies),
      public_origin_(config.edge.public_origin),
      rates_(config.edge),
      workers_(config.database_connections) {}

Peer Responder::peer_of(const Peer& connected, const HttpRequest& request) const {
  return peer_behind(connected, request, proxies_);
}

ReplyTo Responder::reply_to(const HttpRequest& request, const Peer& peer) {
  auto to = reply_to_nobody(peer);
  const std::string_view id = request["X-Request-Id"];
  if (is_safe_id(id)) to.request_id = id;
  to.traceparent = traceparent_of(request["traceparent"], runtime_.random());
  to.language = preferred(request[field::accept_language], language_);
  return to;
}

ReplyTo Responder::reply_to_nobody(const Peer& connected) {
  return {.language = language_,
          .request_id = to_hex(as_bytes(runtime_.random().bytes<8>())),
          .encrypted = connected.encrypted};
}

boost::asio::awaitable<std::optional<Response>> Responder::refuse_unknown(const HttpRequest& request,
                                                                          const Route& route, const Peer& peer,
                                                                          const ReplyTo& to) {
  try {
    if (route.access == Access::kAnyone || callers_.known(request, peer)) co_return std::nullopt;
    if (auto refused = rates_.refuse_address(peer.address, &route, to)) co_return refused;
    const auto caller = co_await on_worker(workers_, [&] { return callers_.find(request, peer); });
    if (caller) co_return std::nullopt;
    count_unknown_caller(runtime_, route.pattern);
    co_return unauthorized(to);
  } catch (const std::exception&) {
    co_return std::nullopt;  // the answer will say what has happened
  }
}

boost::asio::awaitable<Response> Responder::answer(const HttpRequest& request, const Match& match, const Peer& peer,
                                                   const ReplyTo& to, std::chrono::steady_clock::time_point begun) {
  auto response = co_await answered(request, match, peer, to, begun);
  runtime_.metrics().answered(to_string(request.method()), match.route == nullptr ? "" : match.route->pattern,
                              static_cast<unsigned>(response.status), std::chrono::steady_clock::now() - begun);
  co_return response;
}

boost::asio::awaitable<Response> Responder::answered(const HttpRequest& request, const Match& match, const Peer& peer,
                                                     const ReplyTo& to, std::chrono::steady_clock::time_point begun) {
  try {
    const bool secret = match.route != nullptr && holds_secret(*match.route);
    auto response = co_await handled(request, match, peer, to, begun);
    if (!takes_long_to_finish(request, response, secret)) co_return finished(request, std::move(response), secret);
    co_return co_await on_worker(workers_, [&] { return finished(request, std::move(response), secret); });
  } catch (const Fault& fault) {
    log_fault(fault, to.request_id, to.traceparent);
    co_return problem(fault, to);
  } catch (const std::exception& error) {
    log_fault(error, to.request_id, to.traceparent);
    co_return internal_error(to);
  }
}

boost::asio::awaitable<Response> Responder::handled(const HttpRequest& request, const Match& match, const Peer& peer,
                                                    const ReplyTo& to, std::chrono::steady_clock::time_point begun) {
  if (auto refused = rates_.refuse_address(peer.address, match.route, to)) co_return std::move(*refused);
  if (match.route == nullptr) co_return no_route(match, to);
  const auto& route = *match.route;
  if (auto refused = refuse_cross_site(request, peer, route, public_origin_, to)) co_return std::move(*refused);
  Call call{runtime_, workers_, request, to, begun, match.path, match.id, match.number};
  call.operation = route.operation;
  call.peer = &peer;
  call.stopping = &stopping_;
  std::shared_ptr<const Caller> caller;
  if (route.access != Access::kAnyone) {
    caller = callers_.known(request, peer);
    if (!caller) caller = co_await on_worker(workers_, [&] { return callers_.find(request, peer); });
    if (!caller) {
      count_unknown_caller(runtime_, route.pattern);
      co_return unauthorized(to);
    }
    if (auto refused = refuse_caller(*caller, request, route, to)) co_return std::move(*refused);
    call.caller = caller.get();
    call.actor = &caller->actor;
    if (auto refused = rates_.refuse_user(call.actor->id, route, to)) co_return std::move(*refused);
  }
  // A handler that reads a query looks for what nobody described itself, together with what else is wrong there.
  if (route.operation->query.empty() && request.target().find('?') != std::string_view::npos) {
    if (auto bad = Query(call).problems()) co_return std::move(*bad);
  }
  if (!changes_something(request)) co_return co_await route.handler(call);
  auto key = idempotency_key(request, to);
  if (!key) co_return std::move(key.error());
  call.idempotency_key = std::move(*key);
  co_return co_await changes_.answer(call, route);
}

}  // namespace renmian::http
