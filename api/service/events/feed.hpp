// What one subscription is still to be sent. The feed reads the log from the subscription's place on and gives out
// messages in order within each case, one at a time; it is told what came of each.
//
// A message that is not taken is tried again (retries.hpp) and then becomes a dead letter. Meanwhile its case waits,
// and no other does. An answer 410 disables the subscription. What is kept is written after the fact, and never before:
// whenever the program ends, messages may come again, under the same id, and none is lost.
//
// Any thread; faults of the store are thrown, and what was under way is then given out again.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "api/service/events/case_event.hpp"
#include "api/service/events/post.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

struct Message {
  std::uint64_t log_index = 0;
  CaseId case_id;
  std::int64_t seq = 0;
  bool again = false;            // a dead letter, asked for
  std::uint64_t generation = 0;  // of the feed's knowledge
  PostRequest request;
};

class Feed {
 public:
  // What they refer to outlives the feed.
  Feed(Desk& desk, Random& random, const Sealing& sealing, SubscriptionId id);

  // Looks again at what is kept: the subscription may have been changed, paused, sent back in the log. False if there
  // is no such subscription any more.
  bool refresh();

  // Messages that may be sent now, at most `at_most` and none of a case of which one is under way, of a log that has
  // `log_size` entries as far as is known.
  std::vector<Message> take(std::size_t at_most, std::uint64_t log_size);
  void settle(const Message& message, const PostResult& result);

  // Writes down how far all was delivered.
  void save();

  std::size_t under_way() const;

 private:
  struct Place {
    std::uint64_t log_index = 0;
    std::int64_t seq = 0;
  };
  using Behind = Kept<CaseBehind>;

  bool is_active() const { return subscription_ && subscription_->value.state == SubscriptionState::active; }
  void forget();
  void save_place();
  void clear_from_place();
  void read_on(std::uint64_t log_size);
  EventSight sight_of_owner() const;
  std::optional<Message> message_of(StoredEvent stored);
  std::optional<StoredEvent> entry(std::uint64_t log_index);
  void take_letters(std::size_t at_most, std::vector<Message>& taken);
  void take_behind(std::size_t at_most, std::vector<Message>& taken);
  void take_next(std::size_t at_most, std::vector<Message>& taken);
  bool give(std::optional<Message> message, std::vector<Message>& taken);
  void settle_letter(const Message& message, const PostResult& result);
  void delivered(const Message& message);
  void failed(const Message& message, const PostResult& result);
  void go_on_after(Behind behind);
  void keep(Behind behind);
  void disable();
  Timestamp now() const { return desk_.clock().now(); }

  Desk& desk_;
  Random& random_;
  const Sealing& sealing_;
  const SubscriptionId id_;
  const std::string owner_;  // of the records
  KeptRecords& kept_;

  mutable std::mutex mutex_;
  std::optional<Kept<Subscription>> subscription_;
  std::vector<std::string> secrets_;
  Kept<DeliveryPlace> place_;
  std::uint64_t generation_ = 0;
  std::uint64_t read_to_ = 0;                    // entries before it are in one of the following, or done with
  std::map<CaseId, std::deque<Place>> waiting_;  // of cases that are not behind; the first may be under way
  std::map<CaseId, Behind> behind_;
  std::set<std::uint64_t> letters_;  // dead ones, asked for
  std::set<CaseId> under_way_;
};

}  // namespace renmian
