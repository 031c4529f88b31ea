// How a procedure judges commands, on the smallest lawful one: MSM decides, the reflection explains.
#include "engine/procedure/procedure.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/procedure/standing.hpp"
#include "tests/support/small_procedure.hpp"

namespace renmian {
namespace {

using Outcome = Judgement::Outcome;

// A case of the small procedure, advanced in memory.
class SmallCase {
 public:
  Outcome give(std::string_view command, std::string_view data) {
    const auto parsed = procedure.parse(command, boost::json::parse(data));
    if (!parsed) throw std::logic_error(parsed.error().front().place + parsed.error().front().message.en);
    last = procedure.judge(facts, position, *parsed, actor, circumstances);
    position = last.to;
    facts = last.facts;
    return last.outcome;
  }
  std::vector<std::string> closed_gates() const {
    std::vector<std::string> ids;
    for (const auto& [gate, verdict] : last.verdicts) {
      if (!verdict.passes()) ids.emplace_back(gate->id);
    }
    return ids;
  }

  const Procedure& procedure = small::compiled();
  CaseFacts facts = procedure.no_facts();
  Position position = procedure.start();
  Actor actor{"001", "cadre_section", "od"};
  Circumstances circumstances{procedure.default_policy(), &WorkingDays::china(),
                              *parse_timestamp("2026-03-02T01:00:00.000000Z")};
  Judgement last;
};

TEST(ACommand, MovesTheCaseOnceItsGatesAreMet) {
  SmallCase c;
  EXPECT_EQ(c.give("propose", R"({"who":"林"})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "voting");
  EXPECT_EQ(c.give("vote", R"({"in_favour":3})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "appointed");
}

TEST(ACommand, IsRefusedByEveryGateThatIsNotMet) {
  SmallCase c;
  c.position = c.procedure.position("voting");
  EXPECT_EQ(c.give("vote", R"({"in_favour":2})"), Outcome::kGateClosed);
  EXPECT_THAT(c.closed_gates(), testing::ElementsAre("enough-votes", "named"));
  EXPECT_EQ(to_string(c.position), "voting");
  EXPECT_EQ(boost::json::serialize(c.procedure.written(c.facts)),
            boost::json::serialize(c.procedure.written(c.procedure.no_facts())));
}

TEST(ACommand, IsNotPossibleWhereNoRowExpectsIt) {
  SmallCase c;
  EXPECT_EQ(c.give("vote", R"({"in_favour":9})"), Outcome::kNotHere);
  EXPECT_TRUE(c.last.verdicts.empty());
}

TEST(AGate, PassesWithAWaiverOfItsOwnAuthorityOnly) {
  SmallCase c;
  c.give("propose", R"({"who":"林"})");
  c.give("allow", R"({"waiver":{"gate":"enough-votes","authority":"nobody","document":"函"}})");
  EXPECT_EQ(c.give("vote", R"({"in_favour":1})"), Outcome::kGateClosed);
  c.give("allow", R"({"waiver":{"gate":"enough-votes","authority":"superior_od","document":"批复1号"}})");
  EXPECT_EQ(c.give("vote", R"({"in_favour":1})"), Outcome::kAccepted);
  EXPECT_EQ(c.last.verdicts.front().verdict.kind, Verdict::Kind::kWaived);
  EXPECT_EQ(c.last.verdicts.front().verdict.document, "批复1号");
}

TEST(ASuspendedCase, RestsButItsFileStaysOpen) {
  SmallCase c;
  c.give("propose", R"({"who":"林"})");
  EXPECT_EQ(c.give("suspend", R"({"reason":"举报待查"})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "suspended:voting");
  EXPECT_EQ(c.give("vote", R"({"in_favour":9})"), Outcome::kNotHere);
  EXPECT_EQ(c.give("suspend", R"({"reason":"再次"})"), Outcome::kNotHere);
  EXPECT_EQ(c.give("note", R"({"text":"收到举报"})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "suspended:voting");
  EXPECT_EQ(c.give("resume", R"({"reason":"查清"})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "voting");
  EXPECT_EQ(c.give("resume", R"({"reason":"再次"})"), Outcome::kNotHere);
}

TEST(ATerminatedCase, TakesNothingMore) {
  SmallCase c;
  c.give("suspend", R"({"reason":"组织审查"})");
  EXPECT_EQ(c.give("terminate", R"({"reason":"调出"})"), Outcome::kAccepted);
  EXPECT_EQ(to_string(c.position), "terminated:start");
  for (const auto* command : {"suspend", "resume", "terminate"}) {
    EXPECT_EQ(c.give(command, R"({"reason":"无"})"), Outcome::kNotHere) << command;
  }
  EXPECT_EQ(c.give("note", R"({"text":"无"})"), Outcome::kNotHere);
  EXPECT_EQ(c.give("propose", R"({"who":"林"})"), Outcome::kNotHere);
}

TEST(ACaseThatIsOver, CanNoLongerBeSuspendedTerminatedOrAddedTo) {
  SmallCase c;
  c.give("drop", R"({"why":"无合适人选"})");
  EXPECT_EQ(to_string(c.position), "dropped");
  for (const auto* command : {"suspend", "terminate"}) {
    EXPECT_EQ(c.give(command, R"({"reason":"无"})"), Outcome::kGateClosed) << command;
    EXPECT_THAT(c.closed_gates(), testing::ElementsAre("case-open"));
  }
  EXPECT_EQ(c.give("note", R"({"text":"无"})"), Outcome::kGateClosed);
  EXPECT_TRUE(c.procedure.prospects(c.facts, c.position, c.circumstances).empty());
}

TEST(Prospects, TellWhatIsPossibleNowAndWhatIsMissing) {
  SmallCase c;
  c.give("propose", R"({"who":"林"})");
  std::vector<std::string> commands;
  for (const auto& prospect : c.procedure.prospects(c.facts, c.position, c.circumstances)) {
    commands.emplace_back(prospect.command->code);
    if (prospect.command->code != "vote") continue;
    ASSERT_EQ(prospect.verdicts.size(), 2);
    EXPECT_EQ(prospect.verdicts[0].verdict.kind, Verdict::Kind::kUnmet);
    EXPECT_EQ(prospect.verdicts[1].verdict.kind, Verdict::Kind::kMet);
  }
  EXPECT_THAT(commands, testing::ElementsAre("vote", "drop", "suspend", "terminate", "withdraw", "note", "allow"));
}

TEST(EveryStateAndCommand, IsAnsweredAsTheBookSays) {
  SmallCase fresh;
  const auto& book = fresh.procedure.book();
  for (const auto* state : book.states) {
    for (const auto& command : book.commands) {
      SmallCase c;
      c.position = c.procedure.position(state->code);
      const auto data = [&]() -> std::string_view {
        if (command.info->code == "propose") return R"({"who":"林"})";
        if (command.info->code == "vote") return R"({"in_favour":9})";
        if (command.info->code == "drop") return R"({"why":"无"})";
        if (command.info->code == "note") return R"({"text":"无"})";
        if (command.info->code == "allow") return R"({"waiver":{"gate":"named","authority":"x","document":"x"}})";
        if (command.info->code == "withdraw") return R"({"withdrawn_by":"某局","reason":"无"})";
        return R"({"reason":"无"})";
      }();
      const auto outcome = c.give(command.info->code, data);
      const auto row = std::find_if(book.rows.begin(), book.rows.end(), [&](const BookRow& r) {
        return r.command == command.info &&
               (r.region == Region::kDossier || r.source->code == state->code || r.source->code == "active");
      });
      EXPECT_EQ(outcome == Outcome::kNotHere, row == book.rows.end()) << state->code << " " << command.info->code;
      if (outcome == Outcome::kAccepted && row->region == Region::kProcedure) {
        EXPECT_EQ(to_string(c.position), row->target->code);
      }
    }
  }
}

TEST(AStoredState, ThatTheProcedureDoesNotKnowIsAFault) {
  EXPECT_THROW(small::compiled().position("nowhere"), Fault);
  EXPECT_EQ(to_string(small::compiled().position("suspended:voting")), "suspended:voting");
}

TEST(CommandData, IsRefusedWithThePlaceOfEveryProblem) {
  const auto bad = small::compiled().parse("vote", boost::json::parse(R"({"in_favour":-1,"extra":{}})"));
  ASSERT_TRUE(bad.has_error());
  ASSERT_EQ(bad.error().size(), 2);
  EXPECT_EQ(bad.error()[0].code, "out-of-range");
  EXPECT_EQ(bad.error()[0].place, "/in_favour");
  EXPECT_EQ(bad.error()[1].code, "unknown-member");
  EXPECT_EQ(bad.error()[1].place, "/extra");
  EXPECT_EQ(small::compiled().parse("vote", boost::json::parse("{}")).error()[0].code, "missing-member");
  EXPECT_EQ(small::compiled().parse("vote", boost::json::parse(R"({"in_favour":"3"})")).error()[0].code, "wrong-type");
  EXPECT_EQ(small::compiled().parse("vote", boost::json::parse(R"({"in_favour":1.5})")).error()[0].code, "wrong-type");
  EXPECT_EQ(small::compiled().parse("jump", boost::json::parse("{}")).error()[0].code, "unknown-command");
  EXPECT_EQ(small::compiled()
                .parse("allow", boost::json::parse(R"({"waiver":{"gate":"a~/b","authority":"","document":7}})"))
                .error()[0]
                .place,
            "/waiver/authority");
}

TEST(APolicy, MayBeStricterButNeverLaxer) {
  EXPECT_TRUE(small::compiled().policy(boost::json::parse(R"({"votes_needed":9})")).has_value());
  const auto laxer = small::compiled().policy(boost::json::parse(R"({"votes_needed":2})"));
  ASSERT_TRUE(laxer.has_error());
  EXPECT_EQ(laxer.error()[0].place, "/votes_needed");
  EXPECT_THAT(laxer.error()[0].message.en, testing::HasSubstr("enough-votes"));
  EXPECT_TRUE(small::compiled().policy(boost::json::parse(R"({"votes":3})")).has_error());
}

TEST(ABook, HasADigestOfWhatDecidesNotOfItsWording) {
  auto book = small::compiled().book();
  const auto digest = book.digest;
  EXPECT_EQ(digest.size(), 64);
  const GateInfo reworded{.id = book.gates.front()->id, .title = {"换个说法", "In other words"}, .source = "elsewhere"};
  const auto* original = book.gates.front();
  book.gates.front() = &reworded;
  finish(book);
  EXPECT_EQ(book.digest, digest);
  book.gates.front() = original;
  book.rows.front().gates.clear();
  finish(book);
  EXPECT_NE(book.digest, digest);
}

TEST(ABook, HasEveryRow) { EXPECT_EQ(small::compiled().book().rows.size(), 4 + 6 + 2); }

}  // namespace
}  // namespace renmian
