// From a whole request to its answer: route, limits, caller, handler, finish; and the one place where a Fault becomes
// an answer.
//
// One for all connections; any thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "api/http/access.hpp"
#include "api/http/rates.hpp"
#include "api/http/repeated.hpp"
#include "api/http/router.hpp"
#include "api/service/networks.hpp"

namespace renmian::http {

class Responder {
 public:
  Responder(Runtime& runtime, const Config& config);

  // Who makes the request: whoever is connected, or is behind the trusted proxy that is.
  Peer peer_of(const Peer& connected, const HttpRequest& request) const;

  // The language of Accept-Language, the installation's otherwise; X-Request-Id, if it is 1 to 64 letters, digits and
  // "._-", a new one otherwise; traceparent likewise (trace.hpp).
  ReplyTo reply_to(const HttpRequest& request, const Peer& peer);
  ReplyTo reply_to_nobody(const Peer& connected);  // for what could not be read

  // What to answer before the body is read, if the route is for those who are known and nobody known makes the request.
  // Throws nothing.
  boost::asio::awaitable<std::optional<Response>> refuse_unknown(const HttpRequest& request, const Route& route,
                                                                 const Peer& peer, const ReplyTo& to);

  // What is referred to lives until the answer is there. Throws nothing.
  boost::asio::awaitable<Response> answer(const HttpRequest& request, const Match& match, const Peer& peer,
                                          const ReplyTo& to, std::chrono::steady_clock::time_point begun);

  // From now on the server says that it is about to end: as not ready, and at the end of each answer.
  void announce_stop() { stopping_ = true; }
  bool stopping() const { return stopping_; }

 private:
  boost::asio::awaitable<Response> answered(const HttpRequest& request, const Match& match, const Peer& peer,
                                            const ReplyTo& to, std::chrono::steady_clock::time_point begun);
  boost::asio::awaitable<Response> handled(const HttpRequest& request, const Match& match, const Peer& peer,
                                           const ReplyTo& to, std::chrono::steady_clock::time_point begun);

  Runtime& runtime_;
  const Callers callers_;
  Language language_;
  const Networks proxies_;
  const std::string public_origin_;
  Rates rates_;
  RepeatedChanges changes_;
  std::atomic<bool> stopping_{false};
  boost::asio::thread_pool workers_;
};

}  // namespace renmian::http
