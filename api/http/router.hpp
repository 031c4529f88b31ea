// Which handler answers which method and path. The answers 404 and 405 come from the same table.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <span>

#include "api/http/operation.hpp"

namespace renmian::http {

using Handler = boost::asio::awaitable<Response> (*)(const Call&);

// Who may ask: whoever proves who they are; those too who have yet to set a password or a second factor; anyone.
enum class Access { kToken, kSettingUp, kAnyone };

// What a route's requests are counted as by the rate limits (rates.hpp).
enum class RateClass { kUsual, kCostly, kSignIn };

// How the repetition of a change is answered (repeated.hpp):
//   kAnswerKept  as the first time. If the program died before that was kept, the handler finds by the key, or in what
//                there is, what it did
//   kMarked      the same, but of a handler that cannot find it, and is told that there was a first time (Call::again)
//   kHandled     by the handler, which finds in the log what it did
//   kSealed      as the first time for ten minutes, since the answer holds a secret, which is kept sealed
//   kSecret      by the handler, which opens another session, or gives the secret that it has kept
enum class Repeated { kAnswerKept, kMarked, kHandled, kSealed, kSecret };

inline constexpr std::size_t kBodyLimit = std::size_t{1} << 20;
inline constexpr std::size_t kFormBodyLimit = std::size_t{8} << 20;
inline constexpr std::size_t kDocumentBodyLimit = std::size_t{32} << 20;  // the largest of all

struct Route {
  verb method;
  std::string_view pattern;  // {id} stands for one segment, and so does {n}; {rest} for all that follow
  Handler handler;
  const Operation* operation;  // never null
  Access access = Access::kToken;
  std::size_t body_limit = kBodyLimit;
  Repeated repeated = Repeated::kAnswerKept;
  RateClass rate = RateClass::kUsual;
};

// Whether the answer, or the request, holds what is kept nowhere in clear; it is not compressed either.
inline bool holds_secret(const Route& route) {
  return route.repeated == Repeated::kSealed || route.repeated == Repeated::kSecret;
}

// The routes of this server, in routes.cpp.
std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  // null: nothing to answer with; see `allow`
  std::string_view path;         // parts of the target
  std::string_view id;           // what stands for {id}, or for {rest}
  std::string_view number;       // what stands for {n}
  std::string allow;             // the methods that the path takes; empty: no such path
};

// HEAD is answered as GET. A target that is no path (RFC 9112 section 3.2.1) matches nothing.
Match find_route(verb method, std::string_view target);

}  // namespace renmian::http
