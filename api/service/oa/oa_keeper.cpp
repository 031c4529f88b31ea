#include "api/service/oa/oa_keeper.hpp"
#include "api/service/logging.hpp"

#include <chrono>

namespace renmian {

OaKeeper::OaKeeper(Desk& desk, Random& random, OaSystem system, PostMessage post)
    : system_(std::move(system)),
      push_(desk, random, system_, std::move(post)),
      lease_(desk.store().kept(), desk.clock(), random, push_.owner()),
      thread_([this] { run(); }) {}

OaKeeper::~OaKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void OaKeeper::run() {
  constexpr std::chrono::seconds kPause{1};
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, kPause, [this] { return stopping_; })) {
    lock.unlock();
    try {
      if (lease_.hold()) push_.step();
    } catch (const std::exception& error) {
      log_event(spdlog::level::err, "oa", {{"system", system_.name}, {"detail", error.what()}});
    }
    lock.lock();
  }
}

}  // namespace renmian
