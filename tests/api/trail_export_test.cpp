// An export holds what it says, can be checked by whoever gets it, and tells nothing of other cases.
#include "api/service/trail_export.hpp"

#include <gmock/gmock.h>

#include "api/service/trail_readme.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/trail_policy.hpp"
#include "tests/adapters/store_behaviour.hpp"
#include "tests/support/folder_content.hpp"
#include "tests/support/opened_store.hpp"
#include "tests/support/small_log.hpp"
#include "tests/support/unsound_lines.hpp"

namespace renmian {
namespace {

using test::SmallLog;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;

using Files = std::map<std::string, std::string>;

// The paths that begin with `prefix`.
std::vector<std::string> below(const Files& files, std::string_view prefix) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with(prefix)) paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < bytes.size();) {
    const auto end = bytes.find('\n', from);
    lines.push_back(bytes.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

Manifest manifest_of(const Files& files) { return parse_manifest(lines_of(files.at("manifest.json")).at(0)).value(); }

std::vector<StateLine> states_of(const Files& files) {
  std::vector<StateLine> states;
  for (const auto& line : lines_of(files.at("state.jsonl"))) states.push_back(parse_state_line(line).value());
  return states;
}

std::vector<std::uint64_t> payload_indices(const Files& files) {
  std::vector<std::uint64_t> indices;
  for (const auto& path : below(files, "payloads/")) {
    for (const auto& line : lines_of(files.at(path))) indices.push_back(parse_payload_line(line).value().log_index);
  }
  std::ranges::sort(indices);
  return indices;
}

std::vector<Verifier> log_keys() { return {*Verifier::from_vkey(test_signer().verifier_key())}; }

SignedCheckpoint checkpoint_of(const Files& files) {
  return open_checkpoint(files.at("checkpoint"), log_keys(), "test.example/log").value();
}

std::vector<std::uint64_t> upto(std::uint64_t from, std::uint64_t to) {
  std::vector<std::uint64_t> all;
  for (; from < to; ++from) all.push_back(from);
  return all;
}

class TrailExportTest : public test::StoreBehaviour {
 protected:
  void SetUp() override {
    StoreBehaviour::SetUp();
    world_ = std::make_unique<SmallLog>(store());
  }

  SmallLog& world() { return *world_; }

  boost::system::result<ExportedTrail, Problems> exported(ExportWish wish) {
    wish.folder = place();
    return export_trail(store(), world().on.catalogue, SmallLog::keys(), wish);
  }
  Files files_of(const ExportWish& wish) {
    std::filesystem::remove_all(place());
    const auto done = exported(wish);
    EXPECT_TRUE(done) << done.error().front().message.en;
    EXPECT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty());
    return test::content_of(place());
  }
  std::vector<std::string> codes_of(const ExportWish& wish) {
    const auto done = exported(wish);
    std::vector<std::string> codes;
    if (!done) {
      for (const auto& problem : done.error()) codes.push_back(problem.code);
    }
    return codes;
  }
  std::filesystem::path place() const { return temporary_.path() / "export"; }

  // As a witness would; what it signs is not looked at by an export.
  Cosignature cosign(const std::string& witness) {
    const auto head = *store().head();
    const Cosignature cosignature{witness, world().size(), head.checkpoint, "— " + witness + " c2lnbmVk\n", {}};
    store().save_cosignature(cosignature);
    return cosignature;
  }

 private:
  test::TemporaryFolder temporary_;
  std::unique_ptr<SmallLog> world_;
};

INSTANTIATE_TEST_SUITE_P(Stores, TrailExportTest, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& store) { return store.param; });

TEST_P(TrailExportTest, AWholeFolderHoldsTheLogUnderItsCheckpoint) {
  world().open_to(260);
  world().vote(world().cases[7], 1);
  const auto files = files_of({});
  const auto& [checkpoint, signatures] = checkpoint_of(files);
  EXPECT_EQ(checkpoint.size, 261U);
  EXPECT_THAT(below(files, "tile/"), ElementsAre("tile/0/000", "tile/0/001.p/5", "tile/1/000.p/1", "tile/entries/000",
                                                 "tile/entries/001.p/5"));
  const auto tiles = [&](unsigned level, std::uint64_t index) {
    const auto paths = below(files, tile_path(level, index));
    std::vector<Hash> hashes;
    for (std::size_t at = 0; at < files.at(paths.at(0)).size(); at += 32) {
      hashes.push_back(*to_array<32>(std::string_view(files.at(paths.at(0))).substr(at, 32)));
    }
    return hashes;
  };
  EXPECT_EQ(root_of(261, nodes_over_tiles(tiles)), checkpoint.root);
  std::vector<std::string> entries;
  for (const auto* path : {"tile/entries/000", "tile/entries/001.p/5"}) {
    const auto bundle = parse_bundle(files.at(path));
    for (const auto entry : bundle.value()) entries.emplace_back(entry);
  }
  std::vector<std::string> bodies;
  for (const auto& event : store().events_from(0, 300)) bodies.push_back(event.body);
  EXPECT_EQ(entries, bodies);
  EXPECT_EQ(payload_indices(files), upto(0, 261));
  EXPECT_EQ(files.at("procedures/" + small::compiled().book().digest + ".json"), small::compiled().book().definition);
  EXPECT_TRUE(manifest_of(files).whole());
  EXPECT_THAT(below(files, "entry/"), IsEmpty());
  EXPECT_THAT(below(files, "proof/"), IsEmpty());
}

TEST_P(TrailExportTest, PayloadsAreThoseTheEntriesHaveTheDigestsOf) {
  const auto id = world().open();
  world().vote(id, 1);
  const auto files = files_of({});
  for (const auto& text : lines_of(files.at("payloads/" + to_string(id) + ".jsonl"))) {
    const auto line = parse_payload_line(text).value();
    const auto event = parse_event(store().events_from(line.log_index, 1).front().body);
    EXPECT_EQ(sha256({line.salt, line.content}), event.payload_digest);
  }
}

TEST_P(TrailExportTest, TheStateIsThatOfTheCases) {
  const auto id = world().open();
  world().vote(id, 1);
  world().open();
  world().vote(id, 5);
  auto states = states_of(files_of({}));
  ASSERT_EQ(states.size(), 2U);
  const auto stored = store().events_from(3, 1).front();
  EXPECT_THAT(states, testing::Contains(StateLine{id, stored.leaf, "appointed", 3, 2}));
}

TEST_P(TrailExportTest, APartialFolderProvesItsEntriesAndTellsNothingOfOtherCases) {
  world().open_to(258);
  world().vote(world().cases[3], 1);
  world().vote(world().cases[200], 5);
  const auto first = world().cases[3];
  const auto second = world().cases[200];
  const auto files = files_of({.cases = {second, first, second}});

  EXPECT_THAT(manifest_of(files).cases.value(), testing::UnorderedElementsAre(first, second));
  EXPECT_THAT(below(files, "tile/"), IsEmpty());
  EXPECT_THAT(below(files, "entry/"),
              ElementsAre("entry/200.json", "entry/258.json", "entry/259.json", "entry/3.json"));
  for (const auto index : {3, 200, 258, 259}) {
    const auto& entry = files.at("entry/" + std::to_string(index) + ".json");
    const auto proof = parse_proof_file(files.at("proof/" + std::to_string(index) + ".tlog-proof")).value();
    EXPECT_TRUE(verify_proof_file(proof, leaf_hash(entry), log_keys(), "test.example/log")) << index;
    EXPECT_EQ(proof.index, static_cast<std::uint64_t>(index));
    EXPECT_EQ(proof.checkpoint, files.at("checkpoint"));
  }
  EXPECT_THAT(payload_indices(files), ElementsAre(3, 200, 258, 259));
  EXPECT_EQ(states_of(files).size(), 2U);

  for (std::size_t i = 0; i < world().cases.size(); ++i) {
    if (i == 3 || i == 200) continue;
    for (const auto& [path, bytes] : files) {
      EXPECT_THAT(path + "\n" + bytes,
                  AllOf(Not(HasSubstr(to_string(world().cases[i]))), Not(HasSubstr(SmallLog::canary(i)))));
    }
  }
  EXPECT_THAT(files.at("payloads/" + to_string(second) + ".jsonl"), HasSubstr(SmallLog::canary(200)));
}

TEST_P(TrailExportTest, AUnitHasTheCasesOfItsPostsAndOfTheUnitsBelowIt) {
  const auto unit_id = [](const char* text) { return UnitId{*parse_uuid(text)}; };
  const Unit bureau{unit_id("018f0000-0000-7000-8000-00000000000a"), "局", {}};
  const Unit office{unit_id("018f0000-0000-7000-8000-00000000000b"), "办公室", bureau.id};
  const Unit other{unit_id("018f0000-0000-7000-8000-00000000000c"), "外单位", {}};
  store().save_units(std::vector{bureau, office, other});
  const auto post_of = [&](const Unit& unit, const char* text) {
    const Post post{{*parse_uuid(text)},   unit.id, "职位", PostLevel::section_deputy, PostKind::internal,
                    PostSystem::appointed, false};
    store().save_posts({&post, 1});
    return post.id;
  };
  const auto head = post_of(bureau, "018f0000-0000-7000-8000-00000000001a");
  const auto clerk = post_of(office, "018f0000-0000-7000-8000-00000000001b");
  const auto outside = post_of(other, "018f0000-0000-7000-8000-00000000001c");
  const auto at_head = world().open(head);
  const auto at_outside = world().open(outside);
  const auto at_clerk = world().open(clerk);

  EXPECT_THAT(manifest_of(files_of({.unit = bureau.id})).cases.value(),
              testing::UnorderedElementsAre(at_head, at_clerk));
  const auto files = files_of({.unit = office.id});
  EXPECT_THAT(manifest_of(files).cases.value(), ElementsAre(at_clerk));
  EXPECT_EQ(manifest_of(files).unit, to_string(office.id));
  for (const auto& [path, bytes] : files) {
    EXPECT_THAT(path + bytes, AllOf(Not(HasSubstr(to_string(at_head))), Not(HasSubstr(to_string(at_outside)))));
  }
}

TEST_P(TrailExportTest, SinceLeavesOutBundlesBeforeIt) {
  world().open_to(20);
  world().note_to(515);
  for (const auto& [since, bundle] :
       std::map<std::uint64_t, std::uint64_t>{{255, 0}, {256, 1}, {511, 1}, {512, 2}, {515, 2}}) {
    const auto files = files_of({.since = since});
    EXPECT_EQ(manifest_of(files).since, bundle * 256) << since;
    EXPECT_EQ(below(files, "tile/entries/").size(), 3 - bundle) << since;
    EXPECT_EQ(below(files, "tile/0/").size(), 3U) << since;
    EXPECT_EQ(payload_indices(files), upto(bundle * 256, 515)) << since;
    EXPECT_EQ(states_of(files).size(), 20U) << since;
  }
  EXPECT_THAT(codes_of({.since = 516}), ElementsAre("folder-not-empty"));
  std::filesystem::remove_all(place());
  EXPECT_THAT(codes_of({.since = 516}), ElementsAre("since-beyond-log"));
}

TEST_P(TrailExportTest, PayloadsCanBeWithheld) {
  const auto id = world().open();
  for (const auto& wish : {ExportWish{.payloads = false}, ExportWish{.cases = {id}, .payloads = false}}) {
    const auto files = files_of(wish);
    EXPECT_FALSE(manifest_of(files).payloads_included);
    EXPECT_THAT(below(files, "payloads/"), IsEmpty());
    for (const auto& [path, bytes] : files) EXPECT_THAT(bytes, Not(HasSubstr("canary")));
  }
}

TEST_P(TrailExportTest, WhatWasErasedHasNoLine) {
  world().open_to(3);
  store().erase_payloads(std::vector<std::uint64_t>{1}, 2);
  ASSERT_TRUE(exported({}));
  const auto files = test::content_of(place());
  EXPECT_THAT(payload_indices(files), ElementsAre(0, 2));
  EXPECT_THAT(files, Not(testing::Contains(Key("payloads/" + to_string(world().cases[1]) + ".jsonl"))));
}

TEST_P(TrailExportTest, TheCheckpointBearsTheCosignaturesKnownForIt) {
  world().open();
  const auto before = cosign("early.example");
  world().open();
  EXPECT_EQ(files_of({}).at("checkpoint"), store().head()->checkpoint);
  const auto one = cosign("one.example");
  const auto two = cosign("two.example");
  EXPECT_EQ(files_of({}).at("checkpoint"), store().head()->checkpoint + one.line + two.line);
  EXPECT_EQ(files_of({.witnessed = true}).at("checkpoint"), store().head()->checkpoint + one.line + two.line);
}

TEST_P(TrailExportTest, UnderAWitnessedCheckpointEverythingIsAsItWasThen) {
  const auto id = world().open();
  world().vote(id, 1);
  const auto cosignature = cosign("one.example");
  const auto leaf = store().events_from(1, 1).front().leaf;
  world().vote(id, 5);
  const auto later = world().open();

  const auto files = files_of({.witnessed = true});
  EXPECT_EQ(files.at("checkpoint"), cosignature.checkpoint + cosignature.line);
  EXPECT_THAT(states_of(files), ElementsAre(StateLine{id, leaf, "voting", 2, 1}));
  EXPECT_THAT(payload_indices(files), ElementsAre(0, 1));
  EXPECT_THAT(states_of(files_of({.cases = {id}, .witnessed = true})),
              ElementsAre(StateLine{id, leaf, "voting", 2, 1}));
  std::filesystem::remove_all(place());
  EXPECT_THAT(codes_of({.cases = {id, later}, .witnessed = true}), ElementsAre("case-too-new"));
}

TEST_P(TrailExportTest, WhatCannotBeDoneIsSaid) {
  EXPECT_THAT(codes_of({}), ElementsAre("log-empty"));
  EXPECT_THAT(codes_of({.witnessed = true}), ElementsAre("not-witnessed"));
  const auto id = world().open();
  EXPECT_THAT(codes_of({.witnessed = true}), ElementsAre("not-witnessed"));
  const CaseId nobody{*parse_uuid("018f0000-0000-7000-8000-0000000000ff")};
  const UnitId nowhere{nobody.uuid};
  EXPECT_THAT(codes_of({.cases = {id, nobody}}), ElementsAre("unknown-case"));
  EXPECT_THAT(codes_of({.unit = nowhere}), ElementsAre("unknown-unit"));
  EXPECT_THAT(codes_of({.cases = {id}, .since = 0}), ElementsAre("export-options"));
  EXPECT_FALSE(std::filesystem::exists(place()));
  std::filesystem::create_directories(place());
  std::ofstream(place() / "something") << "else";
  EXPECT_THAT(codes_of({}), ElementsAre("folder-not-empty"));
}

TEST_P(TrailExportTest, IsAnnouncedBeforeAnythingIsWritten) {
  world().open_to(2);
  std::uint64_t announced = 0;
  const ExportWish wish{.folder = place(), .cases = {}};
  ASSERT_TRUE(export_trail(store(), world().on.catalogue, SmallLog::keys(), wish, [&](const TrailHead& head) {
    announced = head.checkpoint.size;
    EXPECT_FALSE(std::filesystem::exists(place()));
    world().open();  // as when it is put on record: not part of the export
  }));
  EXPECT_EQ(announced, 2U);
  EXPECT_EQ(checkpoint_of(test::content_of(place())).checkpoint.size, 2U);
  EXPECT_EQ(states_of(test::content_of(place())).size(), 2U);
}

TEST_P(TrailExportTest, AProofOfOneEntry) {
  world().open_to(5);
  const auto proof = parse_proof_file(proof_of_entry(store(), 4).value()).value();
  EXPECT_TRUE(verify_proof_file(proof, store().events_from(4, 1).front().leaf, log_keys(), "test.example/log"));
  EXPECT_EQ(proof_of_entry(store(), 5), std::nullopt);
}

TEST(TrailExport, OfALogWithAHoleStopsAndHasNoCheckpoint) {
  const auto store = open_store("memory:");
  SmallLog world(*store);
  world.open_to(3);
  OpenedStore opened(*store, {});
  opened.events.erase(opened.events.begin() + 1);
  const test::TemporaryFolder temporary;
  EXPECT_EQ(test::fault_of([&] {
              static_cast<void>(export_trail(opened, world.on.catalogue, SmallLog::keys(),
                                             {.folder = temporary.path() / "export", .cases = {}}));
            }),
            "log-entry-missing");
  EXPECT_FALSE(std::filesystem::exists(temporary.path() / "export/checkpoint"));
}

TEST(ThePolicyFile, NamesLogWitnessesAndQuorum) {
  const auto log = test_signer().verifier_key();
  const auto witness = [](std::string_view name, char byte) {
    return make_vkey(name, KeyType::kCosignature, std::string(32, byte));
  };
  const auto alone = parse_trail_policy(policy_text({{log}, {}, 0})).value();
  EXPECT_EQ(alone.logs.size(), 1U);
  EXPECT_EQ(alone.quorum, "none");
  const auto policy = parse_trail_policy(policy_text({{log},
                                                      {{"w1", witness("one.example", '\x01')},
                                                       {"w2", witness("two.example", '\x02')},
                                                       {"w3", witness("three.example", '\x03')}},
                                                      2}))
                          .value();
  EXPECT_EQ(policy.witnesses.size(), 3U);
  EXPECT_FALSE(policy.quorum_met({"w2"}));
  EXPECT_TRUE(policy.quorum_met({"w2", "w3"}));
}

TEST(TheReadme, SaysInBothLanguagesWhatTheFolderIs) {
  Manifest manifest;
  manifest.origin = "example.gov.cn/log";
  EXPECT_THAT(readme_text(manifest), AllOf(HasSubstr("日志的全部记录"), HasSubstr("all entries of the log.")));
  manifest.since = 512;
  EXPECT_THAT(readme_text(manifest), AllOf(HasSubstr("自第 512 条"), HasSubstr("from number 512 on")));
  manifest.payloads_included = false;
  EXPECT_THAT(readme_text(manifest), AllOf(HasSubstr("只有其摘要"), HasSubstr("were withheld")));
  manifest.cases.emplace(3);
  EXPECT_THAT(readme_text(manifest), AllOf(HasSubstr("3 个事项"), HasSubstr("all entries of 3 cases")));
  EXPECT_THAT(lines_of(readme_text(manifest)), Each(Not(HasSubstr("{"))));
}

}  // namespace
}  // namespace renmian
