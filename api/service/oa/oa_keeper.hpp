// Pushes to one OA on a thread of its own, as long as it lives; one node at a time does.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "api/service/events/lease.hpp"
#include "api/service/oa/oa_push.hpp"

namespace renmian {

class OaKeeper {
 public:
  // What they refer to outlives it.
  OaKeeper(Desk& desk, Random& random, OaSystem system, PostMessage post);
  ~OaKeeper();  // after the message under way

 private:
  void run();

  const OaSystem system_;
  OaPush push_;
  Lease lease_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace renmian
