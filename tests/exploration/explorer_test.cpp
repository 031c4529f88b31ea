// The explorer finds nothing where nothing is wrong, and finds what is.
#include <gmock/gmock.h>

#include <numeric>

#include "tests/exploration/abstract_walk.hpp"
#include "tests/exploration/desk_walk.hpp"
#include "tests/exploration/exhaustive.hpp"
#include "tests/exploration/shortest.hpp"
#include "tests/support/broken_procedure.hpp"
#include "tests/support/small_procedure.hpp"

namespace renmian::exploration {
namespace {

using test::BrokenProcedure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Accepts the vote although nobody is named.
void vote_for_nobody(const ParsedCommand& command, const CaseFacts&, Judgement& judgement) {
  if (command.info->code != "vote" || judgement.outcome != Judgement::Outcome::kGateClosed) return;
  if (judgement.verdicts.front().verdict.kind != Verdict::Kind::kMet) return;
  judgement.outcome = Judgement::Outcome::kAccepted;
  judgement.to.state = "appointed";
}

// Accepts any vote once a note was taken.
void vote_after_note(const ParsedCommand& command, const CaseFacts& facts, Judgement& judgement) {
  auto known = *static_cast<const small::Facts*>(facts.get());
  if (command.info->code != "vote" || judgement.outcome != Judgement::Outcome::kGateClosed || !known.Note) return;
  judgement.outcome = Judgement::Outcome::kAccepted;
  judgement.to.state = "appointed";
  known.Vote = *static_cast<const small::Vote*>(command.data.get());
  judgement.facts = std::make_shared<const small::Facts>(std::move(known));
}

// Forgets what was known when a command is refused.
void forget_when_refused(const ParsedCommand&, const CaseFacts&, Judgement& judgement) {
  if (judgement.outcome == Judgement::Outcome::kGateClosed) judgement.facts = small::compiled().no_facts();
}

std::vector<std::string> commands_of(const std::vector<DeskStep>& steps) {
  std::vector<std::string> commands;
  for (const auto& step : steps) commands.push_back(step.command);
  return commands;
}

template <class Walk>
auto first_failure(const Walk& walk) {
  for (std::uint64_t seed = 1; seed < 2000; ++seed) {
    if (auto failed = walk(seed)) return std::pair(seed, *failed);
  }
  throw std::runtime_error("no walk fails");
}

TEST(Explorer, FindsNothingInTheSoundProcedure) {
  const AbstractMachine machine(small::compiled());
  const auto found = explore(machine);
  EXPECT_THAT(found.wrong, IsEmpty());
  EXPECT_EQ(found.positions, 8U) << "four states, and the two that are no end suspended and ended early";
  EXPECT_EQ(found.ways, 1U);
  for (std::uint64_t seed = 1; seed < 500; ++seed) EXPECT_FALSE(walk_at_random(machine, seed)) << seed;
  for (std::uint64_t seed = 1; seed < 4; ++seed) EXPECT_FALSE(desk_walk({&small::compiled()}, seed)) << seed;
}

TEST(Explorer, FindsAGateThatIsNotHeldTo) {
  const BrokenProcedure broken(vote_for_nobody);
  EXPECT_THAT(explore(AbstractMachine(broken)).wrong, Contains("vote at voting: accepted although closed is named"));
}

TEST(Explorer, ShowsTheShortestAbstractWalkThatFails) {
  const BrokenProcedure broken(vote_for_nobody);
  const AbstractMachine machine(broken);
  const auto [seed, failed] = first_failure([&](std::uint64_t s) { return walk_at_random(machine, s); });
  EXPECT_EQ(failed.what, "vote at voting: accepted although closed is named");
  const auto shown = shortest_of(machine, failed);
  EXPECT_EQ(std::ranges::count(shown, '\n'), 2) << shown;
  EXPECT_THAT(shown, HasSubstr("  propose"));
  EXPECT_THAT(shown, HasSubstr("  vote"));
  EXPECT_EQ(walk_at_random(machine, seed)->what, failed.what) << "the seed shows it again";
}

TEST(Explorer, ShowsTheShortestWalkAtTheDeskThatFails) {
  const BrokenProcedure broken(vote_after_note);
  const auto [seed, failed] = first_failure([&](std::uint64_t s) { return desk_walk({&broken}, s); });
  EXPECT_THAT(failed.what, HasSubstr("vote: accepted, and enough-votes is unmet"));
  EXPECT_THAT(commands_of(shortest_of({&broken}, seed, failed)),
              testing::AnyOf(ElementsAre("note", "propose", "vote"), ElementsAre("propose", "note", "vote")));
}

TEST(Explorer, NoticesThatARefusalChangedTheCase) {
  const BrokenProcedure broken(forget_when_refused);
  const auto [seed, failed] = first_failure([&](std::uint64_t s) { return desk_walk({&broken}, s); });
  EXPECT_THAT(failed.what, HasSubstr("facts replayed"));
  EXPECT_LE(shortest_of({&broken}, seed, failed).size(), 3U);
}

TEST(Shortest, KeepsOnlyWhatIsNeeded) {
  std::vector<int> all(100);
  std::iota(all.begin(), all.end(), 0);
  const auto fails = [](const std::vector<int>& some) {
    return std::ranges::count(some, 17) > 0 && std::ranges::count(some, 83) > 0;
  };
  EXPECT_THAT(shortest(all, fails), ElementsAre(17, 83));
}

}  // namespace
}  // namespace renmian::exploration
