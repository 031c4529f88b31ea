#include "api/service/events/log_watch.hpp"
#include "api/service/logging.hpp"

#include <chrono>
#include <vector>

#include "engine/case/trail_pages.hpp"

namespace renmian {
namespace {

constexpr std::chrono::milliseconds kLook{1'000};  // for what other nodes commit
constexpr std::chrono::milliseconds kRest{20};     // so that a busy log does not wake everybody all the time

}  // namespace

std::uint64_t log_size(Store& store) {
  const auto head = newest_head(store);
  return head ? head->checkpoint.size : 0;
}

LogWatch::LogWatch(Store& store) : store_(store), thread_([this] { run(); }) {}

LogWatch::~LogWatch() {
  end();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void LogWatch::grew(std::uint64_t size) {
  {
    const std::lock_guard lock(mutex_);
    if (size <= size_) return;
    size_ = size;
    grown_ = true;
    if (waiters_.empty()) return;
  }
  changed_.notify_one();
}

std::uint64_t LogWatch::size() const {
  const std::lock_guard lock(mutex_);
  return size_;
}

bool LogWatch::ended() const {
  const std::lock_guard lock(mutex_);
  return ended_;
}

std::uint64_t LogWatch::wake_beyond(std::uint64_t size, std::function<void()> wake) {
  {
    const std::lock_guard lock(mutex_);
    const auto ticket = ++last_ticket_;
    if (size_ <= size && !ended_) {
      waiters_.emplace(ticket, Waiter{size, std::move(wake)});
      return ticket;
    }
  }
  wake();
  return 0;
}

void LogWatch::forget(std::uint64_t ticket) {
  const std::scoped_lock lock(waking_, mutex_);
  waiters_.erase(ticket);
}

void LogWatch::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    grown_ = true;
  }
  changed_.notify_one();
}

void LogWatch::look() {
  try {
    grew(log_size(store_));
  } catch (const Fault& fault) {
    log_event(spdlog::level::warn, "log-watch", {{"detail", fault.what()}});
  }
}

void LogWatch::run() {
  look();
  std::unique_lock lock(mutex_);
  for (;;) {
    const bool told = changed_.wait_for(lock, kLook, [this] { return grown_ || stopping_; });
    if (stopping_) return;
    if (!told && !waiters_.empty()) {
      lock.unlock();
      look();
      lock.lock();
    }
    grown_ = false;
    lock.unlock();
    if (wake_due()) std::this_thread::sleep_for(kRest);
    lock.lock();
  }
}

bool LogWatch::wake_due() {
  const std::lock_guard waking(waking_);
  std::vector<std::function<void()>> woken;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(waiters_, [&](auto& each) {
      const bool due = ended_ || each.second.size < size_;
      if (due) woken.push_back(std::move(each.second.wake));
      return due;
    });
  }
  for (const auto& wake : woken) wake();
  return !woken.empty();
}

}  // namespace renmian
