// The registers of the case file; and, over the whole table: which gates there are, which may be waived, and by whom.
#include "workflows/appointment/checks/gates.hpp"
#include "workflows/appointment/exceptions/gates.hpp"

#include <set>

#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/appointment/kinds/promote.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

using AllGates = reflection::AllGatesOf<TableOf<Promote>>;

template <class Visit>
void for_each_gate(Visit visit) {
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, AllGates>>(
      [&](auto gate) { visit.template operator()<typename decltype(gate)::type>(); });
}

TEST(IssuesRegister, TakesEachNumberOnceAndSettlesOnlyWhatWasRaised) {
  Situation s;
  const Actor actor{"S1", "supervision_section", "组织部"};
  RaiseIssue{"W1", "学历存疑"}.record(s.facts, {{}, actor});
  SettleIssue{"W1", document("结论")}.record(s.facts, {{}, actor});
  EXPECT_TRUE(met<IssueRegister>(s));
  RaiseIssue{"W1", "又一次"}.record(s.facts, {{}, actor});
  SettleIssue{"W2", document("结论")}.record(s.facts, {{}, actor});
  EXPECT_THAT(unmet<IssueRegister>(s), ElementsAre("问题编号已提出：W1", "问题未提出，不能办结：W2"));
}

TEST(Waivers, AreRecordedOnlyWhereTheRuleProvidesForThem) {
  Situation s;
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")},
                     {"wbz-2-rush", "superior_od", document("复函")},
                     {"vote-not-twice", "superior_od", document("复函")}};
  EXPECT_TRUE(met<WaiverAllowed>(s));
  s.facts.waivers = {{"fan-1-file", "superior_od", document("复函")},
                     {"no-such-gate", "superior_od", document("复函")},
                     {"wbz-2-rush", "pc", document("复函")}};
  EXPECT_THAT(unmet<WaiverAllowed>(s), ElementsAre("规则没有例外规定：fan-1-file", "规则没有例外规定：no-such-gate",
                                                   "规则 wbz-2-rush 的例外只能由 superior_od 批准，不是 pc"));
}

TEST(Waivers, AreKnownForExactlyTheGatesThatNameAnAuthority) {
  std::set<std::string_view> named;
  for (const auto* kind : all_kinds()) {
    for (const auto* gate : kind->book().gates) {
      if (!gate->waiver_authority.empty()) named.insert(gate->id);
    }
  }
  std::set<std::string_view> known;
  for (const auto* gate : kWaivable) known.insert(gate->id);
  EXPECT_EQ(named, known);
}

// Of each waivable gate: unmet without a document and with one of the wrong authority, waived with the right one.
template <class Gate>
void expect_waived_only_by_superior(Situation s) {
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.waivers = {{std::string(Gate::info.id), "pc", document("常委会意见")}};
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.waivers = {{std::string(Gate::info.id), "superior_od", document("上级复函")}};
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kWaived);
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).document, "上级复函");
}

TEST(Waivers, OfTheRightAuthorityTurnUnmetIntoWaived) {
  Situation rushed;
  rushed.facts.rush->leader_leaving = true;
  expect_waived_only_by_superior<Wbz2Rush>(rushed);
  Situation rejected;
  rejected.facts.vote_history->times_rejected = 1;
  expect_waived_only_by_superior<VoteNotTwice>(rejected);
  Situation not_recommended;
  not_recommended.facts.recommendation->form = RecommendationForm::none;
  expect_waived_only_by_superior<RecDone>(not_recommended);
}

TEST(AYearWithoutCalendarData, ClosesTheGateAndSaysSo) {
  Situation s;
  s.facts.publicity->posted_on = 2026y / 12 / 29;
  s.today = 2027y / 1 / 20;
  const auto verdict = verdict_of<PubDays>(s.facts, s.given());
  EXPECT_EQ(verdict.kind, Verdict::Kind::kUnmet);
  EXPECT_THAT(verdict.reasons.at(0).zh, testing::HasSubstr("2027年"));
}

TEST(Waivers, DoNotStandForACheckThatNobodyMade) {
  Situation s;
  s.facts.rush.reset();
  s.facts.vote_history.reset();
  s.facts.waivers = {{"wbz-2-rush", "superior_od", document("上级复函")},
                     {"vote-not-twice", "superior_od", document("上级复函")}};
  EXPECT_EQ(verdict_of<Wbz2Rush>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  EXPECT_EQ(verdict_of<VoteNotTwice>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Waivers, DoNotBringBackACandidateRejectedTwice) {
  Situation s;
  s.facts.vote_history->times_rejected = 2;
  s.facts.waivers = {{"vote-not-twice", "superior_od", document("上级复函")}};
  EXPECT_EQ(verdict_of<VoteNotTwice>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Waivers, DoNotOpenAGateThatHasNone) {
  Situation s;
  s.facts.file_reviews.clear();
  s.facts.waivers = {{"fan-1-file", "superior_od", document("上级复函")}};
  EXPECT_EQ(verdict_of<Fan1File>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Gates, AreAllMetByACaseInOrder) {
  const Situation s;
  // The other end of a vote, of a probation and of a decision; the year that is not over yet; what is decided at
  // this level and submitted to nobody.
  const std::set<std::string_view> elsewhere{
      "correction-step", "correction-data", "correction-second-person", "work-open", "work-assigned", "work-unassigned",
      "clock-due",       "vote-failed",     "vote-reconsider",          "tri-fail",  "tri-one-year",  "sub-docs"};
  for_each_gate([&]<class Gate>() {
    EXPECT_EQ(ask<Gate>(s).kind == Verdict::Kind::kMet, !elsewhere.contains(Gate::info.id)) << Gate::info.id;
  });
}

TEST(Gates, AreNotOpenedByAbsentFacts) {
  Situation s;
  s.facts = Facts{};
  // What was never registered cannot be open; what is not over may be added to; nothing is revoked; who is not said to
  // be an exception is none.
  const std::set<std::string_view> open{
      "exc-not-in-trial",      "exc-not-twice",         "fan-4-complaint",   "sbsh-2-issues",
      "pub-complaints-closed", "pub-suspend",           "pub-outcome",       "case-open",
      "waiver-allowed",        "complaint-register",    "issue-register",    "file-stop",
      "complaint-at-meeting",  "complaint-before-vote", "noagenda-complaint"};
  for_each_gate([&]<class Gate>() { EXPECT_EQ(ask<Gate>(s).passes(), open.contains(Gate::info.id)) << Gate::info.id; });
}

TEST(Gates, NameTheirTitleSourceAndOffice) {
  for_each_gate([]<class Gate>() {
    const GateInfo& info = Gate::info;
    EXPECT_FALSE(info.title.zh.empty() || info.title.en.empty()) << info.id;
    EXPECT_FALSE(info.source.empty()) << info.id;
    EXPECT_FALSE(info.confirmed_by.zh.empty() || info.confirmed_by.en.empty()) << info.id;
    EXPECT_TRUE(info.waiver_authority.empty() || !info.waiver.zh.empty()) << info.id;
  });
}

}  // namespace
}  // namespace renmian::test
