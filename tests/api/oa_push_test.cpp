// Work items in the to-do lists of OA products: created, done, finished, withdrawn, whatever becomes of the messages.
#include "api/service/oa/oa_push.hpp"

#include <gmock/gmock.h>

#include <fstream>

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
  std::string key(CaseId id, int version) { return to_string(id) + ":opinion:" + std::to_string(version); }

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
};

TEST_F(Ecology, WorkOfARoleIsShownToAllOfItUntilItIsDone) {
  const auto id = open();
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 1) + " chen", "open"), Pair(key(id, 1) + " wu", "open")));
  EXPECT_EQ(oa.titles.front(), "小流程：提出意见") << "no name of a person";
  give(id, "give_opinion", {{"favourable", true}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 1) + " chen", "done"), Pair(key(id, 1) + " wu", "done")));
  EXPECT_EQ(push.step(), 0U) << "nothing is told twice";
}

TEST_F(Ecology, WorkThatIsAssignedGoesToWhoHasIt) {
  const auto id = open();
  push.step();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(key(id, 2) + " lin", "open")));
  give(id, "hand_over_work", {{"work", "opinion"}, {"assignee", "zzb-009"}, {"reason", "出差"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(key(id, 3) + " zzb-009", "open"))) << "not listed: the staff number";
}

TEST_F(Ecology, WorkOfACaseThatWentBackIsWithdrawnAndComesAnew) {
  const auto id = open();
  push.step();
  give(id, "drop", {{"why", "材料不全"}});
  push.step();
  EXPECT_THAT(oa.todos, IsEmpty());
  give(id, "propose", {{"who", "林示例"}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 3) + " chen", "open"), Pair(key(id, 3) + " wu", "open")));
}

TEST_F(Ecology, WorkOfACaseThatEndedIsFinished) {
  const auto id = open();
  push.step();
  give(id, "terminate", {{"reason", "本人放弃"}});
  push.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 1) + " chen", "over"), Pair(key(id, 1) + " wu", "over")));
}

TEST_F(Ecology, WhatIsNotAnsweredForCertainIsToldAgain) {
  const auto id = open();
  oa.failing = 2;
  EXPECT_EQ(push.step(), 2U);
  EXPECT_EQ(push.step(), 0U) << "not before its time";
  give(id, "give_opinion", {{"favourable", true}});
  advance(7);
  EXPECT_EQ(push.step(), 4U) << "created once more, then done";
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 1) + " chen", "done"), Pair(key(id, 1) + " wu", "done")));
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
  const auto letters = list_kept<DeadLetter>(store->kept(), push.owner());
  ASSERT_EQ(letters.size(), 1U) << "one for the entry of the log";
  EXPECT_EQ(letters.front().value.case_id, id);

  oa.refusing = false;
  ASSERT_TRUE(save_kept(store->kept(), Kept<Redelivery>{letters.front().id, 0, {letters.front().value.log_index}},
                        push.owner()));
  push.step();
  EXPECT_EQ(oa.todos.size(), 2U);
  EXPECT_THAT(list_kept<DeadLetter>(store->kept(), push.owner()), IsEmpty());
}

TEST_F(Ecology, AnotherProgramGoesOnFromWhatIsKept) {
  const auto id = open();
  oa.failing = 1;
  push.step();
  give(id, "give_opinion", {{"favourable", true}});
  advance(7);
  OaPush another{on.desk, on.random, system, oa.post()};
  another.step();
  EXPECT_THAT(oa.todos, UnorderedElementsAre(Pair(key(id, 1) + " chen", "done"), Pair(key(id, 1) + " wu", "done")));
}

TEST_F(OaTest, SeeyonIsToldWithATokenAskedForBefore) {
  const auto system =
      system_of(folder, "template = \"seeyon\"\nsecret_file = \"" + (folder.path() / "secret").string() +
                            "\"\n[values]\nregister_code = \"3001\"\nrest_user = \"rest user\"");
  FakeOa oa(FakeOa::Product::kSeeyon);
  OaPush push(on.desk, on.random, system, oa.post());
  const auto id = open();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(key(id, 2) + " lin", "open")));
  give(id, "give_opinion", {{"favourable", true}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(key(id, 2) + " lin", "done")));
  EXPECT_EQ(oa.calls, 4);
}

TEST_F(OaTest, LandrayIsToldBySoap) {
  const auto system = system_of(folder, "template = \"landray\"\n[values]\napp_name = \"任免\"");
  FakeOa oa(FakeOa::Product::kLandray);
  OaPush push(on.desk, on.random, system, oa.post());
  const auto id = open();
  give(id, "assign_work", {{"work", "opinion"}, {"assignee", "zzb-007"}});
  push.step();
  EXPECT_THAT(oa.todos, ElementsAre(Pair(key(id, 2) + " lin", "open")));
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
