// What leaves the installation by itself: subscriptions with their delivery, and the to-dos of OA systems. Put together
// of what the program has.
//
// Any thread.
#pragma once

#include <memory>

#include "adapters/identity/sealing.hpp"
#include "api/service/config.hpp"
#include "api/service/events/delivery.hpp"
#include "api/service/events/subscriptions.hpp"
#include "api/service/metrics.hpp"
#include "api/service/oa/oa_keeper.hpp"
#include "api/service/oa/oa_receivers.hpp"
#include "engine/case/journal.hpp"
#include "workflows/account/access_book.hpp"

namespace renmian {

class EventsOut {
 public:
  // All outlive it. Faults of OutboundClient, and "oa-settings".
  struct Ports {
    Desk& desk;
    Random& random;
    LogWatch& watch;
    const SealKeys& seal_keys;
    const account::AccessBook& accounts;
    Journal& journal;
    const Config& config;
    Metrics& metrics;
  };
  explicit EventsOut(const Ports& ports);
  ~EventsOut();

  Subscriptions& subscriptions() { return *subscriptions_; }
  OaReceivers& oa() { return *oa_; }

  // Delivers, on threads of its own, until stop().
  void start();
  void stop();

 private:
  const Ports ports_;
  const Sealing sealing_;
  PostMessage post_;
  std::vector<OaSystem> oa_systems_;
  std::mutex mutex_;  // of the following
  std::unique_ptr<Delivery> delivery_;
  std::vector<std::unique_ptr<OaKeeper>> oa_keepers_;
  std::unique_ptr<Subscriptions> subscriptions_;
  std::unique_ptr<OaReceivers> oa_;
};

}  // namespace renmian
