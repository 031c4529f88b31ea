// The time. The engine has no clock of its own: a server gives the system's, tests give one they move by hand.
#pragma once

#include <atomic>

#include "engine/base/time.hpp"

namespace renmian {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;  // any thread
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override {
    using namespace std::chrono;
    return Timestamp{duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
  }
};

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start.microseconds) {}
  Timestamp now() const override { return Timestamp{now_}; }
  void set(Timestamp time) { now_ = time.microseconds; }  // any thread

 private:
  std::atomic<std::int64_t> now_;
};

}  // namespace renmian
