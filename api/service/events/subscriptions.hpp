// What is done with subscriptions. Who may do it to those of all accounts is asked for by the acts "subscription.list",
// ".add", ".change" and ".remove"; an account that may "subscription.own" does all of it with its own. Every change is
// put on record.
//
// Any thread. Bad input is a value, and so is what is lacking (codes of api/service/may.hpp); faults of the environment
// are thrown.
#pragma once

#include <functional>

#include "api/service/events/subscription.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

struct SubscriptionToAdd {
  std::optional<Line> account;  // whose it is, and who must be allowed to see what is sent; absent: the caller's
  SubscriptionSettings settings;
  BOOST_DESCRIBE_CLASS(SubscriptionToAdd, (), (account, settings), (), ())
};

struct SubscriptionView {
  SubscriptionId id;
  Line account;
  SubscriptionSettings settings;
  SubscriptionState state = SubscriptionState::active;
  std::optional<Paragraph> why;
  Count secrets;  // two while one takes the place of the other
  std::optional<Url> public_key;
  Timestamp created_at;
  LogIndex next;  // all entries before it are delivered, but for the cases behind and the dead letters
  Count cases_behind;
  Count dead_letters;
  BOOST_DESCRIBE_CLASS(SubscriptionView, (),
                       (id, account, settings, state, why, secrets, public_key, created_at, next, cases_behind,
                        dead_letters),
                       (), ())
};

// The secret is shown this once; of a private key only the public one is shown.
struct SubscriptionSecret {
  SubscriptionView subscription;
  std::optional<SealedText> secret;
  BOOST_DESCRIBE_CLASS(SubscriptionSecret, (), (subscription, secret), (), ())
};

BOOST_DEFINE_ENUM_CLASS(SubscriptionWish, active, paused)
struct SubscriptionStateToSet {
  SubscriptionWish state = SubscriptionWish::active;
  BOOST_DESCRIBE_CLASS(SubscriptionStateToSet, (), (state), (), ())
};

struct Replay {
  LogIndex from;  // entries from this one on are sent again
  BOOST_DESCRIBE_CLASS(Replay, (), (from), (), ())
};

class Subscriptions {
 public:
  struct Ports {
    Desk& desk;
    Random& random;
    const Sealing& sealing;
    std::function<std::optional<Problem>(const std::string& url)> check_url;  // the problem of one that is not allowed
    std::function<bool(const std::string& login)> is_account;
    std::function<void(const std::string& id, const Actor& by)> put_on_record;
    std::function<void()> changed;  // so that it holds at once
  };
  template <class T>
  using Result = boost::system::result<T, Problems>;

  explicit Subscriptions(Ports ports) : ports_(std::move(ports)) {}

  // At "/url" the problems of check_url; at "/only/procedures/N" and "/only/commands/N" what no procedure has
  // ("unknown-procedure", "unknown-command"), at "/only/units/N" "no-such-unit"; all of them below "/settings" when it
  // is added, and "no-such-account" and "too-many-subscriptions" (it has 100) at "/account". Entries from now on are
  // sent.
  Result<SubscriptionSecret> add(const SubscriptionToAdd& what, const Actor& by, const std::string& idempotency_key);
  Result<SubscriptionView> set(SubscriptionId id, const SubscriptionSettings& what, const Actor& by);
  // Active again also what was disabled.
  Result<SubscriptionView> set_state(SubscriptionId id, SubscriptionWish wish, const Actor& by);
  // With all that is kept of it. `again`: the actor began this before, so that nothing need be there.
  Result<void> remove(SubscriptionId id, const Actor& by, bool again = false);

  // A new secret takes the place of the present one; both sign until retire_secret(). Asked for again under the same
  // key, it is the same.
  Result<SubscriptionSecret> rotate_secret(SubscriptionId id, const Actor& by, const std::string& idempotency_key);
  Result<SubscriptionView> retire_secret(SubscriptionId id, const Actor& by);

  // Problem "out-of-range" at "/from" for an entry that the log does not have yet. Asked for again under the same key,
  // nothing is sent once more.
  Result<SubscriptionView> replay(SubscriptionId id, const Replay& what, const Actor& by,
                                  const std::string& idempotency_key = {});

  Result<SubscriptionView> show(SubscriptionId id, const Actor& by);
  Result<std::vector<SubscriptionView>> list(const Actor& by);

  Result<std::vector<DeadLetter>> dead_letters(SubscriptionId id, std::optional<std::uint64_t> after, std::size_t limit,
                                               const Actor& by);
  // Tried once more; it stays a dead letter until it is delivered.
  Result<DeadLetter> redeliver(SubscriptionId id, std::uint64_t log_index, const Actor& by);
  Result<DeadLetter> discard(SubscriptionId id, std::uint64_t log_index, const Actor& by);

 private:
  Result<Kept<Subscription>> mine(SubscriptionId id, const Actor& by, std::string_view act);
  bool is_own(const std::string& account, const Actor& by);
  Problems problems_of(const SubscriptionSettings& what);
  template <class Change>
  Result<Kept<Subscription>> change(SubscriptionId id, const Actor& by, Change change);
  void new_secret_for(Subscription& subscription);
  SubscriptionSecret shown_once(const Subscription& subscription);
  SubscriptionView view_of(const Subscription& subscription);
  std::size_t count_of(std::string_view kind, const std::string& owner);
  KeptRecords& kept() { return ports_.desk.store().kept(); }

  Ports ports_;
};

}  // namespace renmian
