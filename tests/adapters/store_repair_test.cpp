// A log that was tampered with past its guards is set right, and the guards stand again.
#include "adapters/store/repair.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/case/verification.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using test::Database;

constexpr int kCases = 90;
constexpr std::uint64_t kEvents = 3 * kCases;  // more than one tile

class RepairTest : public testing::TestWithParam<std::unique_ptr<Database> (*)()> {
 protected:
  RepairTest() {
    migrate(database_->url());
    store_ = open_store(database_->url());
    TestDesk on{*store_, small::compiled()};
    for (int i = 0; i < kCases; ++i) {
      Request request;
      request.case_id = on.desk.new_case_id();
      request.actor = {"001", "cadre_section", "od"};
      request.opening = Opening{"small", {}, {}, {}};
      for (const auto& [command, data] :
           {std::pair{"propose", R"({"who":"林"})"}, {"vote", R"({"in_favour":1})"}, {"vote", R"({"in_favour":5})"}}) {
        request.command = command;
        request.data = boost::json::parse(data);
        request.idempotency_key = to_string(request.case_id) + command + data;
        on.desk.do_now(request);
        request.opening.reset();
      }
    }
    before_ = store_->events_from(0, kEvents);
    rows_ = store_->cases({.limit = kCases});
    head_ = store_->head().value();
  }

  bool verified() {
    Catalogue catalogue({&small::compiled()}, *store_);
    return verify(*store_, catalogue, *Verifier::from_vkey(test_signer().verifier_key()), "test.example/log").ok();
  }

  std::vector<Tile> tiles() const {
    std::vector<Hash> leaves;
    for (const auto& event : before_) leaves.push_back(event.leaf);
    return TileBuilder().append(leaves);
  }

  void put_all_back_from(std::uint64_t from, Repair& repair) {
    const auto missing = std::span(before_).subspan(from);
    repair.remove_entries(from);
    repair.add_entries(missing);
    for (const auto& event : missing) repair.put_payload(event.log_index, *event.payload);
    repair.put_rows(rows_);
    repair.replace_tiles(tiles());
    repair.set_head(head_);
  }

  // Whether the database refuses what nobody may do to a log.
  bool guarded() {
    for (const auto* change :
         {"DELETE FROM case_event WHERE log_index = 1", "UPDATE case_event SET body = '{}'",
          "DELETE FROM case_payload WHERE log_index = 1", "DELETE FROM log_tile", "UPDATE log_tile SET level = 9"}) {
      try {
        database_->execute(change);
        return false;
      } catch (const std::runtime_error&) {
      }
    }
    return true;
  }

  const std::unique_ptr<Database> database_ = GetParam()();
  std::unique_ptr<Store> store_;
  std::vector<StoredEvent> before_;
  std::vector<CaseRow> rows_;
  LogHead head_;
};

INSTANTIATE_TEST_SUITE_P(On, RepairTest, testing::Values(&Database::sqlite, &Database::postgresql),
                         [](const auto& each) { return each.index == 0 ? "Sqlite" : "Postgresql"; });

TEST_P(RepairTest, ALogCutBackIsWholeAgain) {
  {
    Repair cut(database_->url());
    cut.remove_entries(100);
    cut.remove_payloads_from(100);
    cut.replace_tiles({});
    cut.remove_rows(std::vector{rows_[0].about.id, rows_[89].about.id});
    cut.commit();
  }
  EXPECT_EQ(store_->events_from(0, kEvents).size(), 100);
  EXPECT_FALSE(verified());

  Repair repair(database_->url());
  put_all_back_from(100, repair);
  repair.commit();
  EXPECT_TRUE(verified());
  EXPECT_TRUE(guarded());
}

TEST_P(RepairTest, RowsPutBackAreWhatTheyWere) {
  auto changed = rows_;
  for (auto& row : changed) {
    row.position = "appointed";
    row.version += 3;
    row.about.policy = "another";
    row.leaf[0] ^= 1;
  }
  {
    Repair forge(database_->url());
    forge.put_rows(changed);
    forge.commit();
  }
  EXPECT_EQ(store_->case_row(rows_[7].about.id)->about.policy, "another");
  Repair repair(database_->url());
  repair.put_rows(rows_);
  repair.commit();
  EXPECT_TRUE(verified());
}

TEST_P(RepairTest, WhatIsNotCommittedDidNotHappen) {
  {
    Repair dropped(database_->url());
    dropped.remove_entries(0);
    dropped.remove_payloads_from(0);
    dropped.replace_tiles({});
  }
  EXPECT_TRUE(verified());
  EXPECT_TRUE(guarded());
}

TEST_P(RepairTest, PayloadsAreReadAndSetByTheirPlaceInTheLog) {
  Repair repair(database_->url());
  EXPECT_EQ(repair.payload(5)->content, before_[5].payload->content);
  EXPECT_EQ(repair.payload(5)->salt, before_[5].payload->salt);
  repair.remove_payload(5);
  EXPECT_FALSE(repair.payload(5));
  EXPECT_TRUE(repair.payload(6));
  repair.put_payload(6, {{}, "{}"});
  EXPECT_EQ(repair.payload(6)->content, "{}");
  repair.remove_payloads_from(kEvents - 1);
  EXPECT_TRUE(repair.payload(kEvents - 2));
  EXPECT_FALSE(repair.payload(kEvents - 1));
}

TEST_P(RepairTest, NotesOfErasuresAreSetAnew) {
  store_->erase_payloads(std::vector<std::uint64_t>{1, 2}, 9);
  Repair repair(database_->url());
  repair.set_erasures(std::vector<Repair::Erasure>{{2, 10}});
  repair.commit();
  const auto events = store_->events_from(0, 3);
  EXPECT_FALSE(events[1].erased_by);
  EXPECT_EQ(events[2].erased_by, 10);
}

TEST_P(RepairTest, AKeyThatNamesARemovedEntryIsForgotten) {
  const auto key_of = [](const StoredEvent& event) { return to_string(event.case_id) + R"(vote{"in_favour":5})"; };
  ASSERT_EQ(store_->used_key("001", key_of(before_[2]))->log_index, 2);
  Repair repair(database_->url());
  repair.remove_entries(5);
  repair.remove_keys_from(5);
  repair.commit();
  EXPECT_TRUE(store_->used_key("001", key_of(before_[2])));
  EXPECT_FALSE(store_->used_key("001", key_of(before_[5])));
}

TEST_P(RepairTest, AClosedLogIsKeptAndIsFinal) {
  Repair repair(database_->url());
  repair.add_closed_log({"test.example/log", head_.checkpoint, "closed\n", Timestamp{}});
  repair.commit();
  EXPECT_EQ(database_->value("SELECT statement FROM closed_log WHERE origin = 'test.example/log'"), "closed\n");
  EXPECT_THROW(database_->execute("DELETE FROM closed_log"), std::runtime_error);
  EXPECT_THROW(database_->execute("UPDATE closed_log SET statement = ''"), std::runtime_error);
}

TEST_P(RepairTest, TheDatabaseStillTakesCommandsAfterwards) {
  {
    Repair repair(database_->url());
    put_all_back_from(250, repair);
    repair.commit();
  }
  TestDesk on{*store_, small::compiled(), 2};
  Request request;
  request.case_id = on.desk.new_case_id();
  request.actor = {"001", "cadre_section", "od"};
  request.opening = Opening{"small", {}, {}, {}};
  request.command = "propose";
  request.data = boost::json::parse(R"({"who":"林"})");
  EXPECT_EQ(std::get<Advanced>(on.desk.do_now(request)).receipt.log_index, kEvents);
  EXPECT_TRUE(verified());
}

TEST(Repair, IsForDatabasesThatStay) {
  try {
    Repair repair("memory:");
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "database-url");
  }
}

TEST(Repair, NeedsTheOwnerOfTheTables) {
  const auto database = Database::postgresql();
  migrate(database->url());
  database->execute(
      "DO $$ BEGIN CREATE ROLE renmian_guest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
      "GRANT renmian_runtime TO renmian_guest");
  auto url = database->url();
  const auto login = url.find("renmian_test@");
  url.replace(login, std::string_view("renmian_test").size(), "renmian_guest");
  try {
    Repair repair(url);
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "repair-not-owner");
  }
}

}  // namespace
}  // namespace renmian
