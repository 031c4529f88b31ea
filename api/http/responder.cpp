#include "api/http/responder.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <cstdlib>

#include "api/http/conditions.hpp"
#include "api/http/problems.hpp"
#include "api/service/command_log.hpp"
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

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Cuts the text before `separator`, or all of it, off `rest`.
std::string_view cut(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto first = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(first);
}

// Of "zh-CN,zh;q=0.9,en;q=0.8" the language most wished for, the first of equals; `otherwise` if neither is there.
// (Beast's ext_list gives an entry without parameters those of the entry before.)
Language preferred(std::string_view accepted, Language otherwise) {
  auto best = otherwise;
  double best_weight = 0;
  while (!accepted.empty()) {
    auto parameters = cut(accepted, ',');
    auto range = cut(parameters, ';');
    const auto primary = cut(range, '-');
    const bool chinese = boost::beast::iequals(primary, "zh");
    if (!chinese && !boost::beast::iequals(primary, "en")) continue;
    const auto weight =
        parameters.starts_with("q=") ? std::strtod(std::string(parameters.substr(2)).c_str(), nullptr) : 1;
    if (weight <= best_weight) continue;
    best_weight = weight;
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

Response unauthorized(const ReplyTo& to) {
  auto response = problem(kinds::kUnauthorized, to,
                          {"请在 Authorization 中给出 Bearer 令牌", "give a bearer token in Authorization"});
  response.with("WWW-Authenticate", "Bearer realm=\"renmian\"");
  return response;
}

}  // namespace

Responder::Responder(Runtime& runtime, const Config& config)
    : runtime_(runtime),
      accounts_(config.accounts),
      language_(config.language),
      workers_(config.database_connections) {}

ReplyTo Responder::reply_to(const HttpRequest& request) {
  auto to = reply_to_nobody();
  const std::string_view id = request["X-Request-Id"];
  if (is_safe_id(id)) to.request_id = id;
  to.language = preferred(request[field::accept_language], language_);
  return to;
}

ReplyTo Responder::reply_to_nobody() { return {language_, to_hex(as_bytes(runtime_.random().bytes<8>()))}; }

boost::asio::awaitable<Response> Responder::answer(const HttpRequest& request, const Match& match, const ReplyTo& to,
                                                   std::chrono::steady_clock::time_point begun) {
  if (match.route == nullptr) co_return no_route(match, to);
  try {
    Call call{runtime_, workers_, request, to, begun, match.path, match.id, match.number};
    if (match.route->access == Access::kToken) {
      call.actor = accounts_.find(request);
      if (call.actor == nullptr) {
        count_unknown_caller(runtime_, match.route->pattern);
        co_return unauthorized(to);
      }
    }
    if (match.route->method == verb::post) {
      auto key = idempotency_key(request, to);
      if (!key) co_return std::move(key.error());
      call.idempotency_key = std::move(*key);
    }
    co_return co_await match.route->handler(call);
  } catch (const Fault& fault) {
    log_fault(fault, to.request_id);
    co_return problem(fault, to);
  } catch (const std::exception& error) {
    log_fault(error, to.request_id);
    co_return internal_error(to);
  }
}

}  // namespace renmian::http
