// A database is verified as it was written, and then with one thing changed behind the program's back at a time.
#include "engine/case/verification.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "adapters/store/memory_store.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/trail/event.hpp"
#include "tests/support/opened_store.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Fifty-two cases of five events each: 260 events, one full tile. Case i has the entries 5i to 5i + 4:
// propose, vote (refused), suspend, resume, vote.
class VerificationTest : public testing::Test {
 protected:
  static constexpr std::size_t kCases = 52;
  static constexpr std::uint64_t kEvents = 5 * kCases;

  static constexpr std::pair<const char*, const char*> kSteps[] = {{"propose", R"({"who":"林"})"},
                                                                   {"vote", R"({"in_favour":1})"},
                                                                   {"suspend", R"({"reason":"出差"})"},
                                                                   {"resume", R"({"reason":"回来"})"},
                                                                   {"vote", R"({"in_favour":5})"}};

  static const OpenedStore& written() {
    static MemoryStore store;
    static const OpenedStore opened = [] {
      TestDesk on{store, small::compiled()};
      for (std::size_t i = 0; i < kCases; ++i) {
        Request request;
        request.case_id = on.desk.new_case_id();
        request.actor = {"001", "cadre_section", "od"};
        request.opening = Opening{"small", {}, {}, {}};
        for (const auto& [command, data] : kSteps) {
          request.command = command;
          request.data = boost::json::parse(data);
          on.desk.do_now(request);
          request.opening.reset();
        }
      }
      const std::pair<unsigned, std::uint64_t> tiles[] = {{0, 0}};
      return OpenedStore(store, tiles);
    }();
    return opened;
  }

  VerificationReport verified(const std::string& origin = "test.example/log") {
    Catalogue catalogue({&small::compiled()}, store);
    return verify(store, catalogue, *Verifier::from_vkey(test_signer().verifier_key()), origin);
  }

  // The codes of the lines that have findings.
  static std::vector<std::string_view> failing(const VerificationReport& report) {
    std::vector<std::string_view> codes;
    for (const auto& line : report.lines()) {
      if (!line.ok()) codes.push_back(line.about.code);
    }
    return codes;
  }

  static std::string first_of(const VerificationReport& report, std::string_view code) {
    const auto& line = report.line(code);
    return line.findings.empty() ? "nothing found" : line.findings.front().text.zh;
  }

  StoredEvent& event(std::uint64_t log_index) { return store.events.at(log_index); }
  CaseRow& row_of(CaseId id) {
    return *std::find_if(store.rows.begin(), store.rows.end(), [id](const auto& row) { return row.about.id == id; });
  }

  // Changes an event as somebody would who can write to the database and knows the formats, but has no key.
  template <class Change>
  void forge(std::uint64_t log_index, Change change) {
    auto forged = parse_event(event(log_index).body);
    change(forged);
    event(log_index).body = to_body(forged);
    event(log_index).leaf = leaf_hash(event(log_index).body);
  }

  // Signs what the store now holds: the log's own key in the wrong hands. Whatever is found then was not found by the
  // signature.
  void sign_again() {
    MerkleFrontier frontier;
    std::vector<Hash> leaves;
    for (const auto& each : store.events) {
      frontier.append(each.leaf);
      leaves.push_back(each.leaf);
    }
    store.tiles = TileBuilder().append(leaves);
    store.log_head = LogHead{
        frontier.serialise(),
        sign_note(to_string(Checkpoint{"test.example/log", frontier.size(), frontier.root(), {}}), test_signer())};
  }

  OpenedStore store = written();
};

TEST_F(VerificationTest, WhatTheProgramWroteHoldsInEveryLine) {
  const auto report = verified();
  EXPECT_TRUE(report.ok());
  EXPECT_THAT(failing(report), IsEmpty());
  EXPECT_EQ(report.lines().size(), 9);
  EXPECT_EQ(report.events, kEvents);
  EXPECT_EQ(report.cases, kCases);
  EXPECT_EQ(report.checkpoint, store.log_head->checkpoint);
}

TEST_F(VerificationTest, AnEmptyDatabaseHolds) {
  store.log_head.reset();
  store.events.clear();
  store.rows.clear();
  EXPECT_TRUE(verified().ok());
}

TEST_F(VerificationTest, ProgressIsToldUpToTheEnd) {
  Catalogue catalogue({&small::compiled()}, store);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
  verify(store, catalogue, *Verifier::from_vkey(test_signer().verifier_key()), "test.example/log",
         [&](const Words&, std::uint64_t done, std::uint64_t of) { told.emplace_back(done, of); });
  EXPECT_THAT(told, ElementsAre(std::pair(kEvents, kEvents), std::pair(kCases, kCases)));
}

TEST_F(VerificationTest, AnotherOriginIsFound) {
  const auto report = verified("other.example/log");
  EXPECT_EQ(first_of(report, "checkpoint"), "检查点属于日志“test.example/log”，不是“other.example/log”");
  EXPECT_EQ(report.line("canonical").found, kEvents);
  EXPECT_EQ(report.line("canonical").findings.size(), ReportLine::kMostFindings);
}

TEST_F(VerificationTest, AChangedSignatureIsFound) {
  auto& note = store.log_head->checkpoint;
  auto& letter = note[note.size() - 10];
  letter = letter == 'A' ? 'B' : 'A';
  EXPECT_THAT(failing(verified()), ElementsAre("checkpoint"));
}

TEST_F(VerificationTest, AnotherLogsKeyIsFound) {
  const TestKey other;
  Catalogue catalogue({&small::compiled()}, store);
  const auto report = verify(store, catalogue, *Verifier::from_vkey(other.signer().verifier_key()), "test.example/log");
  EXPECT_THAT(failing(report), ElementsAre("checkpoint"));
}

TEST_F(VerificationTest, OneChangedLetterInAnEventIsFoundAndNamed) {
  auto& body = event(7).body;
  body.replace(body.find("\"001\""), 5, "\"002\"");
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("leaves", "tree", "tiles", "chains", "replay"));
  const auto& finding = report.line("leaves").findings.at(0);
  EXPECT_EQ(finding.log_index, 7);
  EXPECT_EQ(finding.case_id, event(7).case_id);
  EXPECT_EQ(finding.seq, 3);
  EXPECT_EQ(report.line("leaves").found, 1);
  EXPECT_EQ(first_of(report, "replay"), "事项第 3 步的记录与审计链不符：内容被改动");
}

TEST_F(VerificationTest, AnEventThatIsNoLongerReadableIsFound) {
  event(7).body.pop_back();
  const auto report = verified();
  EXPECT_EQ(report.line("canonical").findings.at(0).log_index, 7);
  EXPECT_EQ(report.line("canonical").found, 1);
}

TEST_F(VerificationTest, AnEventWithAddedSpaceIsNotCanonical) {
  event(7).body.insert(1, " ");
  event(7).leaf = leaf_hash(event(7).body);
  sign_again();
  EXPECT_EQ(verified().line("canonical").findings.at(0).log_index, 7);
}

TEST_F(VerificationTest, AnEventWithAnUnknownMemberIsFoundThoughCanonical) {
  auto& body = event(7).body;
  body.insert(body.size() - 1, R"(,"zzz":1)");
  event(7).leaf = leaf_hash(body);
  sign_again();
  EXPECT_EQ(first_of(verified(), "canonical"), "日志第 7 条不是规范的记录：含有本版本未定义的内容");
}

TEST_F(VerificationTest, AChangedLeafAloneIsFound) {
  event(7).leaf[0] ^= 1;
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("leaves", "replay"));
  EXPECT_EQ(first_of(report, "leaves"), "第 3 步的内容与所存的叶哈希不符");
}

TEST_F(VerificationTest, TwoEventsExchangedAreFound) {
  std::swap(event(3), event(9));
  std::swap(event(3).log_index, event(9).log_index);
  EXPECT_THAT(failing(verified()), ElementsAre("tree", "tiles", "chains"));
}

TEST_F(VerificationTest, ADeletedEventIsFoundAndNamed) {
  store.events.erase(store.events.begin() + 7);
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("tree", "tiles", "chains", "replay"));
  EXPECT_EQ(first_of(report, "tree"), "缺少日志第 7 至 7 条");
  EXPECT_EQ(report.line("tiles").found, 1);
}

TEST_F(VerificationTest, ADeletedTailIsFound) {
  store.events.resize(kEvents - 2);
  const auto report = verified();
  EXPECT_EQ(first_of(report, "tree"), "缺少日志第 258 至 259 条");
  EXPECT_EQ(first_of(report, "replay"), "事项表所记的状态与审计日志不符");
}

TEST_F(VerificationTest, ATailDeletedWithAnEarlierHeadSetBackIsNotVisibleFromTheDatabaseAlone) {
  const auto last = store.events.back().case_id;
  store.events.resize(kEvents - 5);
  std::erase_if(store.rows, [last](const auto& row) { return row.about.id == last; });
  sign_again();  // as the committer did at that time
  EXPECT_TRUE(verified().ok());
}

TEST_F(VerificationTest, AnEventBeyondTheSignedLogIsFound) {
  auto added = event(kEvents - 1);
  added.log_index = kEvents;
  added.seq = 6;
  store.events.push_back(added);
  EXPECT_EQ(first_of(verified(), "tree"), "签名的检查点之外还有记录");
}

TEST_F(VerificationTest, WhatIsCommittedDuringTheVerificationIsLeftOut) {
  const auto head = store.log_head;
  const auto last = store.events.back();
  auto& row = row_of(last.case_id);
  const auto row_after = row;
  store.events.pop_back();
  row.seq = 4;
  row.version = 3;
  row.position = "voting";
  row.leaf = store.events.back().leaf;
  sign_again();
  ASSERT_TRUE(verified().ok());
  // The last event of the last case arrives after the first page was read.
  Catalogue catalogue({&small::compiled()}, store);
  const auto report = verify(store, catalogue, *Verifier::from_vkey(test_signer().verifier_key()), "test.example/log",
                             [&](const Words&, std::uint64_t, std::uint64_t) {
                               if (store.events.size() == kEvents) return;
                               store.events.push_back(last);
                               row = row_after;
                               store.log_head = head;
                             });
  EXPECT_THAT(failing(report), IsEmpty());
  EXPECT_EQ(report.events, kEvents - 1);
}

TEST_F(VerificationTest, AChangedFrontierIsFound) {
  store.log_head->frontier.back() ^= 1;
  EXPECT_THAT(failing(verified()), ElementsAre("tree"));
}

TEST_F(VerificationTest, AChangedTileAndAMissingTileAreFound) {
  store.tiles[0].hashes[200][0] ^= 1;
  EXPECT_THAT(failing(verified()), ElementsAre("tiles"));
  store.tiles.clear();
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("tiles"));
  EXPECT_EQ(first_of(report, "tiles"), "哈希块 tile/0/000 缺失或与日志不符");
}

TEST_F(VerificationTest, ChangedDataAndMissingDataAreFound) {
  event(7).payload->content += " ";
  event(9).payload.reset();
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("payloads", "replay"));
  ASSERT_EQ(report.line("payloads").found, 2);
  EXPECT_EQ(report.line("payloads").findings[0].text.zh, "第 3 步所附数据与其摘要不符");
  EXPECT_EQ(report.line("payloads").findings[1].text.zh, "日志第 9 条所附数据缺失，仅存其摘要");
}

TEST_F(VerificationTest, AnEventOfAnotherLogIsFound) {
  forge(9, [](Event& e) { e.origin = "other"; });
  row_of(event(9).case_id).leaf = event(9).leaf;
  sign_again();
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("canonical"));
  EXPECT_EQ(first_of(report, "canonical"), "第 5 步的记录来自另一份日志“other”，此处应为“test.example/log”的记录");
}

TEST_F(VerificationTest, AForgedEventSignedAgainIsFoundByTheChain) {
  forge(7, [](Event& event) { event.actor.id = "002"; });
  sign_again();
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("chains", "replay"));
  EXPECT_EQ(first_of(report, "chains"), "第 4 步的记录与审计链不符：与上一步不衔接");
}

// The last event of a case has no successor that would name its hash; what it says must hold by itself.
TEST_F(VerificationTest, ALastEventForgedAndSignedAgainMustStillBeAStepOfTheProcedure) {
  const auto found_for = [this](auto change) {
    store = written();
    forge(9, change);
    row_of(event(9).case_id).leaf = event(9).leaf;
    sign_again();
    return first_of(verified(), "chains");
  };
  EXPECT_EQ(found_for([](Event&) {}), "nothing found");
  EXPECT_EQ(found_for([](Event& e) { e.to = "dropped"; }), "第 5 步不合流程：不能由“voting”经“vote”转入“dropped”");
  EXPECT_EQ(found_for([](Event& e) { e.command = "drop"; }), "第 5 步不合流程：不能由“voting”经“drop”转入“appointed”");
  EXPECT_EQ(found_for([](Event& e) { e.from = "start"; }), "第 5 步的记录与审计链不符：起始状态与上一步的结果不同");
  EXPECT_EQ(found_for([](Event& e) { e.gates[0].second = "unmet"; }), "第 5 步不合流程：关口未满足，却予以办理");
  EXPECT_EQ(found_for([](Event& e) { e.gates.pop_back(); }), "第 5 步不合流程：所记关口不是该步规定的关口");
  EXPECT_EQ(found_for([](Event& e) { e.outcome = Event::Outcome::kRefused; }),
            "第 5 步不合流程：未予办理，状态却已改变");
  EXPECT_EQ(found_for([](Event& e) { e.at.microseconds -= 1; }), "第 5 步的记录与审计链不符：时间早于上一步");
  EXPECT_EQ(found_for([](Event& e) { e.policy_digest = std::string(64, '0'); }),
            "第 5 步的记录与审计链不符：政策参数与前一步不同");
  EXPECT_EQ(found_for([](Event& e) { e.procedure_version = 2; }), "第 5 步的记录与审计链不符：流程与前一步不同");
  EXPECT_EQ(found_for([](Event& e) { e.procedure_digest = std::string(64, '0'); }),
            "第 5 步的记录与审计链不符：流程与前一步不同");
  EXPECT_EQ(found_for([](Event& e) { e.seq = 6; }), "第 5 步的记录与审计链不符：所存的事项或步号与内容不同");
}

TEST_F(VerificationTest, AForgedRowIsFoundByTheReplay) {
  const auto found_for = [this](auto change) {
    store = written();
    change(store.rows[4]);
    const auto report = verified();
    EXPECT_THAT(failing(report), ElementsAre("replay"));
    EXPECT_EQ(report.line("replay").findings.at(0).case_id, store.rows[4].about.id);
    return first_of(report, "replay");
  };
  EXPECT_EQ(found_for([](CaseRow& row) { row.position = "voting"; }), "事项表所记的状态与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.person = {*parse_uuid("018f0000-0000-7000-8000-00000000000f")}; }),
            "事项表所记的人选与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.post = {*parse_uuid("018f0000-0000-7000-8000-00000000000f")}; }),
            "事项表所记的职位与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.batch = BatchId{}; }), "事项表所记的批次与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.opened_at.microseconds += 1; }),
            "事项表所记的启动时间与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.version = 5; }), "事项表所记的版本号与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.seq = 6; }), "事项表所记的步数与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.leaf[0] ^= 1; }), "事项表所记的最后一步的哈希与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.policy = std::string(64, '0'); }),
            "事项表所记的政策参数与审计日志不符");
  EXPECT_EQ(found_for([](CaseRow& row) { row.about.procedure_version = 2; }), "事项表所记的流程与审计日志不符");
}

TEST_F(VerificationTest, ARowSetBackToAnEarlierStepIsFound) {
  auto& row = store.rows[0];
  const auto earlier = store.events_of({&row.about.id, 1})[3];
  row.seq = 4;
  row.version = 3;
  row.position = "voting";
  row.leaf = earlier.leaf;
  EXPECT_EQ(first_of(verified(), "replay"), "事项表所记的步数与审计日志不符");
}

TEST_F(VerificationTest, ARowWithoutEventsAndEventsWithoutRowAreFound) {
  auto& row = store.rows[0];
  const auto gone = row.about.id;
  row.about.id = CaseId{make_uuid_v7(Timestamp{0}, {})};
  const auto added = row.about.id;
  const auto report = verified();
  EXPECT_THAT(failing(report), ElementsAre("replay"));
  std::vector<std::pair<std::string, CaseId>> found;
  for (const auto& finding : report.line("replay").findings) found.emplace_back(finding.text.zh, *finding.case_id);
  EXPECT_THAT(found, UnorderedElementsAre(std::pair("事项表中有该事项，日志中没有", added),
                                          std::pair("日志中有该事项，事项表中没有", gone)));
}

TEST_F(VerificationTest, AnEventIdUsedTwiceIsFound) {
  const auto id = parse_event(event(4).body).id;
  forge(9, [&](Event& event) { event.id = id; });
  sign_again();
  const auto report = verified();
  EXPECT_EQ(first_of(report, "unique"), "事件编号 " + to_string(id) + " 在日志第 4 条已经出现");
  EXPECT_EQ(report.line("unique").findings.at(0).log_index, 9);
}

TEST_F(VerificationTest, AStepThatOccursTwiceIsFound) {
  auto copy = event(9);
  copy.log_index = kEvents;
  store.events.push_back(copy);
  sign_again();
  const auto findings = verified().line("unique").findings;
  ASSERT_EQ(findings.size(), 2);
  EXPECT_EQ(findings[1].text.zh, "第 5 步出现多次");
}

TEST_F(VerificationTest, AProcedureThatThisProgramLacksIsFoundNotThrown) {
  Catalogue none({}, store);
  const auto report = verify(store, none, *Verifier::from_vkey(test_signer().verifier_key()), "test.example/log");
  EXPECT_THAT(failing(report), ElementsAre("chains", "replay"));
  EXPECT_EQ(first_of(report, "replay"), "本程序没有该事项所用的流程版本 small v1");
}

}  // namespace
}  // namespace renmian
