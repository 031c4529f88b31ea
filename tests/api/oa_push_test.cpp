// Work items in the to-do lists of OA products: created, done, finished, withdrawn, whatever becomes of the messages.
#include "api/service/oa/oa_push.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "adapters/http_client/http_client.hpp"
#include "api/service/oa/oa_receivers.hpp"
#include "api/service/outside_settings.hpp"
#include "tests/support/answering_server.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/fake_oa.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr std::int64_t kHour = 3'600;

class OaTest : public testing::Test {
 protected:
  static OaSystem system_of(const TemporaryFolder& folder, const std::string& settings) {
    const auto file = folder.path() / "oa.toml";
    std::ofstream(folder.path() / "secret") << "p/w\n";
    std::ofstream(file) << "name = \"oa\"\nurl = \"https://oa.example\"\nlink = \"https://rm.example/cases/{case}\"\n"
                        << settings
                        << "\n[accounts]\nzzb-007 = \"lin\"\n[roles]\ndiscipline_organ = [\"chen\", \"wu\"]\n";
    return read_oa_system(file.string());
  }
  Request request(CaseId id, std::string command, boost::json::value data) {
    Request made;
    made.case_id = id;
    made.command = std::move(command);
    made.data = std::move(data);
    made.actor = clerk;
    return made;
  }
  // By somebody else than who handles the case.
  void give(CaseId id, const std::string& command, boost::json::value data) {
    auto made = request(id, command, std::move(data));
    made.actor = organ;
    const auto answer = on.desk.do_now(made);
    const auto* refusal = std::get_if<Refusal>(&answer);
    ASSERT_EQ(refusal, nullptr) << boost::json::serialize(to_json(*refusal));
  }
  CaseId open() {
    auto opening = request(on.desk.new_case_id(), "propose", {{"who", "林示例"}});
    opening.opening = Opening{"waiting", {}, {}, {}};
    return std::get<Advanced>(on.desk.do_now(opening)).case_id;
  }
  void advance(std::int64_t seconds) { on.clock.set({on.clock.now().microseconds + seconds * 1'000'000}); }
  // As the fakes name it.
  static std::string todo(CaseId id, int version, const std::string& receiver) {
    return to_string(id) + ":opinion:" + std::to_string(version) + ":" + receiver + " " + receiver;
  }
  OaSystem seeyon() {
    return system_of(folder, "template = \"seeyon\"\nsecret_file = \"" + (folder.path() / "secret").string() +
                                 "\"\n[values]\nregister_code = \"3001\"\nrest_user = \"rest user\"");
  }
  OaSystem landray() { return system_of(folder, "template = \"landray\"\n[values]\napp_name = \"任免\""); }
  void is_shown_to_all_of_a_role_until_it_is_done(const OaSystem& system, FakeOa& oa) {
    OaPush push(on.desk, on.random, system, oa.post());
    const auto id = open();
    push.step();
    EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "open"), Pair(todo(id, 1, "wu"), "open")));
    give(id, "give_opinion", {{"favourable", true}});
    push.step();
    EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "done"), Pair(todo(id, 1, "wu"), "done")));
    EXPECT_EQ(push.step(), 0U) << "nothing is told twice";
  }

  Actor clerk{"001", "cadre_section", "od"}, organ{"002", "discipline_organ", "jw"};
  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, waiting::compiled()};
  TemporaryFolder folder;
};

class Ecology : public OaTest {
 protected:
  OaSystem system = system_of(folder, "template = \"ecology\"\n[values]\nsyscode = \"renmian\"");
  FakeOa oa{FakeOa::Product::kEcology};
  OaPush push{on.desk, on.random, system, oa.post()};
  std::vector<std::string> on_record;
  OaReceivers receivers{{on.desk, {{"oa", system.url}}, [this](const std::string& id, const Actor& by) {
                           on_record.push_back(id + " " + by.id);
                         }}};

  OaReceiverView told() { return receivers.list(clerk).value().front(); }
  static std::uint64_t index_of(const DeadLetter& letter) { return static_cast<std::uint64_t>(letter.log_index.value); }
  // Tells the OA until what it does not take is given up; then it takes everything.
  DeadLetter give_up() {
    oa.refusing = true;
    for (int i = 0; i < 10; ++i) {
      push.step();
      advance(30 * kHour);
    }
    oa.refusing = false;
    return receivers.dead_letters("oa", {}, 100, clerk).value().at(0);
  }
};

TEST_F(Ecology, WorkOfARoleIsShownToAllOfItUntilItIsDone) {
  is_shown_to_all_of_a_role_until_it_is_done(system, oa);
  EXPECT_EQ(oa.titles.front(), "小流程：提出意见") << "no name of a person";
}

TEST_F(Ecology, WorkOfARoleStaysWithTheOneOfItWhoIsAssigned) {
  const auto id = open();
  push.step();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "chen"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 1, "chen"), "open")));
}

TEST_F(Ecology, WorkThatIsAssignedGoesToWhoHasIt) {
  const auto id = open();
  push.step();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 2, "lin"), "open")));
  give(id, "hand_over_work", {{"work", "opinion"}, {"assignee", "zzb-009"}, {"reason", "出差"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 3, "zzb-009"), "open"))) << "not listed: the staff number";
}

TEST_F(Ecology, WorkOfACaseThatWentBackIsWithdrawnAndComesAnew) {
  const auto id = open();
  push.step();
  give(id, "drop", {{"why", "材料不全"}});
  push.step();
  EXPECT_THAT(oa.todos, IsEmpty());
  give(id, "propose", {{"who", "林示例"}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 3, "chen"), "open"), Pair(todo(id, 3, "wu"), "open")));
}

TEST_F(Ecology, WorkOfACaseThatEndedIsFinished) {
  const auto id = open();
  push.step();
  give(id, "terminate", {{"reason", "本人放弃"}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "over"), Pair(todo(id, 1, "wu"), "over")));
}

TEST_F(Ecology, WhatIsNotAnsweredForCertainIsToldAgain) {
  const auto id = open();
  oa.failing = 2;
  EXPECT_EQ(push.step(), 2U);
  EXPECT_EQ(push.step(), 0U) << "not before its time";
  give(id, "give_opinion", {{"favourable", true}});
  advance(7);
  EXPECT_EQ(push.step(), 4U) << "created once more, then done";
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "done"), Pair(todo(id, 1, "wu"), "done")));
}

TEST_F(Ecology, AnAnswerThatDoesNotSaySoIsNoSuccess) {
  oa.refusing = true;
  open();
  push.step();
  oa.refusing = false;
  advance(7);
  EXPECT_EQ(push.step(), 2U);
  EXPECT_EQ(oa.todos.size(), 2U);
}

TEST_F(Ecology, WhatIsGivenUpIsADeadLetterAndCanBeTriedAgain) {
  const auto id = open();
  oa.refusing = true;
  for (int i = 0; i < 10; ++i) {
    push.step();
    advance(30 * kHour);
  }
  EXPECT_EQ(push.step(), 0U);
  const auto letters = receivers.dead_letters("oa", {}, 100, clerk).value();
  ASSERT_EQ(letters.size(), 1U) << "one for the entry of the log";
  EXPECT_EQ(letters.front().case_id, id);
  EXPECT_EQ(told().dead_letters, 1);
  EXPECT_EQ(told().untold, 2);

  oa.refusing = false;
  ASSERT_TRUE(receivers.redeliver("oa", index_of(letters.front()), clerk));
  EXPECT_THAT(on_record, ElementsAre("oa:oa 001"));
  push.step();
  EXPECT_EQ(oa.todos.size(), 2U);
  EXPECT_EQ(told().dead_letters, 0);
  EXPECT_EQ(told().untold, 0);
}

TEST_F(Ecology, WhatWasGivenUpIsToldInOrderThoughTheCaseMovedMeanwhile) {
  const auto id = open();
  const auto letter = give_up();
  give(id, "give_opinion", {{"favourable", true}});
  push.step();
  EXPECT_THAT(oa.todos, IsEmpty());
  ASSERT_TRUE(receivers.redeliver("oa", index_of(letter), clerk));
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "done"), Pair(todo(id, 1, "wu"), "done")));
}

TEST_F(Ecology, OfWhatIsDiscardedNothingIsToldUntilItBeginsAnew) {
  const auto id = open();
  const auto letter = give_up();
  ASSERT_TRUE(receivers.discard("oa", index_of(letter), clerk));
  EXPECT_THAT(on_record, ElementsAre("oa:oa 001"));
  EXPECT_THAT(receivers.dead_letters("oa", {}, 100, clerk).value(), IsEmpty());
  EXPECT_EQ(receivers.discard("oa", index_of(letter), clerk).error().front().code, "not-found");
  const auto calls = oa.calls;
  give(id, "drop", {{"why", "材料不全"}});
  push.step();
  EXPECT_EQ(oa.calls, calls);
  EXPECT_THAT(list_kept<OaTodo>(store->kept(), ""), IsEmpty());
  give(id, "propose", {{"who", "林示例"}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 3, "chen"), "open"), Pair(todo(id, 3, "wu"), "open")));
}

TEST_F(Ecology, WhatIsDiscardedAfterItWasDoneIsForgotten) {
  const auto id = open();
  const auto letter = give_up();
  give(id, "give_opinion", {{"favourable", true}});
  push.step();
  ASSERT_TRUE(receivers.discard("oa", index_of(letter), clerk));
  push.step();
  EXPECT_THAT(oa.todos, IsEmpty());
  EXPECT_THAT(list_kept<OaTodo>(store->kept(), ""), IsEmpty());
}

TEST_F(Ecology, ACaseThatCannotBeReadKeepsNoOtherBack) {
  const CaseId gone{};
  const auto owner = push.owner() + ":" + to_string(gone);
  OaTodo todo{.case_id = gone, .code = "opinion", .command = "give_opinion", .receiver = "chen"};
  todo.since = std::chrono::year(2026) / 3 / 2;
  todo.pending.push_back({OaDeed::created, 1});
  ASSERT_TRUE(save_kept(store->kept(), Kept<OaTodo>{owner + ":opinion:chen", 0, todo}, owner));
  open();
  push.step();
  EXPECT_EQ(oa.todos.size(), 2U);
  const auto left = find_kept<OaTodo>(store->kept(), owner + ":opinion:chen");
  ASSERT_TRUE(left);
  EXPECT_EQ(left->value.attempts, 1);
}

TEST_F(Ecology, AnotherProgramGoesOnFromWhatIsKept) {
  const auto id = open();
  oa.failing = 1;
  push.step();
  give(id, "give_opinion", {{"favourable", true}});
  advance(7);
  OaPush another{on.desk, on.random, system, oa.post()};
  another.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "done"), Pair(todo(id, 1, "wu"), "done")));
}

TEST_F(OaTest, WorkOfARoleIsInSeeyonAnItemForEachOfIt) {
  FakeOa oa(FakeOa::Product::kSeeyon);
  is_shown_to_all_of_a_role_until_it_is_done(seeyon(), oa);
}

TEST_F(OaTest, WorkOfARoleIsInLandrayAnItemForEachOfIt) {
  FakeOa oa(FakeOa::Product::kLandray);
  is_shown_to_all_of_a_role_until_it_is_done(landray(), oa);
}

TEST_F(OaTest, IsToldOverHttp) {
  FakeOa oa(FakeOa::Product::kSeeyon);
  const auto id = open();
  {
    AnsweringServer server([&](const AnsweringServer::Request& request) { return oa.answer_over_http(request); });
    auto system = seeyon();
    system.url = server.origin();
    const OutboundClient client(outbound_options({}, {system.url}));
    OaPush push(on.desk, on.random, system, [&](const PostRequest& request) -> PostResult {
      const auto answer = client.ask({request.method, request.url, request.fields, request.body});
      return answer ? PostResult{answer->status, answer->body, {}} : PostResult{0, "", answer.error().message};
    });
    push.step();
    give(id, "give_opinion", {{"favourable", true}});
    push.step();
    EXPECT_EQ(server.requests(), 8U) << "a token before each";
  }
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(todo(id, 1, "chen"), "done"), Pair(todo(id, 1, "wu"), "done")));
}

TEST_F(OaTest, SeeyonIsToldWithATokenAskedForBefore) {
  const auto system = seeyon();
  FakeOa oa(FakeOa::Product::kSeeyon);
  OaPush push(on.desk, on.random, system, oa.post());
  const auto id = open();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 2, "lin"), "open")));
  give(id, "give_opinion", {{"favourable", true}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 2, "lin"), "done")));
  EXPECT_EQ(oa.calls, 4);
}

TEST_F(OaTest, LandrayIsToldBySoap) {
  const auto system = landray();
  FakeOa oa(FakeOa::Product::kLandray);
  OaPush push(on.desk, on.random, system, oa.post());
  const auto id = open();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(todo(id, 2, "lin"), "open")));
  EXPECT_THAT(oa.titles, ElementsAre("小流程：提出意见"));
  give(id, "drop", {{"why", "材料不全"}});
  push.step();
  EXPECT_THAT(oa.todos, IsEmpty());
}

TEST_F(OaTest, SettingsThatLackWhatTheTemplateNeedsAreNotUsed) {
  try {
    system_of(folder, "template = \"ecology\"");
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "oa-settings");
    EXPECT_THAT(fault.what(), testing::HasSubstr("/values/syscode"));
  }
  EXPECT_THROW(system_of(folder, "template = \"no-such-file.toml\""), Fault);
  EXPECT_THROW(system_of(folder, "template = \"ecology\"\nnmae = \"x\"\n[values]\nsyscode = \"x\""), Fault);
}

TEST_F(OaTest, RolesThatAreNoTableAreNotPassedOver) {
  const auto file = folder.path() / "roles.toml";
  std::ofstream(file) << "name = \"oa\"\nurl = \"https://oa.example\"\nlink = \"https://rm.example/{case}\"\n"
                         "template = \"ecology\"\nroles = \"lin\"\n[values]\nsyscode = \"renmian\"\n";
  try {
    read_oa_system(file.string());
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_THAT(fault.what(), testing::HasSubstr("/roles"));
  }
}

TEST_F(OaTest, SystemsHaveNamesOfTheirOwn) {
  const auto named = [&](const std::string& name, const std::string& to) {
    const auto file = folder.path() / to;
    std::ofstream(file) << "name = \"" << name << "\"\nurl = \"https://oa.example\"\nlink = \"https://rm.example\"\n"
                        << "template = \"ecology\"\n[values]\nsyscode = \"renmian\"\n";
    return file.string();
  };
  EXPECT_EQ(read_oa_systems({named("oa", "one.toml"), named("oa-2", "two.toml")}).size(), 2U);
  EXPECT_THROW(read_oa_systems({named("oa", "one.toml"), named("oa", "two.toml")}), Fault);
  EXPECT_THROW(read_oa_system(named("oa/1", "one.toml")), Fault);
  EXPECT_NO_THROW(read_oa_system(named(std::string(40, 'a'), "one.toml")));
  EXPECT_THROW(read_oa_system(named(std::string(41, 'a'), "one.toml")), Fault);
}

TEST_F(OaTest, WhatIsFilledInIsEscaped) {
  OaSystem system = system_of(folder, "template = \"ecology\"\n[values]\nsyscode = \"renmian\"");
  PostRequest seen;
  const PostMessage keep = [&](const PostRequest& request) { return seen = request, PostResult{200, "{}", {}}; };
  push(system, OaDeed::withdrawn, {{"key", "a\"b\\c{key}"}}, keep);
  EXPECT_EQ(boost::json::parse(seen.body).at("flowid"), "a\"b\\c{key}");
  system.how.escaping = OaEscaping::xml;
  push(system, OaDeed::withdrawn, {{"key", "<a&b>"}}, keep);
  EXPECT_THAT(seen.body, testing::HasSubstr("&lt;a&amp;b&gt;"));
}

}  // namespace
}  // namespace renmian::test
