// Who makes a request: by the token in Authorization (RFC 6750), else by the session's cookie, else by the client
// certificate. In a demo by the fixed token of one of its accounts, and by nothing else.
#pragma once

#include <memory>
#include <vector>

#include "api/http/router.hpp"
#include "api/service/identity/identity.hpp"
#include "engine/audit/digest.hpp"

namespace renmian::http {

// Any thread.
class Callers {
 public:
  Callers(Runtime& runtime, const Config& config);

  // Null: nobody. known() never waits, and may have to say null of somebody whom find() knows; find() may read the
  // database.
  std::shared_ptr<const Caller> known(const HttpRequest& request, const Peer& peer) const;
  std::shared_ptr<const Caller> find(const HttpRequest& request, const Peer& peer) const;

 private:
  struct DemoAccount {
    Hash token;
    std::shared_ptr<const Caller> caller;
  };
  std::shared_ptr<const Caller> of_demo(const HttpRequest& request) const;

  Identity& identity_;
  std::vector<DemoAccount> demo_;
};

// The token of the session, however it came; empty: none.
std::string_view session_token(const HttpRequest& request);

// What is to be answered instead: 403 "csrf-token" if a change comes with the cookie of a session and without the token
// in X-CSRF-Token that belongs to it; 403 "set-up-first" if the caller has to do something else before.
std::optional<Response> refuse_caller(const Caller& caller, const HttpRequest& request, const Route& route,
                                      const ReplyTo& to);

// 401, alike for every cause.
Response unauthorized(const ReplyTo& to);

}  // namespace renmian::http
