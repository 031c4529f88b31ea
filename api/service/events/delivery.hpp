// Sends what subscriptions are to be sent: one thread follows the log for all of them, a bounded number of others wait
// for receivers. Several messages of a subscription are under way at once, one of a case. Receivers that are slow or
// fail have at most half of the threads, one message at a time each, so that the others are not held up.
//
// One node delivers at a time (lease.hpp).
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "api/service/events/feed.hpp"
#include "api/service/events/lease.hpp"
#include "api/service/events/log_watch.hpp"

namespace renmian {

class Delivery {
 public:
  struct Pace {
    std::chrono::milliseconds looking{1'000};  // for changed subscriptions, and tries that have become due
    std::chrono::milliseconds slow{1'000};     // a receiver that takes longer is slow until it was quicker again
    std::size_t threads = 8;
    std::size_t together = 4;  // messages of one subscription
  };

  // What they refer to outlives the delivery; `post` is called by several threads.
  Delivery(Desk& desk, Random& random, LogWatch& watch, Sealing sealing, PostMessage post)
      : Delivery(desk, random, watch, std::move(sealing), std::move(post), Pace{}) {}
  Delivery(Desk& desk, Random& random, LogWatch& watch, Sealing sealing, PostMessage post, Pace pace);
  ~Delivery();  // after the messages under way
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;

  // A subscription was changed here: looks at once. Any thread.
  void look_again();

 private:
  struct Line {
    std::unique_ptr<Feed> feed;
    std::size_t under_way = 0;
    bool slow = false;
  };
  struct Task {
    SubscriptionId subscription;
    bool slow = false;
    Message message;
  };

  void run();
  void look_at_subscriptions();
  void hand_out();
  void work();
  void carry_out(const Task& task);

  Desk& desk_;
  Random& random_;
  LogWatch& watch_;
  const Sealing sealing_;
  const PostMessage post_;
  const Pace pace_;
  Lease lease_;  // of the following thread

  std::mutex mutex_;
  std::condition_variable to_look_, to_work_;
  std::map<SubscriptionId, Line> lines_;  // added and taken away by the following thread only
  std::deque<Task> tasks_;
  std::size_t slow_under_way_ = 0;
  bool changed_ = true;  // something may be handed out
  bool look_ = true;     // subscriptions may have changed
  bool stopping_ = false;
  std::uint64_t ticket_ = 0;  // of the following thread
  std::thread following_;
  std::vector<std::thread> workers_;
};

}  // namespace renmian
