// Corrections: what was recorded wrongly is recorded anew, named, reasoned, by two; nothing is edited.
#include "engine/procedure/correction.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/audit/canonical_json.hpp"
#include "engine/case/verification.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ACorrection : public testing::Test {
 protected:
  void SetUp() override {
    id = on.desk.new_case_id();
    const Opening opening{"waiting", {}, {}, {}};
    on.desk.do_now({id, opening, "propose", boost::json::parse(R"({"who":"林"})"), clerk, {}, {}});  // event 1
    give("give_opinion", R"({"favourable":true})", organ);                                           // event 2
  }
  Answer give(const std::string& command, std::string_view data, const Actor& actor) {
    return on.desk.do_now({id, {}, command, boost::json::parse(data), actor, {}, {}});
  }
  Answer correct(int event, const std::string& data, const std::string& second = "002") {
    return give("correct",
                R"({"event":)" + std::to_string(event) + R"(,"data":)" + data +
                    R"(,"reason":"笔误","second_person":")" + second + R"("})",
                clerk);
  }
  static std::vector<std::string> closed(const Answer& answer) {
    std::vector<std::string> zh;
    for (const auto& [gate, verdict] : std::get<Refusal>(answer).gates) {
      if (!verdict.passes()) zh.push_back(std::string(gate.id) + "：" + verdict.reasons.front().zh);
    }
    return zh;
  }
  boost::json::value facts(const LoadedCase& loaded) const { return loaded.procedure->written(loaded.facts); }
  boost::json::value facts() { return facts(*on.desk.load(id)); }

  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, waiting::compiled()};
  CaseId id;
  Actor clerk{"001", "cadre_section", "od"}, organ{"009", "discipline_organ", "dc"};
};

TEST_F(ACorrection, IsReadAsIfItHadBeenRecordedInItsPlace) {
  give("vote", R"({"in_favour":3})", clerk);  // event 3
  EXPECT_TRUE(std::holds_alternative<Advanced>(correct(3, R"({"in_favour":5})")));
  EXPECT_EQ(facts().at("vote").at("in_favour"), 5);
  EXPECT_EQ(facts().at("corrections").as_array().size(), 1);
  EXPECT_EQ(to_string(on.desk.load(id)->position), "appointed");
  EXPECT_EQ(boost::json::serialize(data_of(*store->event_at(id, 3))), R"({"in_favour":3})") << "the event stays";
}

TEST_F(ACorrection, IsTheSameWhenTheCaseIsReadAgain) {
  correct(2, R"({"favourable":false})");
  const auto cached = on.desk.load(id);
  const auto read = load_case(store->events_of({&id, 1}), on.catalogue);
  EXPECT_EQ(canonical(facts(*cached)), canonical(facts(*read)));
  EXPECT_EQ(facts(*read).at("opinion").at("favourable"), false);
}

TEST_F(ACorrection, CanItselfBeCorrectedByTheNext) {
  correct(2, R"({"favourable":false})");
  correct(2, R"({"favourable":true})");
  EXPECT_EQ(facts().at("opinion").at("favourable"), true);
  EXPECT_TRUE(std::holds_alternative<Advanced>(give("vote", R"({"in_favour":3})", clerk)));
}

TEST_F(ACorrection, OfTheStepThatPassedAGateMeetsThatGateOrIsRefused) {
  give("vote", R"({"in_favour":4})", clerk);
  EXPECT_THAT(closed(correct(3, R"({"in_favour":2})")), ElementsAre("enough-votes：票数不足"));
  EXPECT_EQ(facts().at("vote").at("in_favour"), 4);
  EXPECT_TRUE(std::holds_alternative<Advanced>(correct(3, R"({"in_favour":3})")));
}

TEST_F(ACorrection, ThatWouldCloseAGateOfALaterStepIsRefused) {
  give("vote", R"({"in_favour":4})", clerk);
  EXPECT_THAT(closed(correct(2, R"({"favourable":false})")), ElementsAre("opinion-heard：没有同意的意见"));
  EXPECT_EQ(facts().at("opinion").at("favourable"), true);
}

TEST_F(ACorrection, NamesAnAcceptedStepOfThisCaseThatStillStands) {
  EXPECT_THAT(closed(correct(9, "{}")), ElementsAre("correction-step：本事项没有这一步，或这一步未予办理、本身是更正",
                                                    "correction-data：没有可核对的更正内容"));
  give("vote", R"({"in_favour":1})", clerk);  // event 4: refused, after the refused correction
  EXPECT_THAT(closed(correct(4, R"({"in_favour":3})")).front(),
              "correction-step：本事项没有这一步，或这一步未予办理、本身是更正");
  give("give_opinion", R"({"favourable":true})", organ);  // event 6 replaces event 2
  EXPECT_THAT(closed(correct(2, R"({"favourable":false})")),
              ElementsAre("correction-step：第 2 步“提出意见”已被后来的同一步代替"));
  EXPECT_TRUE(std::holds_alternative<Advanced>(correct(6, R"({"favourable":false})")));
}

TEST_F(ACorrection, LeavesTheOpeningAndOtherCorrectionsAlone) {
  EXPECT_THAT(closed(correct(1, R"({"who":"王"})")),
              ElementsAre("correction-step：启动事项的一步不能更正，请终止后重新启动"));
  ASSERT_TRUE(std::holds_alternative<Advanced>(correct(2, R"({"favourable":true})")));  // event 4
  EXPECT_THAT(closed(correct(4, "{}")).front(), "correction-step：本事项没有这一步，或这一步未予办理、本身是更正");
}

TEST_F(ACorrection, HasTheDataTheCommandAsksFor) {
  EXPECT_THAT(closed(correct(2, R"({"favourable":"yes"})")),
              ElementsAre("correction-data：/favourable：应为true 或 false，而不是 \"yes\""));
}

TEST_F(ACorrection, IsConfirmedByASecondPerson) {
  EXPECT_THAT(closed(correct(2, R"({"favourable":false})", "001")),
              ElementsAre("correction-second-person：复核人须为更正人以外的人：001"));
}

TEST_F(ACorrection, EndsWithTheCase) {
  give("terminate", R"({"reason":"撤回"})", clerk);
  EXPECT_EQ(std::get<Refusal>(correct(2, R"({"favourable":false})")).kind, Refusal::Kind::kNotPossibleHere);
}

TEST_F(ACorrection, IsKnownToTheVerification) {
  give("vote", R"({"in_favour":3})", clerk);
  correct(3, R"({"in_favour":5})");
  const auto verifier = Verifier::from_vkey(test_signer().verifier_key());
  const auto report = verify(*store, on.catalogue, *verifier, "test.example/log", {});
  for (const auto& line : report.lines()) {
    EXPECT_TRUE(line.ok()) << line.about.code << " " << (line.findings.empty() ? "" : line.findings.front().text.en);
  }
}

}  // namespace
}  // namespace renmian
