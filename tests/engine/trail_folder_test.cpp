// A trail folder as it was written, and then with one thing changed at a time: which line says so.
#include <gmock/gmock.h>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "tests/support/checked_folder.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// Fifty cases of six entries: a full bundle and a partial one.
class TrailFolderTest : public testing::Test {
 protected:
  TrailFolderTest() {
    for (std::size_t i = 0; i < 50; ++i) world.run_case(i);
    files = world.files();
  }

  std::string first_of(std::string_view line) {
    const auto report = checked(world, files).value();
    const auto& findings = report.line(line).findings;
    return findings.empty() ? "nothing found" : findings.front().text.zh;
  }

  static void flip(std::string& bytes, std::size_t at) { bytes[at] = static_cast<char>(bytes[at] ^ 1); }

  TrailWorld world;
  Files files;
};

TEST_F(TrailFolderTest, AGoodFolderIsGoodInEveryLine) {
  const auto report = checked(world, files).value();
  EXPECT_THAT(verdicts(report), IsEmpty());
  EXPECT_EQ(report.lines().size(), 12);
  EXPECT_EQ(report.exit_status(), 0);
  EXPECT_EQ(report.entries, 300);
  EXPECT_EQ(report.cases, 50);
  EXPECT_EQ(report.checkpoint->size, 300);
}

TEST_F(TrailFolderTest, ALogWithSm3IsGoodToo) {
  TrailWorld sm("test.example/log/sm3");
  for (std::size_t i = 0; i < 50; ++i) sm.run_case(i);
  EXPECT_THAT(verdicts(sm, sm.files()), IsEmpty());
}

TEST_F(TrailFolderTest, AnEmptyLogIsGood) {
  const TrailWorld empty;
  EXPECT_THAT(verdicts(empty, empty.files()), IsEmpty());
}

TEST_F(TrailFolderTest, AFolderFromAnEntryOnIsGood) {
  EXPECT_THAT(verdicts(world, world.files({.since = 256})), IsEmpty());
}

TEST_F(TrailFolderTest, AFolderThatBeginsBeyondItsCheckpointCannotBeRead) {
  files["manifest.json"] = to_string(Manifest{{}, world.origin, true, 512, {}}) + "\n";
  EXPECT_EQ(checked(world, files).error().code, "folder-unusable");
}

TEST_F(TrailFolderTest, APartialFolderIsGood) {
  EXPECT_THAT(verdicts(world, world.files({.cases = {3, 7}})), IsEmpty());
}

TEST_F(TrailFolderTest, WithoutStateOrPayloadsItIsGoodButForARemark) {
  EXPECT_THAT(verdicts(world, world.files({.payloads = false, .state = false})), ElementsAre("replay:remark"));
}

TEST_F(TrailFolderTest, WithoutCheckpointOrManifestItCannotBeRead) {
  for (const auto* name : {"checkpoint", "manifest.json"}) {
    auto lacking = files;
    lacking.erase(name);
    EXPECT_EQ(checked(world, lacking).error().place, name);
  }
  files["manifest.json"].insert(1, " ");
  EXPECT_EQ(checked(world, files).error().place, "manifest.json");
}

TEST_F(TrailFolderTest, ACheckpointOfAnotherKeyIsTamperingAndTheRestIsNotChecked) {
  const auto report = checked(world, files, {.policy = TrailWorld().policy()}).value();
  EXPECT_EQ(report.line("checkpoint").verdict(), "tampering");
  EXPECT_EQ(report.line("tree").verdict(), "incomplete");
  EXPECT_EQ(report.exit_status(), 1);
}

TEST_F(TrailFolderTest, ACheckpointOfAnotherOriginThanTheManifestIsTampering) {
  files["manifest.json"] = to_string(Manifest{{}, "other.example/log", true, 0, {}}) + "\n";
  EXPECT_THAT(verdicts(world, files), Contains("checkpoint:tampering"));
}

TEST_F(TrailFolderTest, AMissingWitnessIsIncompleteAndAWrongOneTampering) {
  auto& note = files["checkpoint"];
  const auto line = note.rfind("\n— ", note.size() - 2) + 1;
  const auto whole = note;
  note.resize(line);
  EXPECT_THAT(verdicts(world, files), ElementsAre("quorum:incomplete"));
  note = whole;
  auto& letter = note[note.size() - 10];
  letter = letter == 'A' ? 'B' : 'A';
  EXPECT_THAT(verdicts(world, files), ElementsAre("quorum:tampering"));
}

TEST_F(TrailFolderTest, TimesOfWitnessesArePlausibleWithinFiveMinutes) {
  const auto text =
      to_string(parse_checkpoint(files["checkpoint"].substr(0, files["checkpoint"].find("\n\n") + 1)).value());
  const auto at = [&](std::int64_t seconds) {
    const auto time = static_cast<std::uint64_t>(world.now.microseconds / 1'000'000 + seconds);
    files["checkpoint"] =
        with_signatures(sign_note(text, world.log), std::vector{cosignature_line(text, world.witness, time)});
    return verdicts(world, files);
  };
  EXPECT_THAT(at(300), IsEmpty());
  EXPECT_THAT(at(301), ElementsAre("quorum:incomplete"));
  EXPECT_THAT(at(-300), IsEmpty());
  EXPECT_THAT(at(-301), ElementsAre("quorum:incomplete"));
}

TEST_F(TrailFolderTest, AChangedLetterInAnEntryIsFoundByTheTree) {
  auto& bundle = files["tile/entries/000"];
  const auto at = bundle.find("\"001\"");
  bundle[at + 3] = '9';
  const auto found = verdicts(world, files);
  EXPECT_THAT(found, Contains("tree:tampering"));
  EXPECT_EQ(first_of("tree"), "哈希块 tile/0/000 与日志不符");
}

TEST_F(TrailFolderTest, AMissingBundleIsIncompleteAndTheTileStandsIn) {
  files.erase("tile/entries/000");
  EXPECT_THAT(verdicts(world, files), ElementsAre("tree:incomplete", "chains:incomplete", "replay:incomplete"));
}

TEST_F(TrailFolderTest, ABundleWithAnEntryLessIsTampering) {
  auto entries = parse_bundle(files["tile/entries/001.p/44"]).value();
  const std::vector<std::string> kept(entries.begin(), entries.end() - 1);
  files["tile/entries/001.p/44"] = to_bundle(std::vector<std::string_view>(kept.begin(), kept.end()));
  EXPECT_THAT(verdicts(world, files), Contains("tree:tampering"));
}

TEST_F(TrailFolderTest, EveryTileIsHeldAgainstTheEntries) {
  for (const auto* name : {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"}) {
    auto spoilt = files;
    flip(spoilt.at(name), 5);
    EXPECT_THAT(verdicts(world, spoilt), ElementsAre("tree:tampering")) << name;
    spoilt.erase(name);
    EXPECT_THAT(verdicts(world, spoilt), ElementsAre("tree:incomplete")) << name;
  }
}

TEST_F(TrailFolderTest, ARewrittenPastSignedAgainIsFoundByAnOlderCheckpoint) {
  const GivenFile kept{"kept", world.checkpoint(100)};
  EXPECT_THAT(verdicts(world, files, {.since = {kept}}), IsEmpty());
  world.forge(9, [](Event& event) { event.actor.id = "003"; });
  EXPECT_THAT(verdicts(world, world.files(), {.since = {kept}}), Contains("consistency:tampering"));
}

TEST_F(TrailFolderTest, AnOlderCheckpointNewerThanTheFolderIsIncomplete) {
  EXPECT_THAT(verdicts(world, world.files({.size = 100}), {.since = {{"kept", world.checkpoint(300)}}}),
              ElementsAre("consistency:incomplete"));
  EXPECT_THAT(verdicts(world, world.files({.cases = {3}}), {.since = {{"kept", world.checkpoint(100)}}}),
              ElementsAre("consistency:incomplete"));
}

TEST_F(TrailFolderTest, AKeptCheckpointIsSignedAndOfTheSizeThatNamesIt) {
  files["checkpoints/100"] = world.checkpoint(100);
  EXPECT_THAT(verdicts(world, files), IsEmpty());
  files["checkpoints/100"] = world.checkpoint(101);
  EXPECT_THAT(verdicts(world, files), ElementsAre("consistency:tampering"));
  files["checkpoints/100"] = "no note";
  EXPECT_THAT(verdicts(world, files), ElementsAre("consistency:tampering"));
}

TEST_F(TrailFolderTest, AFileThatIsNoCheckpointOrReceiptCannotBeRead) {
  EXPECT_EQ(checked(world, files, {.since = {{"kept", "no note"}}}).error().place, "kept");
  EXPECT_EQ(checked(world, files, {.receipts = {{"mine", "{}"}}}).error().place, "mine");
}

TEST_F(TrailFolderTest, AReceiptIsInTheLog) {
  const auto leaf = to_base64(world.leaves(300)[9]);
  const auto answer = [&](int index) {
    return GivenFile{"mine", canonical(boost::json::object{
                                 {"checkpoint", world.checkpoint(100)}, {"leaf", leaf}, {"log_index", index}})};
  };
  EXPECT_THAT(verdicts(world, files, {.receipts = {answer(9)}}), IsEmpty());
  EXPECT_THAT(verdicts(world, files, {.receipts = {answer(10)}}), ElementsAre("receipts:tampering"));
  EXPECT_THAT(verdicts(world, files, {.receipts = {answer(100)}}), ElementsAre("receipts:tampering"));
  EXPECT_THAT(verdicts(world, files, {.receipts = {{"proof", world.proof(9, 100)}}}), IsEmpty());
  EXPECT_THAT(verdicts(world, world.files({.size = 6}), {.receipts = {answer(9)}}), ElementsAre("receipts:incomplete"));
}

TEST_F(TrailFolderTest, PayloadsAreHeldAgainstTheirDigests) {
  auto& payloads = files["payloads/018f0000-0000-7000-8000-000000000003.jsonl"];
  const auto whole = payloads;
  payloads.replace(payloads.find(R"({\"data\":{}})"), 12, R"({\"data\":{} )");
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:tampering"));
  payloads = whole.substr(whole.find('\n') + 1);
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:incomplete"));
  payloads = whole.substr(0, whole.size() - 1);
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:tampering"));
  payloads = whole + files["payloads/018f0000-0000-7000-8000-000000000004.jsonl"];
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:tampering"));
}

TEST_F(TrailFolderTest, AnErasedPayloadIsARemarkThatNamesTheRuleAndTheEntry) {
  world.add(90, {"carry_out_erasure", "open"}, R"({"data":{"entries":[18,301],"rule":"退休满十年"}})");
  world.add(90, {"carry_out_erasure", "open"});
  files = world.files();
  auto& erased = files["payloads/018f0000-0000-7000-8000-000000000003.jsonl"];
  erased = erased.substr(erased.find('\n') + 1);
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:remark"));
  EXPECT_EQ(first_of("payloads"), "日志第 18 条所附数据已依“退休满十年”删除，见日志第 300 条");
  EXPECT_EQ(checked(world, files)->exit_status(), 0);
  // What is named before it exists was not erased.
  auto& later = files["payloads/018f0000-0000-7000-8000-00000000005a.jsonl"];
  later = later.substr(0, later.find('\n') + 1);
  EXPECT_THAT(verdicts(world, files), ElementsAre("payloads:incomplete"));
}

TEST_F(TrailFolderTest, TheStateIsWhatTheEventsLeadTo) {
  const auto with = [&](std::string_view from, std::string_view to) {
    auto spoilt = files;
    auto& state = spoilt["state.jsonl"];
    state.replace(state.find(from), from.size(), to);
    return verdicts(world, spoilt);
  };
  EXPECT_THAT(with("\"done\"", "\"start\""), ElementsAre("replay:tampering"));
  EXPECT_THAT(with("\"seq\":6", "\"seq\":7"), ElementsAre("replay:tampering"));
  EXPECT_THAT(with("\"version\":5", "\"version\":4"), ElementsAre("replay:tampering"));
  EXPECT_THAT(with("000000000000\"", "000000000fff\""), ElementsAre("replay:tampering"));
  EXPECT_THAT(with("{\"case_id\"", "{ \"case_id\""), ElementsAre("replay:tampering"));
}

TEST_F(TrailFolderTest, AFileThatIsNoPartOfTheTrailIsFound) {
  for (const auto* name : {"extra", "tile/0/00", "tile/64/000", "tile/0/000.p/256", "checkpoints/07", "entry/1.json",
                           "payloads/x.jsonl", "procedures/x.json"}) {
    auto spoilt = files;
    spoilt[name] = "x";
    EXPECT_THAT(verdicts(world, spoilt), ElementsAre("unique:tampering")) << name;
  }
}

TEST_F(TrailFolderTest, AnHourAndFiveMinutesOfSilenceAreNoRemarkAndMoreIs) {
  world.now.microseconds += 64LL * 60 * 1'000'000;
  world.add(60, {"propose", "voting", {{"named", "met"}}});
  EXPECT_THAT(verdicts(world, world.files()), IsEmpty());
  world.now.microseconds += 64LL * 60 * 1'000'000 + 1;
  world.add(61, {"propose", "voting", {{"named", "met"}}});
  EXPECT_THAT(verdicts(world, world.files()), ElementsAre("silence:remark"));
}

TEST_F(TrailFolderTest, APartialFolderProvesEachEntry) {
  const auto partial = world.files({.cases = {3}});
  const auto spoilt = [&](auto change) {
    auto changed = partial;
    change(changed);
    return verdicts(world, changed);
  };
  EXPECT_THAT(spoilt([](Files& f) { f.erase("proof/18.tlog-proof"); }), ElementsAre("tree:incomplete"));
  EXPECT_THAT(spoilt([](Files& f) { f.erase("entry/20.json"); }),
              ElementsAre("tree:incomplete", "chains:incomplete", "replay:incomplete"));
  EXPECT_THAT(spoilt([](Files& f) { std::swap(f["proof/18.tlog-proof"], f["proof/19.tlog-proof"]); }),
              ElementsAre("tree:tampering"));
  EXPECT_THAT(spoilt([&](Files& f) { f["proof/18.tlog-proof"] = world.proof(18, 200); }),
              ElementsAre("tree:tampering"));
  EXPECT_THAT(spoilt([&](Files& f) {
                f["entry/0.json"] = world.bodies[0];
                f["proof/0.tlog-proof"] = world.proof(0, 300);
              }),
              Contains("unique:tampering"));
}

TEST_F(TrailFolderTest, OfOneCaseOnlyItsFindingsAreReported) {
  world.forge(9, [](Event& event) { event.command = "vote"; });
  EXPECT_THAT(verdicts(world, world.files(), {.only = world.id_of(1)}), Contains("chains:tampering"));
  EXPECT_THAT(verdicts(world, world.files(), {.only = world.id_of(2)}), IsEmpty());
  EXPECT_THAT(verdicts(world, files, {.only = world.id_of(99)}), ElementsAre("chains:incomplete"));
}

}  // namespace
}  // namespace renmian::test
