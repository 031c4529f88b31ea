// From a whole request to its answer: route, token, handler; and the one place where a Fault becomes an answer.
//
// One for all connections; any thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "api/http/access.hpp"
#include "api/http/router.hpp"

namespace renmian::http {

class Responder {
 public:
  Responder(Runtime& runtime, const Config& config);

  // The language of Accept-Language, the installation's otherwise; X-Request-Id, if it is 1 to 64 letters, digits and
  // "._-", a new one otherwise.
  ReplyTo reply_to(const HttpRequest& request);
  ReplyTo reply_to_nobody();  // for what could not be read

  // What is referred to lives until the answer is there. Throws nothing.
  boost::asio::awaitable<Response> answer(const HttpRequest& request, const Match& match, const ReplyTo& to,
                                          std::chrono::steady_clock::time_point begun);

 private:
  Runtime& runtime_;
  Accounts accounts_;
  Language language_;
  boost::asio::thread_pool workers_;
};

}  // namespace renmian::http
