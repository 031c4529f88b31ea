#include "api/service/events/delivery.hpp"
#include "api/service/logging.hpp"

namespace renmian {
namespace {

using SteadyClock = std::chrono::steady_clock;

template <class Work>
void without_fail(const char* what, Work work) {
  try {
    work();
  } catch (const std::exception& error) {
    log_event(spdlog::level::err, "delivery", {{"task", what}, {"detail", error.what()}});
  }
}

}  // namespace

Delivery::Delivery(Desk& desk, Random& random, LogWatch& watch, Sealing sealing, PostMessage post, Pace pace)
    : desk_(desk),
      random_(random),
      watch_(watch),
      sealing_(std::move(sealing)),
      post_(std::move(post)),
      pace_(pace),
      lease_(desk.store().kept(), desk.clock(), random, "subscriptions"),
      following_([this] { run(); }) {
  for (std::size_t i = 0; i < pace_.threads; ++i) workers_.emplace_back([this] { work(); });
}

Delivery::~Delivery() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    tasks_.clear();  // they come again
  }
  to_look_.notify_all();
  to_work_.notify_all();
  following_.join();
  for (auto& worker : workers_) worker.join();
  watch_.forget(ticket_);
  for (auto& [id, line] : lines_) without_fail("place", [&feed = *line.feed] { feed.save(); });
}

void Delivery::look_again() {
  {
    const std::lock_guard lock(mutex_);
    look_ = changed_ = true;
  }
  to_look_.notify_one();
}

void Delivery::run() {
  auto look_at = SteadyClock::now();
  bool leading = false;
  for (;;) {
    bool look = false;
    {
      std::unique_lock lock(mutex_);
      to_look_.wait_until(lock, look_at, [this] { return stopping_ || look_ || changed_; });
      if (stopping_) return;
      look = look_ || SteadyClock::now() >= look_at;
      look_ = changed_ = false;
    }
    without_fail("delivery", [&] {
      if (look) {
        look_at = SteadyClock::now() + pace_.looking;
        leading = lease_.hold();
        if (leading) look_at_subscriptions();
      }
      if (leading) hand_out();
    });
  }
}

void Delivery::look_at_subscriptions() {
  std::set<SubscriptionId> known;
  for (const auto& subscription : list_kept<Subscription>(desk_.store().kept(), "")) {
    known.insert(subscription.value.id);
  }
  {
    const std::lock_guard lock(mutex_);
    for (const auto& id : known) {
      auto& line = lines_[id];
      if (!line.feed) line.feed = std::make_unique<Feed>(desk_, random_, sealing_, id);
    }
    std::erase_if(lines_, [&](const auto& each) { return !known.contains(each.first) && each.second.under_way == 0; });
  }
  // Only this thread adds and takes away, so it may walk along the lines without the lock.
  for (auto& [id, line] : lines_) {
    without_fail("subscription", [&feed = *line.feed] {
      feed.save();
      static_cast<void>(feed.refresh());
    });
  }
}

void Delivery::hand_out() {
  watch_.forget(ticket_);
  const auto size = watch_.size();
  for (auto& [id, line] : lines_) {
    std::size_t room = 0;
    bool slow = false;
    {
      const std::lock_guard lock(mutex_);
      slow = line.slow;
      const auto together = slow ? std::size_t{1} : pace_.together;
      room = together > line.under_way ? together - line.under_way : 0;
      if (slow && slow_under_way_ >= pace_.threads / 2) room = 0;
    }
    if (room == 0) continue;
    without_fail("feed", [&, &id = id, &line = line] {
      auto messages = line.feed->take(room, size);
      const std::lock_guard lock(mutex_);
      for (auto& message : messages) {
        ++line.under_way;
        if (slow) ++slow_under_way_;
        tasks_.push_back({id, slow, std::move(message)});
        to_work_.notify_one();
      }
    });
  }
  if (watch_.ended()) return;
  ticket_ = watch_.wake_beyond(size, [this] {
    {
      const std::lock_guard lock(mutex_);
      changed_ = true;
    }
    to_look_.notify_one();
  });
}

void Delivery::work() {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      to_work_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    carry_out(task);
  }
}

void Delivery::carry_out(const Task& task) {
  Feed* feed = nullptr;
  {
    const std::lock_guard lock(mutex_);
    feed = lines_.at(task.subscription).feed.get();
  }
  const auto begun = SteadyClock::now();
  const auto result = post_(task.message.request);
  const bool slow = !result.delivered() || SteadyClock::now() - begun > pace_.slow;
  without_fail("settling", [&] { feed->settle(task.message, result); });
  {
    const std::lock_guard lock(mutex_);
    auto& line = lines_.at(task.subscription);
    --line.under_way;
    line.slow = slow;
    if (task.slow) --slow_under_way_;
    changed_ = true;
  }
  to_look_.notify_one();
}

}  // namespace renmian
