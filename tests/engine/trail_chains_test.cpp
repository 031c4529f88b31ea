// One entry is forged and the folder signed again, as whoever has the log's key could: what it says must still be a
// step of its case, by the definition it names.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/audit/canonical_json.hpp"
#include "tests/support/checked_folder.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class TrailChainsTest : public testing::Test {
 protected:
  TrailChainsTest() {
    for (std::size_t i = 0; i < 3; ++i) world.run_case(i);
  }

  // The first finding of `chains` after the last entry of the third case was changed.
  template <class Change>
  std::string found_for(Change change) {
    TrailWorld forged = world;
    forged.forge(17, change);
    return first_of(forged, "chains");
  }

  static std::string first_of(const TrailWorld& world, std::string_view line) {
    const auto report = checked(world, world.files()).value();
    const auto& findings = report.line(line).findings;
    return findings.empty() ? "nothing found" : findings.front().text.zh;
  }

  TrailWorld world;
};

TEST_F(TrailChainsTest, EachStepFollowsTheOneBefore) {
  EXPECT_EQ(found_for([](Event&) {}), "nothing found");
  EXPECT_EQ(found_for([](Event& e) { e.previous[0] ^= 1; }), "第 6 步的记录与审计链不符：与上一步不衔接");
  EXPECT_EQ(found_for([](Event& e) { e.seq = 7; }), "第 7 步的记录与审计链不符：步号不连续");
  EXPECT_EQ(found_for([](Event& e) { e.at.microseconds -= 60'000'001; }), "第 6 步的记录与审计链不符：时间早于上一步");
  EXPECT_EQ(found_for([](Event& e) { e.at.microseconds -= 60'000'000; }), "nothing found");
  EXPECT_EQ(found_for([](Event& e) { e.from = "start"; }), "第 6 步的记录与审计链不符：起始状态与上一步的结果不同");
  EXPECT_EQ(found_for([](Event& e) { e.policy_digest = std::string(64, 'b'); }),
            "第 6 步的记录与审计链不符：政策参数与前一步不同");
  EXPECT_EQ(found_for([](Event& e) { e.procedure_version = 2; }), "第 6 步的记录与审计链不符：流程与前一步不同");
}

TEST_F(TrailChainsTest, EachStepIsOneOfTheDefinition) {
  EXPECT_EQ(found_for([](Event& e) { e.to = "start"; }), "第 6 步不合流程：不能由“voting”经“vote”转入“start”");
  EXPECT_EQ(found_for([](Event& e) { e.gates.pop_back(); }), "第 6 步不合流程：所记关口不是该步规定的关口");
  EXPECT_EQ(found_for([](Event& e) { std::swap(e.gates[0], e.gates[1]); }),
            "第 6 步不合流程：所记关口不是该步规定的关口");
  EXPECT_EQ(found_for([](Event& e) { e.gates[0].second = "pending"; }), "第 6 步不合流程：关口未满足，却予以办理");
  EXPECT_EQ(found_for([](Event& e) { e.outcome = Event::Outcome::kRefused; }),
            "第 6 步不合流程：未予办理，状态却已改变");
  EXPECT_EQ(found_for([](Event& e) {
              e.outcome = Event::Outcome::kRefused;
              e.to = e.from;
            }),
            "第 6 步不合流程：关口全部满足，却未予办理");
}

TEST_F(TrailChainsTest, StandingAndDossierRowsLeadWhereTheySay) {
  EXPECT_EQ(found_for([](Event& e) {
              e.command = "end_early";
              e.to = "terminated:voting";
              e.gates.clear();
            }),
            "nothing found");
  EXPECT_EQ(found_for([](Event& e) {
              e.command = "end_early";
              e.to = "terminated:done";
              e.gates.clear();
            }),
            "第 6 步不合流程：不能由“voting”经“end_early”转入“terminated:done”");
  EXPECT_EQ(found_for([](Event& e) {
              e.command = "note";
              e.gates.clear();
            }),
            "第 6 步不合流程：不能由“voting”经“note”转入“done”");
}

TEST_F(TrailChainsTest, ACorrectionHasTheGatesOfAStepAfterItsOwn) {
  const auto with = [this](std::vector<std::pair<std::string, std::string>> gates) {
    return found_for([&](Event& e) {
      e.command = "correct";
      e.to = "voting";
      e.gates = gates;
    });
  };
  EXPECT_EQ(with({{"named", "met"}}), "nothing found");
  EXPECT_EQ(with({{"named", "met"}, {"votes", "met"}, {"named", "met"}}), "nothing found");
  EXPECT_EQ(with({{"named", "met"}, {"votes", "met"}}), "第 6 步不合流程：所记关口不是该步规定的关口");
  EXPECT_EQ(with({}), "第 6 步不合流程：所记关口不是该步规定的关口");
}

TEST_F(TrailChainsTest, WhoBeganTheCaseDoesNotConfirmIt) {
  EXPECT_EQ(found_for([](Event& e) { e.actor.id = "001"; }), "第 6 步的记录与审计链不符：由启动本事项的人自己确认");
  EXPECT_EQ(found_for([](Event& e) { e.actor.on_behalf_of = "001"; }),
            "第 6 步的记录与审计链不符：由启动本事项的人自己确认");
  EXPECT_EQ(found_for([](Event& e) { e.actor.id = "003"; }), "nothing found");
}

TEST_F(TrailChainsTest, TheFirstStepBeginsAtTheStart) {
  world.add(9, {"vote", "done", {{"votes", "met"}, {"named", "met"}}});
  world.forge(18, [](Event& e) { e.from = "voting"; });
  EXPECT_EQ(first_of(world, "chains"), "第 1 步的记录与审计链不符：起始状态与上一步的结果不同");
}

TEST_F(TrailChainsTest, ADefinitionThatIsNotThereIsIncompleteAndAChangedOneTampering) {
  auto files = world.files();
  const auto name = trail_folder::procedure_path(parse_event(world.bodies[0]).procedure_digest);
  const auto text = files.at(name);
  files.erase(name);
  EXPECT_THAT(verdicts(world, files), ElementsAre("chains:incomplete"));
  files[name] = text;
  files[name].replace(text.find(R"(["vote"])"), 8, "[]");
  EXPECT_THAT(verdicts(world, files), ElementsAre("chains:tampering"));
}

TEST_F(TrailChainsTest, AMoveToANewerVersionGoesByTheNewerDefinition) {
  auto newer = boost::json::parse(world.definitions.at(parse_event(world.bodies[0]).procedure_digest));
  newer.at("version") = 2;
  newer.at("states").at(1).at("code") = "ballot";
  newer.at("rows").at(0).at("target") = "ballot";
  newer.at("successors") = {{{"from", "voting"}, {"to", "ballot"}}};
  const auto text = canonical(newer);
  const auto digest = to_hex(sha256(text));
  world.definitions.emplace(digest, text);
  const auto moves = [&](Event& e) {
    e.command = "move_to_version";
    e.procedure_version = 2;
    e.procedure_digest = digest;
    e.policy_digest = std::string(64, 'c');
    e.gates.clear();
    e.to = "ballot";
  };
  EXPECT_EQ(found_for(moves), "nothing found");
  EXPECT_EQ(found_for([&](Event& e) {
              moves(e);
              e.to = "voting";
            }),
            "第 6 步不能如此转入流程版本 2");
  EXPECT_EQ(found_for([&](Event& e) {
              moves(e);
              e.gates.emplace_back("named", "met");
            }),
            "第 6 步不能如此转入流程版本 2");
}

TEST_F(TrailChainsTest, AnEntryThatIsNotOfTheFormIsFoundAndNotLookedAtFurther) {
  const auto with = [this](std::string_view from, std::string_view to) {
    TrailWorld spoilt = world;
    auto& body = spoilt.bodies[17];
    body.replace(body.find(from), from.size(), to);
    auto files = world.files();
    files.erase("tile/entries/000.p/18");
    files.merge(tile_files(spoilt.bodies, spoilt.leaves(18), 0, TreeHash::kSha256));
    return verdicts(world, files);
  };
  for (const auto& [from, to] : {std::pair("{\"actor\"", "{ \"actor\""), std::pair(",\"v\":1}", ",\"v\":1,\"zzz\":1}"),
                                 std::pair("\"met\"", "\"mat\""), std::pair("accepted", "acceptet"),
                                 std::pair("\"case_seq\":6", "\"case_seq\":0")}) {
    EXPECT_THAT(with(from, to), Contains("canonical:tampering")) << to;
  }
}

TEST_F(TrailChainsTest, AnEntryOfAnotherLogIsFound) {
  world.forge(17, [](Event& e) { e.origin = "other.example/log"; });
  EXPECT_THAT(verdicts(world, world.files()), ElementsAre("canonical:tampering"));
}

TEST_F(TrailChainsTest, AnEventOrAStepThatOccursTwiceIsFound) {
  TrailWorld copied = world;
  copied.forge(17, [&](Event& e) { e.id = parse_event(world.bodies[3]).id; });
  EXPECT_EQ(first_of(copied, "unique"), "事件编号 018f1111-0000-7000-8000-000000000003 在日志第 3 条已经出现");
  world.bodies.push_back(world.bodies.back());
  world.contents.push_back(world.contents.back());
  EXPECT_THAT(verdicts(world, world.files()),
              testing::AllOf(Contains("unique:tampering"), Contains("chains:tampering")));
}

TEST_F(TrailChainsTest, AContinuedLogHoldsTheEntriesOfTheOldOneFirst) {
  TrailWorld old("old.example/log");
  old.run_case(0);
  TrailWorld next;
  next.add(100, {"start_log", "open"},
           canonical(boost::json::object{{"data",
                                          {{"continues",
                                            {{"checkpoint", old.checkpoint(6)},
                                             {"origin", old.origin},
                                             {"reason", ""},
                                             {"left_out", boost::json::array{}}}}}}}));
  next.run_case(0);
  next.run_case(1);
  TrailWorld continued = next;
  // Forging changes the hashes that the steps name; only the line `canonical` is looked at.
  for (std::uint64_t i = 1; i <= 6; ++i) continued.forge(i, [](Event& e) { e.origin = "old.example/log"; });
  EXPECT_EQ(first_of(continued, "canonical"), "nothing found");
  auto files = continued.files();
  files.erase("payloads/018f0000-0000-7000-8000-000000000064.jsonl");
  EXPECT_EQ(checked(continued, files)->line("canonical").verdict(), "incomplete");
  continued.forge(12, [](Event& e) { e.origin = "old.example/log"; });
  EXPECT_EQ(first_of(continued, "canonical"),
            "第 6 步的记录来自另一份日志“old.example/log”，此处应为“test.example/log”的记录");
}

}  // namespace
}  // namespace renmian::test
