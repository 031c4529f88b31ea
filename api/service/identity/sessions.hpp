// Sessions of people: who has signed in, and until when that holds.
//
// A session ends after `idle` without a request, `absolute` after it began, and at once when it is ended: by its owner,
// an administrator, a new password, the end of the account. Its token is new at sign-in and whenever they prove again
// who they are; kept is only its digest, which is the session's id.
//
// Any thread. Throws the store's faults.
#pragma once

#include <boost/describe.hpp>
#include <functional>

#include "api/service/identity/caller_cache.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/identity/records.hpp"
#include "engine/ports/clock.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

// What the register of accounts says of one (workflows/account).
struct Holder {
  bool active = false;
  bool service = false;  // of a program: signs in with tokens and certificates only
  std::string unit;
  std::string name;
  bool administrator = false;
};
using FindHolder = std::function<std::optional<Holder>(std::string_view account)>;  // nothing: no such account

// A session as it is shown.
struct SessionView {
  Line id;
  Line account;
  Line auth;
  std::optional<Line> from;  // address
  Timestamp began_at;
  Timestamp seen_at;
  Timestamp proved_at;
  Timestamp ends_at;
  std::vector<ToSetUp> to_set_up;
  BOOST_DESCRIBE_CLASS(SessionView, (), (id, account, auth, from, began_at, seen_at, proved_at, ends_at, to_set_up), (),
                       ())
};

struct OpenedSession {
  std::string token;
  SessionView session;
};

class Sessions {
 public:
  struct Limits {
    std::int64_t idle_seconds = 15 * 60;
    std::int64_t absolute_seconds = 8 * 3600;
  };

  // What they refer to outlives it.
  Sessions(AttestedRecords& records, const Clock& clock, Random& random, FindHolder find_holder, CallerCache& cache,
           Limits limits);

  // Of somebody who has just proved who they are. `auth` as in Caller.
  OpenedSession open(std::string_view account, std::string_view auth, std::string_view from,
                     std::vector<ToSetUp> to_set_up);

  // Whose session it is, by the digest of its token; null if there is none, or no longer. Reads the database.
  std::shared_ptr<const Caller> find(const std::string& digest);

  // The same session under a new token, of somebody who has just proved again who they are; nothing if it has ended.
  std::optional<OpenedSession> renew(const std::string& id, std::vector<ToSetUp> to_set_up);

  std::optional<SessionView> show(const std::string& id);
  std::vector<SessionView> list(std::string_view account);  // empty: of everybody; those that have ended are left out

  bool end(const std::string& id);  // whether there was one
  std::size_t end_all(std::string_view account);

 private:
  bool is_over(const std::string& digest, const SessionRecord& session, Timestamp now) const;
  OpenedSession save_new(SessionRecord session);

  AttestedRecords& records_;
  const Clock& clock_;
  Random& random_;
  FindHolder find_holder_;
  CallerCache& cache_;
  const Limits limits_;
};

}  // namespace renmian
