// What subscriptions are sent: in order per case, at least once, whatever the receiver does and whenever we are killed.
#include "api/service/events/delivery.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <future>

#include "api/service/events/standard_webhooks.hpp"
#include "tests/support/events_office.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kMinute = 60, kHour = 3'600;

class Delivering : public testing::Test {
 protected:
  std::vector<int> taken(CaseId id) { return office.receiver.taken_of(to_string(id)); }

  EventsOffice office;
};

TEST_F(Delivering, BringsEveryEntryOnceAndInOrderWithinItsCase) {
  const auto id = office.subscribe();
  const auto first = office.open(), second = office.open();
  office.note(first, 3);
  office.note(second, 2);
  EXPECT_EQ(office.deliver(id), 7);
  EXPECT_THAT(taken(first), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(taken(second), ElementsAre(1, 2, 3));
  EXPECT_EQ(office.deliver(id), 0);
  EXPECT_EQ(office.show(id).next, 7);
}

TEST_F(Delivering, BeginsWithWhatComesAfterTheSubscription) {
  const auto before = office.open();
  const auto id = office.subscribe();
  office.note(before);
  EXPECT_EQ(office.deliver(id), 1);
  EXPECT_THAT(taken(before), ElementsAre(2));
}

TEST_F(Delivering, IsSignedSoThatTheReceiverCanTell) {
  const auto added = office.subscriptions().add({{}, {.url = "https://oa.example/hook"}}, office.clerk, "");
  office.open();
  office.deliver(added->subscription.id);
  const auto request = office.receiver.all().front().request;
  const auto field = [&](std::string_view name) {
    return std::ranges::find(request.fields, name, &std::pair<std::string, std::string>::first)->second;
  };
  EXPECT_EQ(request.url, "https://oa.example/hook");
  EXPECT_EQ(field("Content-Type"), "application/cloudevents+json; charset=utf-8");
  EXPECT_EQ(field("webhook-id"), office.receiver.all().front().id);
  const std::string secret = added->secret->value;
  EXPECT_EQ(webhooks::verify({&secret, 1}, {field("webhook-id"), field("webhook-timestamp"), request.body},
                             field("webhook-signature"), office.on.clock.now()),
            webhooks::Verdict::kGood);
}

TEST_F(Delivering, CarriesTheTraceOfTheRequestThatMadeIt) {
  const std::string traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const auto id = office.subscribe();
  auto noted = office.request(office.open(), "note", {{"text", "记录"}});
  noted.trace = {"r-1", traceparent, "192.0.2.7"};
  office.on.desk.do_now(noted);
  office.deliver(id);
  const auto sent = office.receiver.all();
  ASSERT_EQ(sent.size(), 2U);
  const auto traces = [](const PostRequest& request) {
    return std::ranges::count(request.fields, "traceparent", &std::pair<std::string, std::string>::first);
  };
  EXPECT_EQ(traces(sent[0].request), 0) << "no request made it";
  EXPECT_THAT(sent[1].request.fields, testing::Contains(testing::Pair("traceparent", traceparent)));
  EXPECT_EQ(traces(sent[1].request), 1);
  EXPECT_NE(sent[1].request.body.find(R"("correlationid":"r-1")"), std::string::npos);
}

TEST_F(Delivering, HoldsNoPersonalContentUnlessAskedFor) {
  const auto without = office.subscribe(),
             with = office.subscribe({.url = "https://oa.example/hook", .with_content = true});
  office.open();
  office.deliver(without);
  EXPECT_EQ(office.receiver.all().back().request.body.find("林示例"), std::string::npos);
  office.deliver(with);
  EXPECT_NE(office.receiver.all().back().request.body.find("林示例"), std::string::npos);
}

TEST_F(Delivering, AFailedMessageBlocksItsCaseOnly) {
  const auto id = office.subscribe();
  const auto stuck = office.open(), other = office.open();
  office.note(stuck, 2);
  office.note(other, 2);
  office.receiver.answer_with([&](const auto& received) {
    return received.case_id == to_string(stuck) && received.sequence == 2 ? 500U : 200U;
  });
  office.deliver(id);
  EXPECT_THAT(taken(stuck), ElementsAre(1));
  EXPECT_THAT(taken(other), ElementsAre(1, 2, 3));
  EXPECT_EQ(office.show(id).cases_behind, 1);
  EXPECT_EQ(office.show(id).next, 6) << "the place goes on; the case is remembered";

  office.note(stuck);
  office.receiver.answer_with(200);
  EXPECT_EQ(office.deliver(id), 0) << "not before its time";
  office.advance(7);
  office.deliver(id);
  EXPECT_THAT(taken(stuck), ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(office.show(id).cases_behind, 0);
  office.note(stuck);
  office.deliver(id);
  EXPECT_THAT(taken(stuck), ElementsAre(1, 2, 3, 4, 5));
}

TEST_F(Delivering, TriesAgainLaterAndLaterAndThenGivesUp) {
  const auto id = office.subscribe();
  const auto stuck = office.open();
  office.note(stuck);
  office.receiver.answer_with([&](const auto& received) { return received.sequence == 1 ? 0U : 200U; });
  EXPECT_EQ(office.deliver(id), 1);
  for (const auto pause : {std::int64_t{5}, 5 * kMinute, 30 * kMinute, 2 * kHour, 5 * kHour, 10 * kHour, 14 * kHour,
                           20 * kHour, 24 * kHour}) {
    EXPECT_EQ(office.show(id).dead_letters, 0);
    office.advance(pause - 1);
    EXPECT_EQ(office.deliver(id), 0) << pause;
    office.advance(pause / 5 + 2);  // as late as chance may make it
    EXPECT_GE(office.deliver(id), 1) << pause;
  }
  EXPECT_THAT(taken(stuck), ElementsAre(2)) << "the case goes on without the message";
  const auto letters = office.subscriptions().dead_letters(id, {}, 100, office.clerk).value();
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters.front().log_index, 0);
  EXPECT_EQ(letters.front().attempts, 10);
  EXPECT_EQ(office.show(id).cases_behind, 0);
}

class DeadLetters : public Delivering {
 protected:
  void SetUp() override {
    id = office.subscribe();
    stuck = office.open();
    office.receiver.answer_with(500);
    for (int i = 0; i < 10; ++i) {
      office.deliver(id);
      office.advance(30 * kHour);
    }
    ASSERT_EQ(office.show(id).dead_letters, 1);
  }
  SubscriptionId id;
  CaseId stuck;
};

TEST_F(DeadLetters, AreTriedOnceMoreOnRequest) {
  EXPECT_EQ(office.deliver(id), 0);
  ASSERT_TRUE(office.subscriptions().redeliver(id, 0, office.clerk));
  EXPECT_EQ(office.deliver(id), 1);
  EXPECT_EQ(office.deliver(id), 0) << "once";
  EXPECT_EQ(office.subscriptions().dead_letters(id, {}, 100, office.clerk)->front().attempts, 11);

  office.receiver.answer_with(200);
  ASSERT_TRUE(office.subscriptions().redeliver(id, 0, office.clerk));
  EXPECT_EQ(office.deliver(id), 1);
  EXPECT_THAT(taken(stuck), ElementsAre(1));
  EXPECT_EQ(office.show(id).dead_letters, 0);
}

TEST_F(DeadLetters, AreSentOnceThoughWishesAreReadAnewMeanwhile) {
  ASSERT_TRUE(office.subscriptions().redeliver(id, 0, office.clerk));
  Feed feed(office.on.desk, office.on.random, office.sealing, id);
  ASSERT_TRUE(feed.refresh());
  const auto messages = feed.take(4, office.log_size());
  ASSERT_EQ(messages.size(), 1U);
  ASSERT_TRUE(feed.refresh());
  feed.settle(messages.front(), {200, "", {}});
  EXPECT_TRUE(feed.take(4, office.log_size()).empty());
}

TEST_F(DeadLetters, CanBeDiscarded) {
  ASSERT_TRUE(office.subscriptions().discard(id, 0, office.clerk));
  EXPECT_EQ(office.show(id).dead_letters, 0);
  EXPECT_EQ(office.subscriptions().discard(id, 0, office.clerk).error().front().code, "not-found");
  EXPECT_EQ(office.subscriptions().redeliver(id, 0, office.clerk).error().front().code, "not-found");
}

TEST_F(DeadLetters, ComeAgainWithAReplay) {
  office.receiver.answer_with(200);
  ASSERT_TRUE(office.subscriptions().replay(id, {0}, office.clerk));
  EXPECT_EQ(office.deliver(id), 1);
  EXPECT_THAT(taken(stuck), ElementsAre(1));
  EXPECT_EQ(office.show(id).dead_letters, 0);
}

TEST_F(Delivering, AfterAnAnswer410NothingIsSentUntilItIsSetActiveAgain) {
  const auto id = office.subscribe();
  const auto one = office.open();
  office.receiver.answer_with(410);
  EXPECT_EQ(office.deliver(id), 1);
  EXPECT_EQ(office.show(id).state, SubscriptionState::disabled);
  office.receiver.answer_with(200);
  office.note(one);
  office.advance(100 * kHour);
  EXPECT_EQ(office.deliver(id), 0);
  ASSERT_TRUE(office.subscriptions().set_state(id, SubscriptionWish::active, office.clerk));
  office.deliver(id);
  EXPECT_THAT(taken(one), ElementsAre(1, 2)) << "nothing was lost";
}

TEST_F(Delivering, WhilePausedNothingIsSentAndNothingLost) {
  const auto id = office.subscribe();
  ASSERT_TRUE(office.subscriptions().set_state(id, SubscriptionWish::paused, office.clerk));
  const auto one = office.open();
  EXPECT_EQ(office.deliver(id), 0);
  ASSERT_TRUE(office.subscriptions().set_state(id, SubscriptionWish::active, office.clerk));
  office.deliver(id);
  EXPECT_THAT(taken(one), ElementsAre(1));
}

TEST_F(Delivering, AReplayBringsEverythingFromTheEntryNamed) {
  const auto id = office.subscribe();
  const auto one = office.open();
  office.note(one, 3);
  Feed feed(office.on.desk, office.on.random, office.sealing, id);
  EXPECT_EQ(office.deliver(feed), 4);
  ASSERT_TRUE(office.subscriptions().replay(id, {2}, office.clerk));
  EXPECT_EQ(office.deliver(feed), 2);
  EXPECT_THAT(taken(one), ElementsAre(1, 2, 3, 4, 3, 4));
  EXPECT_EQ(office.subscriptions().replay(id, {5}, office.clerk).error().front().code, "out-of-range");
  EXPECT_TRUE(office.subscriptions().replay(id, {4}, office.clerk)) << "the end of the log";
}

TEST_F(Delivering, AReplayTakesCasesThatAreBehindWithIt) {
  const auto id = office.subscribe();
  const auto one = office.open();
  office.note(one, 2);
  office.receiver.answer_with([](const auto& received) { return received.sequence == 2 ? 503U : 200U; });
  office.deliver(id);
  office.receiver.answer_with(200);
  ASSERT_TRUE(office.subscriptions().replay(id, {0}, office.clerk));
  office.deliver(id);
  EXPECT_THAT(taken(one), ElementsAre(1, 1, 2, 3));
  EXPECT_EQ(office.show(id).cases_behind, 0);
}

TEST_F(Delivering, OnlyWhatTheSubscriptionNames) {
  EventKinds commands{.commands = std::vector<Line>{"note"}};
  EventKinds refusals{.outcomes = std::vector{EventOutcome::refused}};
  EventKinds elsewhere{.procedures = std::vector<Line>{"other"}};
  const auto notes = office.subscribe({.url = "https://oa.example/hook", .only = commands});
  const auto refused = office.subscribe({.url = "https://oa.example/hook", .only = refusals});
  const auto one = office.open();
  office.note(one);
  office.on.desk.do_now(office.request(one, "vote", {{"in_favour", 1}}));
  office.deliver(notes);
  EXPECT_THAT(taken(one), ElementsAre(2));
  office.deliver(refused);
  EXPECT_THAT(taken(one), ElementsAre(2, 3));
  EXPECT_EQ(office.subscriptions()
                .add({{}, {.url = "https://oa.example/hook", .only = elsewhere}}, office.clerk, "")
                .error()
                .front()
                .code,
            "unknown-procedure");
}

TEST_F(Delivering, OfAUnitIsWhatConcernsPostsOfItAndOfThoseBelow) {
  const auto unit = [](int n) {
    return UnitId{*parse_uuid("01900000-0000-7000-8000-00000000010" + std::to_string(n))};
  };
  const Unit units[] = {{unit(1), "示例市", {}}, {unit(2), "示例市统计局", unit(1)}, {unit(3), "示例县", {}}};
  office.store->save_units(units);
  const Post posts[] = {
      {.id = {*parse_uuid("01900000-0000-7000-8000-000000000201")}, .unit = unit(2), .title = "局长"},
      {.id = {*parse_uuid("01900000-0000-7000-8000-000000000202")}, .unit = unit(3), .title = "县长"}};
  office.store->save_posts(posts);
  EventKinds city{.units = std::vector{unit(1)}};
  const auto id = office.subscribe({.url = "https://oa.example/hook", .only = city});
  const auto inside = office.open(posts[0].id), outside = office.open(posts[1].id), nowhere = office.open();
  office.deliver(id);
  EXPECT_THAT(taken(inside), ElementsAre(1));
  EXPECT_THAT(taken(outside), IsEmpty());
  EXPECT_THAT(taken(nowhere), IsEmpty());
}

// Sees one account's cases only.
class NarrowAccess final : public Access {
 public:
  Decision decide(const Actor& actor, std::string_view act, const Subject& subject, Timestamp) const override {
    if (act == "subscription.own") return allowed();
    if (act == "events.read") return subject.case_id == visible_case && actor.id == "001" ? allowed() : Decision{};
    return {};
  }
  Visible visible(const Actor&, std::string_view, Timestamp) const override { return {}; }

  std::optional<CaseId> visible_case;

 private:
  static Decision allowed() { return {.kind = Decision::Kind::kAllowed, .role = Role::document_system}; }
};

TEST_F(Delivering, OnlyWhatItsOwnerMaySeeAtTheTimeOfSending) {
  const auto seen = office.open(), unseen = office.open();
  NarrowAccess access;
  access.visible_case = seen;
  office.on.desk.guard_with(access);
  const auto id = office.subscribe({.url = "https://oa.example/hook", .with_content = true});
  ASSERT_TRUE(office.subscriptions().replay(id, {0}, office.clerk));
  office.deliver(id);
  EXPECT_THAT(taken(seen), ElementsAre(1));
  EXPECT_THAT(taken(unseen), IsEmpty());
  EXPECT_EQ(office.receiver.all().back().request.body.find("林示例"), std::string::npos) << "events.content is refused";

  access.visible_case.reset();
  ASSERT_TRUE(office.subscriptions().replay(id, {0}, office.clerk));
  EXPECT_EQ(office.deliver(id), 0);
}

// The program ends after any number of steps, and another takes over from what is kept: nothing is lost, and each case
// comes in order but for repetitions.
TEST_F(Delivering, KilledAtAnyStepLosesNothing) {
  const auto id = office.subscribe();
  std::vector<CaseId> cases;
  for (int i = 0; i < 5; ++i) cases.push_back(office.open());
  for (int i = 0; i < 6; ++i) {
    for (const auto& each : cases) office.note(each);
  }
  int calls = 0;
  office.receiver.answer_with([&](const auto&) { return ++calls % 7 == 3 ? 500U : 200U; });
  const auto size = office.log_size();
  for (int life = 0; life < 400 && office.show(id).next != static_cast<std::int64_t>(size); ++life) {
    Feed feed(office.on.desk, office.on.random, office.sealing, id);
    ASSERT_TRUE(feed.refresh());
    for (int step = 0; step < life % 9; ++step) {
      const auto messages = feed.take(3, size);
      for (std::size_t i = 0; i < messages.size(); ++i) {
        const auto result = office.receiver.post()(messages[i].request);
        if (static_cast<int>(i) + step == life % 5) break;  // posted, and killed before that was known
        feed.settle(messages[i], result);
      }
      if (life % 2 == 0) feed.save();
    }
    office.advance(10);
  }
  for (int i = 0; i < 10; ++i) {
    office.receiver.answer_with(200);
    office.advance(30 * kHour);
    office.deliver(id);
  }
  for (const auto& each : cases) {
    int next = 1;
    for (const int number : taken(each)) {
      EXPECT_LE(number, next) << "one was passed over";
      next = std::max(next, number + 1);
    }
    EXPECT_EQ(next, 8);
  }
  EXPECT_EQ(office.show(id).next, static_cast<std::int64_t>(size));
  EXPECT_EQ(office.show(id).cases_behind, 0);
}

TEST_F(Delivering, TwoSecretsSignUntilTheOldOneIsRetired) {
  const auto added = office.subscriptions().add({{}, {.url = "https://oa.example/hook"}}, office.clerk, "");
  const auto id = added->subscription.id;
  const std::string old = added->secret->value;
  const auto rotated = office.subscriptions().rotate_secret(id, office.clerk, "key-2");
  const std::string young = rotated->secret->value;
  EXPECT_EQ(office.subscriptions().rotate_secret(id, office.clerk, "key-2")->secret, rotated->secret) << "asked again";
  EXPECT_NE(old, young);
  const auto verdict = [&](const std::string& secret) {
    office.open();
    office.deliver(id);
    const auto request = office.receiver.all().back().request;
    const auto& f = request.fields;
    return webhooks::verify({&secret, 1}, {f[1].second, f[2].second, request.body}, f[3].second, office.on.clock.now());
  };
  EXPECT_EQ(verdict(old), webhooks::Verdict::kGood);
  EXPECT_EQ(verdict(young), webhooks::Verdict::kGood);
  ASSERT_TRUE(office.subscriptions().retire_secret(id, office.clerk));
  EXPECT_EQ(verdict(old), webhooks::Verdict::kNoMatch);
  EXPECT_EQ(verdict(young), webhooks::Verdict::kGood);
}

TEST_F(Delivering, ASubscriptionIsItsOwnersBusinessOnly) {
  const auto id = office.subscribe();
  NarrowAccess access;
  office.on.desk.guard_with(access);
  const Actor other{"002", "cadre_section", "od"};
  EXPECT_TRUE(office.subscriptions().show(id, office.clerk));
  EXPECT_EQ(office.subscriptions().show(id, other).error().front().code, "not-allowed");
  EXPECT_EQ(office.subscriptions().remove(id, other).error().front().code, "not-allowed");
  EXPECT_EQ(office.subscriptions().add({{"001"}, {.url = "https://oa.example/hook"}}, other, "").error().front().code,
            "not-allowed");
  EXPECT_THAT(office.subscriptions().list(other).value(), IsEmpty());
}

TEST_F(Delivering, WhatIsChangedIsOnRecordAndGoneAfterwards) {
  const auto id = office.subscribe();
  office.receiver.answer_with(500);
  office.open();
  office.deliver(id);
  ASSERT_TRUE(office.subscriptions().remove(id, office.clerk));
  EXPECT_THAT(office.on_record, ElementsAre(to_string(id) + " 001", to_string(id) + " 001"));
  Feed feed(office.on.desk, office.on.random, office.sealing, id);
  EXPECT_FALSE(feed.refresh());
  for (const auto kind : {Subscription::kKind, DeliveryPlace::kKind, CaseBehind::kKind}) {
    EXPECT_THAT(office.store->kept().list(kind, "", "", 10), IsEmpty()) << kind;
  }
}

TEST_F(Delivering, TheSameKeyGivesTheSameSubscription) {
  const auto first = office.subscriptions().add({{}, {.url = "https://oa.example/hook"}}, office.clerk, "key-1");
  const auto again = office.subscriptions().add({{}, {.url = "https://oa.example/hook"}}, office.clerk, "key-1");
  EXPECT_EQ(first->subscription.id, again->subscription.id);
  EXPECT_EQ(first->secret, again->secret);
  EXPECT_EQ(office.subscriptions().list(office.clerk)->size(), 1U);
}

TEST_F(Delivering, SecretsAreKeptSealed) {
  const auto added = office.subscriptions().add({{}, {.url = "https://oa.example/hook"}}, office.clerk, "");
  const auto kept = office.store->kept().find(Subscription::kKind, to_string(added->subscription.id));
  EXPECT_EQ(kept->body.find(added->secret->value), std::string::npos);
  EXPECT_NE(kept->body.find("subscription/"), std::string::npos);
}

// --- The threads ---

class DeliveryThreads : public Delivering {
 protected:
  static constexpr std::chrono::seconds kPatience{20};
  // Waits for what must come; gives whether it did.
  template <class Condition>
  static bool comes(Condition condition) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  }
  std::unique_ptr<Delivery> start(PostMessage post) {
    return std::make_unique<Delivery>(office.on.desk, office.on.random, *watch, office.sealing, std::move(post),
                                      Delivery::Pace{.looking = std::chrono::milliseconds(20), .threads = 4});
  }
  std::unique_ptr<LogWatch> watch = std::make_unique<LogWatch>(*office.store);
};

TEST_F(DeliveryThreads, BringWhatIsCommittedWhileTheyRun) {
  office.subscribe();
  const auto delivery = start(office.receiver.post());
  const auto one = office.open();
  office.note(one, 20);
  ASSERT_TRUE(comes([&] { return taken(one).size() >= 21; }));
  const auto numbers = taken(one);
  EXPECT_TRUE(std::ranges::is_sorted(numbers));
}

TEST_F(DeliveryThreads, SlowReceiversDoNotHoldUpOthers) {
  std::promise<void> go;
  const auto gone = go.get_future().share();
  for (int i = 0; i < 6; ++i) office.subscribe({.url = "https://slow.example/" + std::to_string(i)});
  const auto quick = office.subscribe({.url = "https://quick.example/"});
  std::atomic<int> slow{0};
  const auto taking = office.receiver.post();
  auto delivery = start([&](const PostRequest& request) -> PostResult {
    if (request.url == "https://quick.example/") return taking(request);
    if (++slow > 6) gone.wait();  // the first time each fails, then it hangs
    return {0, "", {"超时", "timed out"}};
  });
  const auto one = office.open();
  ASSERT_TRUE(comes([&] { return slow >= 6; }));
  office.advance(7);
  office.note(one);
  ASSERT_TRUE(comes([&] { return slow >= 8; })) << "as many as may hang";
  office.note(one, 30);
  EXPECT_TRUE(comes([&] { return taken(one).size() == 32; }));
  go.set_value();
  delivery.reset();
  EXPECT_EQ(office.show(quick).next, 32);
}

TEST_F(DeliveryThreads, OneNodeDeliversAtATime) {
  office.subscribe();
  auto first = start(office.receiver.post());
  const auto one = office.open();
  ASSERT_TRUE(comes([&] { return taken(one).size() == 1; }));
  auto second =
      start([&](const PostRequest&) -> PostResult { return ADD_FAILURE() << "both deliver", PostResult{200}; });
  office.note(one, 10);
  ASSERT_TRUE(comes([&] { return taken(one).size() == 11; }));
  second.reset();
  first.reset();
  const auto third = start(office.receiver.post());
  office.note(one);
  EXPECT_TRUE(comes([&] { return taken(one).size() == 12; })) << "whoever stops leaves it to the next at once";
}

}  // namespace
}  // namespace renmian::test
