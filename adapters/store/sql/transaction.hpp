// A transaction on a leased connection: dropped uncommitted, it leaves no trace. Used by one thread.
#pragma once

#include <stdexcept>

#include "adapters/store/sql/pool.hpp"

namespace renmian::sql {

class Transaction {
 public:
  explicit Transaction(Lease lease) : lease_(std::move(lease)) {
    lease_.try_twice([](Connection& connection) { connection.begin(); });
  }
  ~Transaction() {
    if (committed_ || lease_->failed()) return;  // closing a connection that failed rolls back as well
    try {
      lease_->rollback();
    } catch (const Fault&) {  // the connection noted it, and will be closed
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  Connection& operator*() { return *lease_; }
  Connection* operator->() { return &*lease_; }

  void commit() {
    // PostgreSQL answers COMMIT of a failed transaction with a friendly ROLLBACK.
    if (lease_->failed()) throw std::logic_error("a transaction that failed is only good to drop");
    lease_->commit();
    committed_ = true;
  }

 private:
  Lease lease_;
  bool committed_ = false;
};

}  // namespace renmian::sql
