// Changes that are asked for again under the same Idempotency-Key are not made again: whoever repeats a request gets
// the answer of the first time (draft-ietf-httpapi-idempotency-key-header-07; audit-trail part D).
//
// A key belongs to the actor and the route. The answer is kept for seven days (KeptRecords, kind "answer") with a
// fingerprint of method, path, If-Match and body in canonical form: another request under the key is 422 "key-reused".
// While the first is being carried out a second waits, and after two seconds gives up with 409 "request-under-way".
// What may turn out otherwise next time is not kept: 401, 429, 5xx. If the program dies between doing and keeping, the
// repetition is carried out again, and the service that does it has to find what it did (api/service/keyed_id.hpp). Of
// a change that leaves nothing to find (a removal, a confirmation) it is kept first that it was begun, which its
// handler is then told (Call::again). An answer with a secret is kept sealed, and for ten minutes; what the handler
// answers out of the log, or opens a session, is not kept at all (Route::repeated). Any thread.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <mutex>
#include <unordered_set>

#include "api/http/router.hpp"

namespace renmian::http {

class RepeatedChanges {
 public:
  // The answer of the route to a request that changes something, or that of the first time. Throws as the handler; that
  // an answer could not be kept is only logged, since the change was made.
  boost::asio::awaitable<Response> answer(const Call& call, const Route& route);

 private:
  class Turn;  // holds the others under the same key off
  class UnderKey;

  void remove_old(const Call& call);

  std::mutex mutex_;
  std::unordered_set<std::string> under_way_;
  std::atomic<std::int64_t> next_removal_{0};  // microseconds, of the desk's clock
};

}  // namespace renmian::http
