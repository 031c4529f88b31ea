// A log that continues another and lacks some of its entries: where the others stand, and what is held against them.
#include "engine/trail/continued_logs.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "engine/audit/canonical_json.hpp"
#include "tests/support/checked_folder.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

namespace json = boost::json;

json::object range(std::uint64_t first, std::uint64_t last) { return {{"first", first}, {"last", last}}; }

std::string start_of(const std::string& checkpoint, const std::string& origin, const json::array& left_out) {
  return canonical(json::object{
      {"data",
       {{"continues", {{"checkpoint", checkpoint}, {"origin", origin}, {"reason", "lost"}, {"left_out", left_out}}}}}});
}

// The old log has twenty entries: three cases of six, the erasure of entry 13, and one more. The second case and the
// last entry are lost.
class ContinuedLogTest : public testing::Test {
 protected:
  ContinuedLogTest() {
    for (std::size_t i = 0; i < 3; ++i) old.run_case(i);
    old.add(90, {"carry_out_erasure", "open"}, R"({"data":{"entries":[8,13],"rule":"退休满十年"}})");
    old.add(91, {"propose", "voting", {{"named", "met"}}});
    world = continued({range(6, 11), range(19, 19)});
  }

  TrailWorld continued(const json::array& left_out) const {
    TrailWorld next("new.example/log");
    next.now = old.now;
    next.ids_from = 1000;
    next.add(100, {"start_log", "open"}, start_of(old.checkpoint(20), old.origin, left_out));
    for (const auto& [first, last] : {std::pair(0, 5), std::pair(12, 18)}) {
      for (auto i = first; i <= last; ++i) next.carry_over(old, static_cast<std::uint64_t>(i));
    }
    next.run_case(101);
    return next;
  }

  static Files files_of(const TrailWorld& world) { return world.files({.state = false}); }

  FolderReport report_of(const TrailWorld& next, Files files, Given given = {}) const {
    given.policy = "log " + old.log.verifier_key() + "\n" + next.policy();
    return checked(next, std::move(files), given).value();
  }
  std::vector<std::string> found(Given given = {}) const {
    auto all = verdicts(report_of(world, files_of(world), std::move(given)));
    std::erase_if(all, [](const auto& each) { return each.ends_with(":remark"); });  // there is no state
    return all;
  }
  std::string canonical_of(const json::array& left_out) const {
    const auto next = continued(left_out);
    return std::string(report_of(next, files_of(next)).line("canonical").verdict());
  }

  GivenFile receipt(std::uint64_t index, std::uint64_t size, std::uint64_t leaf_of) const {
    return {"mine", canonical(json::object{{"checkpoint", old.checkpoint(size)},
                                           {"leaf", to_base64(old.leaves(20)[leaf_of])},
                                           {"log_index", index}})};
  }
  std::vector<std::string> found_for(const GivenFile& receipt) const { return found({.receipts = {receipt}}); }
  std::vector<std::string> found_since(const std::string& checkpoint) const {
    return found({.since = {{"kept", checkpoint}}});
  }

  TrailWorld old{"old.example/log"}, world;
};

TEST_F(ContinuedLogTest, IsGoodWithWhatItSaysWasLeftOut) { EXPECT_THAT(found(), IsEmpty()); }

TEST_F(ContinuedLogTest, AnErasureOfTheOldLogIsOfTheEntryThatItMeantThere) {
  auto files = files_of(world);
  auto& payloads = files["payloads/018f0000-0000-7000-8000-000000000002.jsonl"];  // entries 12 to 17, now 7 to 12
  const auto first_end = payloads.find('\n') + 1;
  payloads.erase(first_end, payloads.find('\n', first_end) + 1 - first_end);
  const auto report = report_of(world, files);
  ASSERT_EQ(report.line("payloads").findings.size(), 1);
  EXPECT_EQ(report.line("payloads").findings.front().text.zh,
            "日志第 8 条所附数据已依“退休满十年”删除，见日志第 13 条");
  payloads.erase(0, payloads.find('\n') + 1);
  EXPECT_EQ(report_of(world, files).line("payloads").verdict(), "incomplete");
}

TEST_F(ContinuedLogTest, AReceiptOfTheOldLogIsHeldAgainstTheEntryWhereItNowStands) {
  EXPECT_THAT(found_for(receipt(5, 6, 5)), IsEmpty());
  EXPECT_THAT(found_for({"proof", old.proof(5, 6)}), IsEmpty());
  EXPECT_THAT(found_for(receipt(5, 6, 4)), ElementsAre("receipts:tampering"));
  // The entry is here, but of those before it some are not, so its checkpoint cannot be computed.
  EXPECT_THAT(found_for(receipt(12, 13, 12)), ElementsAre("receipts:incomplete"));
  EXPECT_THAT(found_for({"proof", old.proof(12, 13)}), ElementsAre("receipts:incomplete"));
  EXPECT_THAT(found_for(receipt(12, 13, 11)), ElementsAre("receipts:tampering"));
}

TEST_F(ContinuedLogTest, AReceiptOfAnEntryThatWasLeftOutIsIncompleteAndSaysSo) {
  for (const std::uint64_t index : {6, 11, 19}) {
    const auto report = report_of(world, files_of(world), {.receipts = {receipt(index, 20, index)}});
    const auto& findings = report.line("receipts").findings;
    EXPECT_EQ(report.line("receipts").verdict(), "incomplete");
    ASSERT_EQ(findings.size(), 2);
    EXPECT_EQ(findings.back().text.en, "entry " + std::to_string(index) +
                                           " of \"old.example/log\" is among those that were lost when the log was "
                                           "begun anew, see the folder of the closed log");
  }
}

TEST_F(ContinuedLogTest, AnOlderCheckpointIsComparedAsFarAsNothingWasLeftOut) {
  TrailWorld forged = old;
  forged.forge(0, [](Event& event) { event.command = "other"; });
  EXPECT_THAT(found_since(old.checkpoint(6)), IsEmpty());
  EXPECT_THAT(found_since(forged.checkpoint(6)), ElementsAre("consistency:tampering"));
  EXPECT_THAT(found_since(old.checkpoint(7)), ElementsAre("consistency:incomplete"));
  EXPECT_THAT(found_since(old.checkpoint(20)), ElementsAre("consistency:incomplete"));
  EXPECT_THAT(found_since(forged.checkpoint(20)), ElementsAre("consistency:tampering")) << "another one was quoted";
  old.add(92, {"propose", "voting", {{"named", "met"}}});
  EXPECT_THAT(found_since(old.checkpoint(21)), ElementsAre("consistency:incomplete"));
}

TEST_F(ContinuedLogTest, TheOldEntriesAreAsManyAsWereNotLeftOut) {
  EXPECT_EQ(canonical_of({range(6, 11), range(19, 19)}), "good");
  EXPECT_EQ(canonical_of({range(6, 10), range(19, 19)}), "tampering");
  EXPECT_EQ(canonical_of({range(6, 12), range(19, 19)}), "tampering");
  EXPECT_EQ(canonical_of({}), "tampering");
  auto cut = world.files({.size = 14, .state = false});
  EXPECT_EQ(report_of(world, cut).line("canonical").verdict(), "good");
  cut = world.files({.size = 13, .state = false});
  EXPECT_EQ(report_of(world, cut).line("canonical").verdict(), "tampering");
}

TEST_F(ContinuedLogTest, WithoutTheEntryThatSaysSoItIsIncomplete) {
  auto files = files_of(world);
  files.erase("payloads/018f0000-0000-7000-8000-000000000064.jsonl");
  const Given given{.receipts = {receipt(5, 6, 5)}};
  EXPECT_THAT(verdicts(report_of(world, files, given)),
              ElementsAre("canonical:incomplete", "replay:remark", "payloads:incomplete", "receipts:incomplete"));
}

TEST(ContinuedLogForm, RangesAscendDoNotTouchAndAreUnderTheCheckpoint) {
  const TrailWorld old("old.example/log");
  const auto note = "old.example/log\n10\n" + to_base64(Hash{}) + "\n\n";
  const auto read = [&](const json::array& left_out, const std::string& origin = "old.example/log") {
    return parse_continued(start_of(note, origin, left_out)).has_value();
  };
  EXPECT_TRUE(read({}));
  EXPECT_TRUE(read({range(0, 0), range(2, 9)}));
  EXPECT_FALSE(read({range(0, 1), range(2, 9)})) << "these are one";
  EXPECT_FALSE(read({range(4, 4), range(2, 2)}));
  EXPECT_FALSE(read({range(5, 4)}));
  EXPECT_FALSE(read({range(9, 10)}));
  EXPECT_FALSE(read({json::object{{"first", 1}}}));
  EXPECT_FALSE(read({json::object{{"first", "1"}, {"last", 1}}}));
  EXPECT_FALSE(read({}, "other.example/log"));
  EXPECT_FALSE(parse_continued(R"({"data":{"continues":{"checkpoint":"","origin":"","reason":""}}})"));
}

TEST(ContinuedLogPlaces, CountWhatWasLeftOutBefore) {
  ContinuedLog log{{"old.example/log", 10, {}, {}}, {{0, 1, 0}, {4, 4, 2}, {9, 9, 3}}};
  EXPECT_EQ(log.carried(), 6);
  const std::vector<std::uint64_t> here{2, 3, 5, 6, 7, 8};
  for (std::size_t i = 0; i < here.size(); ++i) {
    EXPECT_THAT(log.place_of(here[i]), Optional(i + 1));
    EXPECT_EQ(log.index_at(i + 1), here[i]);
  }
  for (const std::uint64_t gone : {0, 1, 4, 9, 10}) EXPECT_FALSE(log.place_of(gone)) << gone;
}

// C continues B from its third entry left out, B continues A without its second.
TEST(ContinuedLogsInARow, EachIsFollowedIntoTheOneBefore) {
  Event start;
  start.procedure = "system";
  start.command = "start_log";
  start.outcome = Event::Outcome::kAccepted;
  const auto note = [](const std::string& origin, int size) {
    return fmt::format("{}\n{}\n{}\n\n", origin, size, to_base64(Hash{}));
  };
  ContinuedLogs logs("c.example");
  EXPECT_FALSE(logs.take(0, start, [&] { return start_of(note("b.example", 6), "b.example", {range(2, 2)}); }));
  EXPECT_FALSE(logs.take(1, start, [&] { return start_of(note("a.example", 4), "a.example", {range(1, 1)}); }));
  EXPECT_FALSE(logs.all_known());
  EXPECT_FALSE(logs.take(2, {}, [] { return std::nullopt; }));
  EXPECT_TRUE(logs.all_known());
  EXPECT_EQ(logs.carried(), 5);

  // A: 0 1 2 3; B: start a0 a2 a3 b b; C: start b0 a0 a3 b b c …
  std::vector<std::string> owners;
  for (std::uint64_t i = 0; i < 7; ++i) owners.push_back(logs.owner_of(i).origin->substr(0, 1));
  EXPECT_THAT(owners, ElementsAre("c", "b", "a", "a", "b", "b", "c"));
  EXPECT_THAT(logs.place_of("a.example", 0), Optional(2));
  EXPECT_FALSE(logs.place_of("a.example", 1));
  EXPECT_FALSE(logs.place_of("a.example", 2)) << "left out by the second";
  EXPECT_THAT(logs.place_of("a.example", 3), Optional(3));
  EXPECT_THAT(logs.place_of("b.example", 5), Optional(5));
  EXPECT_THAT(logs.place_of("c.example", 6), Optional(6));
  EXPECT_FALSE(logs.place_of("d.example", 0));
  EXPECT_TRUE(logs.has_beginning("a.example", 1));
  EXPECT_FALSE(logs.has_beginning("a.example", 2));
  EXPECT_TRUE(logs.has_beginning("b.example", 2));
  EXPECT_FALSE(logs.has_beginning("b.example", 3));
}

TEST(ContinuedLogsInARow, WhereTheStartOfTheOldLogIsLostItsOwnPastIsNotKnown) {
  Event start;
  start.procedure = "system";
  start.command = "start_log";
  start.outcome = Event::Outcome::kAccepted;
  ContinuedLogs logs("c.example");
  const auto note = "b.example\n6\n" + to_base64(Hash{}) + "\n\n";
  EXPECT_FALSE(logs.take(0, start, [&] { return start_of(note, "b.example", {range(0, 0)}); }));
  EXPECT_FALSE(logs.take(1, {}, [] { return std::nullopt; }));
  EXPECT_FALSE(logs.all_known());
  EXPECT_FALSE(logs.owner_of(1).sure);
  EXPECT_TRUE(logs.owner_of(6).sure);
}

TEST(ContinuedLogsInARow, ALogDoesNotContinueItselfOrOneOfAnotherTreeHash) {
  Event start;
  start.procedure = "system";
  start.command = "start_log";
  start.outcome = Event::Outcome::kAccepted;
  for (const std::string origin : {"c.example", "b.example/sm3"}) {
    ContinuedLogs logs("c.example");
    const auto note = origin + "\n6\n" + to_base64(Hash{}) + "\n\n";
    EXPECT_TRUE(logs.take(0, start, [&] { return start_of(note, origin, {}); })) << origin;
  }
}

}  // namespace
}  // namespace renmian::test
