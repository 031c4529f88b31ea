// A few connections, opened when first needed and lent to one thread at a time. Any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

#include "adapters/store/sql/connection.hpp"

namespace renmian::sql {

class Pool;

// A connection on loan; goes back to the pool, which must outlive it, or is closed if it failed.
class Lease {
 public:
  Lease(Lease&& other) noexcept;
  Lease& operator=(Lease&&) = delete;
  ~Lease();

  Connection& operator*() { return *connection_; }
  Connection* operator->() { return connection_.get(); }

  // Does `work`, once more on a new connection if this one had been lost while it lay idle. Only for work that leaves
  // nothing behind when it fails.
  template <class Work>
  auto try_twice(const Work& work) {
    try {
      return work(*connection_);
    } catch (const Fault& fault) {
      if (!used_before_ || fault.code() != "store-unavailable") throw;
    }
    renew();
    return work(*connection_);
  }

 private:
  friend class Pool;
  Lease(Pool& pool, std::unique_ptr<Connection> connection);
  void renew();

  Pool* pool_;  // none once moved from
  std::unique_ptr<Connection> connection_;
  bool used_before_;
};

class Pool {
 public:
  using Connect = std::function<std::unique_ptr<Connection>()>;

  Pool(std::size_t size, std::chrono::milliseconds patience, Connect connect)
      : free_(size), patience_(patience), connect_(std::move(connect)) {}

  // Waits while all connections are lent, first come first served: a thread that commits without pause must not starve
  // the others. Fault "store-locked" if that takes longer than the pool has patience.
  Lease lease();

 private:
  friend class Lease;
  void take_back(std::unique_ptr<Connection> connection);

  std::mutex mutex_;
  std::condition_variable returned_;
  std::list<std::monostate> queue_;                // who waits, by place
  std::size_t free_;                               // how many more may be lent
  std::vector<std::unique_ptr<Connection>> idle_;  // last used last, so that few stay in use
  const std::chrono::milliseconds patience_;
  const Connect connect_;
};

}  // namespace renmian::sql
