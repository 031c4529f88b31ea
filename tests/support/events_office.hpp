// A desk with the smallest procedure and subscriptions to its log, with a clock that tests move by hand.
#pragma once

#include "api/service/events/feed.hpp"
#include "api/service/events/subscriptions.hpp"
#include "tests/support/fake_receiver.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::test {

class EventsOffice {
 public:
  explicit EventsOffice(std::unique_ptr<Store> in = open_store("memory:")) : store(std::move(in)) {}

  Request request(CaseId id, std::string command, boost::json::value data) {
    Request made;
    made.case_id = id;
    made.command = std::move(command);
    made.data = std::move(data);
    made.actor = clerk;
    return made;
  }
  CaseId open(PostId post = {}) {
    auto opening = request(on.desk.new_case_id(), "propose", {{"who", "林示例"}});
    opening.opening = Opening{"small", {}, post, {}};
    return std::get<Advanced>(on.desk.do_now(opening)).case_id;
  }
  void note(CaseId id, int times = 1) {
    for (int i = 0; i < times; ++i) on.desk.do_now(request(id, "note", {{"text", "记录"}}));
  }
  std::uint64_t log_size() { return store->events_from(0, 10'000).size(); }

  // Subscriptions keep it in mind that they were changed, and on record.
  Subscriptions subscriptions() {
    return Subscriptions({on.desk, on.random, sealing, [](const std::string&) { return std::nullopt; },
                          [](const std::string&) { return true; },
                          [this](const std::string& id, const Actor& by) { on_record.push_back(id + " " + by.id); },
                          [] {}});
  }
  SubscriptionId subscribe(SubscriptionSettings settings = {.url = "https://oa.example/hook"}) {
    return subscriptions().add({{}, settings}, clerk, "").value().subscription.id;
  }
  SubscriptionView show(SubscriptionId id) { return subscriptions().show(id, clerk).value(); }
  void advance(std::int64_t seconds) { on.clock.set({on.clock.now().microseconds + seconds * 1'000'000}); }

  // Sends what may be sent now, one after the other, until nothing is left; gives how many messages were tried.
  int deliver(Feed& feed) {
    int tried = 0;
    static_cast<void>(feed.refresh());
    for (auto messages = feed.take(4, log_size()); !messages.empty(); messages = feed.take(4, log_size())) {
      for (const auto& message : messages) {
        feed.settle(message, receiver.post()(message.request));
        ++tried;
      }
    }
    feed.save();
    return tried;
  }
  // As a program that was started anew.
  int deliver(SubscriptionId id) {
    Feed feed(on.desk, on.random, sealing, id);
    return deliver(feed);
  }

  Actor clerk{"001", "cadre_section", "od"};
  std::unique_ptr<Store> store;
  TestDesk on{*store, small::compiled()};
  Sealing sealing{
      [](std::string_view purpose, std::string_view secret) { return std::string(purpose) + "|" + to_hex(secret); },
      [](std::string_view purpose, std::string_view sealed) {
        return from_hex(sealed.substr(purpose.size() + 1)).value();
      }};
  std::vector<std::string> on_record;
  FakeReceiver receiver;
};

}  // namespace renmian::test
