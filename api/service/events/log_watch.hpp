// Wakes whoever waits for the log to grow: at once after a commit of this node, within a second after one of another.
// Waiting costs no thread, however many wait.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "engine/ports/store.hpp"

namespace renmian {

// How many entries the log has, by its newest checkpoint.
std::uint64_t log_size(Store& store);

// Any thread.
class LogWatch {
 public:
  explicit LogWatch(Store& store);  // `store` outlives the watch
  ~LogWatch();
  LogWatch(const LogWatch&) = delete;
  LogWatch& operator=(const LogWatch&) = delete;

  // That the log has `size` entries now. Does not block.
  void grew(std::uint64_t size);

  // Entries as far as is known here; at most a second old while somebody waits.
  std::uint64_t size() const;

  // Calls `wake` once, from the watch's thread or before it returns: as soon as the log is known to have more than
  // `size` entries, or the watch is told to end. `wake` must not block, nor ask anything of the watch. Gives a ticket
  // to be forgotten by.
  std::uint64_t wake_beyond(std::uint64_t size, std::function<void()> wake);
  // Once it returns, `wake` is not called and is not running. Not to be called under a lock that `wake` takes.
  void forget(std::uint64_t ticket);

  // Wakes all; from now on nobody waits.
  void end();
  bool ended() const;

 private:
  struct Waiter {
    std::uint64_t size = 0;
    std::function<void()> wake;
  };

  void run();
  void look();
  bool wake_due();

  Store& store_;
  std::mutex waking_;  // while somebody is being woken; taken before the other
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t size_ = 0;
  std::uint64_t last_ticket_ = 0;
  std::map<std::uint64_t, Waiter> waiters_;
  bool grown_ = false;
  bool ended_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace renmian
