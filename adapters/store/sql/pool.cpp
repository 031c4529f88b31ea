#include "adapters/store/sql/pool.hpp"

#include <utility>

#include "adapters/store/store_faults.hpp"

namespace renmian::sql {

Lease::Lease(Pool& pool, std::unique_ptr<Connection> connection)
    : pool_(&pool), connection_(std::move(connection)), used_before_(connection_ != nullptr) {}

Lease::Lease(Lease&& other) noexcept
    : pool_(std::exchange(other.pool_, nullptr)),
      connection_(std::move(other.connection_)),
      used_before_(other.used_before_) {}

Lease::~Lease() {
  if (pool_ != nullptr) pool_->take_back(std::move(connection_));
}

void Lease::renew() {
  used_before_ = false;
  connection_.reset();
  connection_ = pool_->connect_();
}

Lease Pool::lease() {
  std::unique_lock lock(mutex_);
  const auto place = queue_.insert(queue_.end(), std::monostate{});
  const bool served = returned_.wait_for(lock, patience_, [&] { return free_ > 0 && place == queue_.begin(); });
  queue_.erase(place);
  returned_.notify_all();  // another is first now
  if (!served) throw store_fault("store-locked", "all connections of this program are in use");

  --free_;
  std::unique_ptr<Connection> connection;
  if (!idle_.empty()) {
    connection = std::move(idle_.back());
    idle_.pop_back();
  }
  lock.unlock();

  Lease lease(*this, std::move(connection));
  if (!lease.connection_) lease.renew();  // if that throws, the lease gives its place back
  return lease;
}

void Pool::take_back(std::unique_ptr<Connection> connection) {
  if (connection && connection->failed()) connection.reset();
  {
    const std::lock_guard lock(mutex_);
    ++free_;
    if (connection) idle_.push_back(std::move(connection));
  }
  returned_.notify_all();
}

}  // namespace renmian::sql
