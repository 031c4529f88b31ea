// Running cases move to a newer version of their procedure: planned first, then as an event of the case.
#include "engine/case/migration.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/case/verification.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/small_procedure_v2.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// A node of which the program knows these versions.
struct Node {
  Node(Store& store, std::vector<const Procedure*> procedures)
      : catalogue(std::move(procedures), store),
        committer(store, {"test.example/log", {&test_signer()}}),
        desk(store, committer, catalogue, WorkingDays::china(), clock, random) {}
  ManualClock clock{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  TestRandom random;
  Catalogue catalogue;
  Committer committer;
  Desk desk;
};

class Moving : public testing::TestWithParam<const char*> {
 protected:
  Moving() {
    if (GetParam() == std::string("SQLite")) {
      file = test::Database::sqlite();
      migrate(file->url());
    }
    store = open_store(file ? file->url() : "memory:");
    old_node = std::make_unique<Node>(*store, std::vector<const Procedure*>{&small::compiled()});
    new_node = std::make_unique<Node>(*store, std::vector<const Procedure*>{&small::compiled(), &small::compiled_v2()});
  }

  Answer give(Node& node, const std::string& command, std::string_view data) {
    return node.desk.do_now({id, {}, command, boost::json::parse(data), clerk, {}, {}});
  }
  void open() {
    id = old_node->desk.new_case_id();
    const Opening opening{"small", {}, {}, {}};
    ASSERT_TRUE(std::holds_alternative<Advanced>(
        old_node->desk.do_now({id, opening, "propose", boost::json::parse(R"({"who":"林"})"), clerk, {}, {}})));
  }
  MoveOrder order(std::int64_t to = 2, const std::string& second = "002") const {
    return {id, to, "新版流程施行", second, clerk};
  }
  std::vector<std::string> wrong() {
    const auto verifier = Verifier::from_vkey(test_signer().verifier_key());
    std::vector<std::string> lines;
    const auto report = verify(*store, new_node->catalogue, *verifier, "test.example/log", {});
    for (const auto& line : report.lines()) {
      if (!line.ok()) lines.push_back(line.about.code.data() + std::string(": ") + line.findings.front().text.en);
    }
    return lines;
  }

  std::unique_ptr<test::Database> file;
  std::unique_ptr<Store> store;
  std::unique_ptr<Node> old_node, new_node;
  CaseId id;
  Actor clerk{"001", "cadre_section", "od"};
};

TEST_P(Moving, IsPlannedWithoutChangingAnything) {
  open();
  const auto plans = plan_moves(new_node->desk, {&id, 1});
  ASSERT_THAT(plans, SizeIs(1));
  EXPECT_TRUE(plans[0].possible());
  EXPECT_EQ(plans[0].from_version, 1);
  EXPECT_EQ(plans[0].to_version, 2);
  EXPECT_EQ(plans[0].from, "voting");
  EXPECT_EQ(plans[0].to, "ballot");
  ASSERT_THAT(plans[0].newly_unmet(), SizeIs(1));
  EXPECT_EQ(plans[0].newly_unmet()[0].gate->id, "noted");
  EXPECT_EQ(store->case_row(id)->seq, 1);
}

TEST_P(Moving, TakesTheCaseToTheSuccessorOfItsState) {
  open();
  const auto answer = move_to_version(new_node->desk, new_node->random, order());
  ASSERT_TRUE(std::holds_alternative<Advanced>(answer));
  EXPECT_EQ(std::get<Advanced>(answer).position, "ballot");
  EXPECT_EQ(std::get<Advanced>(answer).version, 2);
  const auto loaded = new_node->desk.load(id);
  EXPECT_EQ(loaded->procedure->book().info.version, 2);
  EXPECT_EQ(to_string(loaded->position), "ballot");
  EXPECT_EQ(loaded->version, 2);
  EXPECT_EQ(loaded->procedure->written(loaded->facts).at("Propose").at("who"), "林");
  EXPECT_EQ(loaded->path.back().state, "ballot");
  EXPECT_EQ(data_of(*store->event_at(id, 2)).at("reason"), "新版流程施行");
}

TEST_P(Moving, PutsTheCaseUnderTheNewerRules) {
  open();
  move_to_version(new_node->desk, new_node->random, order());
  EXPECT_TRUE(std::holds_alternative<Refusal>(give(*new_node, "vote", R"({"in_favour":5})")));
  EXPECT_TRUE(std::holds_alternative<Advanced>(give(*new_node, "note", R"({"text":"已核"})")));
  const auto answer = give(*new_node, "vote", R"({"in_favour":5})");
  EXPECT_EQ(std::get<Advanced>(answer).position, "appointed");
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Moving, LeavesCasesThatDoNotMoveUnderTheirVersion) {
  open();
  EXPECT_EQ(std::get<Advanced>(give(*new_node, "vote", R"({"in_favour":5})")).position, "appointed");
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Moving, KeepsASuspendedCaseSuspended) {
  open();
  give(*old_node, "suspend", R"({"reason":"核查","until":null})");
  const auto answer = move_to_version(new_node->desk, new_node->random, order());
  EXPECT_EQ(std::get<Advanced>(answer).position, "suspended:ballot");
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Moving, IsMadeOnceUnderOneKey) {
  open();
  auto under_key = order();
  under_key.idempotency_key = "move";
  const auto first = std::get<Advanced>(move_to_version(new_node->desk, new_node->random, under_key));
  const auto again = std::get<Advanced>(move_to_version(new_node->desk, new_node->random, under_key));
  EXPECT_EQ(again.version, first.version);
  EXPECT_EQ(again.position, first.position);
  EXPECT_EQ(again.receipt.log_index, first.receipt.log_index);
  EXPECT_EQ(store->case_row(id)->seq, 2);
  under_key.reason = "另一理由";
  EXPECT_EQ(std::get<Refusal>(move_to_version(new_node->desk, new_node->random, under_key)).kind,
            Refusal::Kind::kKeyReused);
}

TEST_P(Moving, NeedsASecondPerson) {
  open();
  const auto answer = move_to_version(new_node->desk, new_node->random, order(2, "001"));
  EXPECT_EQ(std::get<Refusal>(answer).kind, Refusal::Kind::kBadInput);
  EXPECT_EQ(store->case_row(id)->seq, 1);
}

TEST_P(Moving, GoesToTheVersionThatWasPlanned) {
  open();
  const auto answer = move_to_version(new_node->desk, new_node->random, order(3));
  EXPECT_EQ(std::get<Refusal>(answer).problems.at(0).code, "version-differs");
}

TEST_P(Moving, IsRefusedOnceItIsDoneOrTheCaseIsOver) {
  open();
  move_to_version(new_node->desk, new_node->random, order());
  EXPECT_EQ(std::get<Refusal>(move_to_version(new_node->desk, new_node->random, order())).problems.at(0).code,
            "nothing-to-move");
  give(*new_node, "terminate", R"({"reason":"撤回"})");
  EXPECT_EQ(std::get<Refusal>(move_to_version(new_node->desk, new_node->random, order())).problems.at(0).code,
            "case-over");
  EXPECT_TRUE(plan_moves(new_node->desk, {&id, 1}).at(0).over);
}

TEST_P(Moving, NeedsASuccessorForEveryState) {
  open();
  Node newest(*store, {&small::compiled(), &small::compiled_v3()});
  const auto plans = plan_moves(newest.desk, {&id, 1});
  ASSERT_THAT(plans.at(0).problems, SizeIs(1));
  EXPECT_EQ(plans[0].problems[0].code, "state-without-successor");
  EXPECT_EQ(plans[0].problems[0].place, "/states/voting");
  EXPECT_TRUE(std::holds_alternative<Refusal>(move_to_version(newest.desk, newest.random, order(3))));
}

TEST_P(Moving, ToAnotherPolicyIsAMoveToo) {
  open();
  const auto strict = new_node->catalogue.put_in_force(
      small::compiled_v2(), boost::json::parse(R"({"votes_needed":7})"), new_node->clock.now());
  ASSERT_TRUE(strict);
  EXPECT_TRUE(plan_moves(new_node->desk, {&id, 1}).at(0).policy_changes);
  move_to_version(new_node->desk, new_node->random, order());
  give(*new_node, "note", R"({"text":"已核"})");
  EXPECT_TRUE(std::holds_alternative<Refusal>(give(*new_node, "vote", R"({"in_favour":6})")));
  EXPECT_TRUE(std::holds_alternative<Advanced>(give(*new_node, "vote", R"({"in_favour":7})")));
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Moving, AfterwardsAnOlderProgramSaysWhichVersionItLacks) {
  open();
  move_to_version(new_node->desk, new_node->random, order());
  try {
    old_node->desk.load(id);
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "procedure-missing");
  }
}

TEST_P(Moving, NothingElseChangesTheVersionOfACase) {
  open();
  auto events = store->events_of({&id, 1});
  give(*old_node, "note", R"({"text":"已核"})");
  events = store->events_of({&id, 1});
  auto event = parse_event(events[1].body);
  event.procedure_version = 2;
  event.procedure_digest = small::compiled_v2().book().digest;
  events[1].body = to_body(event);
  events[1].leaf = leaf_hash(events[1].body);
  try {
    load_case(events, new_node->catalogue);
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "case-tampered");
    EXPECT_THAT(fault.what(), testing::HasSubstr("its procedure version or policy is not that of the case"));
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, Moving, testing::Values("Memory", "SQLite"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian
