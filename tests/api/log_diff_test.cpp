// What came between two states of a log is told case by case; what is no state of the same log, by the first entry.
#include "api/service/log_diff.hpp"

#include <gmock/gmock.h>

#include "engine/audit/digest.hpp"
#include "engine/audit/tiles.hpp"

namespace renmian {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

CaseId case_of(std::uint8_t mark) {
  CaseId id;
  id.uuid.bytes.back() = mark;
  return id;
}

std::string entry(CaseId id, std::int64_t seq, const std::string& from, const std::string& to,
                  Event::Outcome outcome = Event::Outcome::kAccepted) {
  Event event;
  event.origin = "test.example/log";
  event.case_id = id;
  event.seq = seq;
  event.command = "step";
  event.from = from;
  event.to = to;
  event.outcome = outcome;
  event.actor = {"001", "cadre_section", "od"};
  return to_body(event);
}

LogSide side(std::vector<std::string> entries) {
  const auto size = entries.size();
  return {size, [entries = std::move(entries)](std::uint64_t index) {
            const auto first = entries.begin() + static_cast<std::ptrdiff_t>(index * kTileWidth);
            return std::vector<std::string>(
                first, first + std::min<std::ptrdiff_t>(kTileWidth, std::distance(first, entries.end())));
          }};
}

std::vector<std::string> history() {
  return {entry(case_of(1), 1, "start", "voting"), entry(case_of(2), 1, "start", "voting"),
          entry(case_of(1), 2, "voting", "voting", Event::Outcome::kRefused),
          entry(case_of(1), 3, "voting", "appointed"), entry(case_of(3), 1, "start", "dropped")};
}
std::vector<std::string> first(std::size_t count) {
  auto entries = history();
  entries.resize(count);
  return entries;
}

TEST(LogDiff, OfALogAndItselfNothingDiffers) {
  const auto found = difference(side(history()), side(history()));
  EXPECT_FALSE(found.differs_at);
  EXPECT_EQ(found.from, 5);
  EXPECT_EQ(found.to, 5);
  EXPECT_THAT(found.cases, IsEmpty());
}

TEST(LogDiff, CasesThatWereOpenedOrMovedAreTold) {
  const auto found = difference(side(first(2)), side(history()));
  ASSERT_FALSE(found.differs_at);
  ASSERT_THAT(found.cases, SizeIs(2));
  const auto& moved = found.cases.at(case_of(1));
  EXPECT_FALSE(moved.opened);
  EXPECT_EQ(moved.from, "voting");
  EXPECT_EQ(moved.to, "appointed");
  EXPECT_EQ(moved.version_from, 1);
  EXPECT_EQ(moved.version_to, 2) << "a refusal makes no version";
  ASSERT_THAT(moved.steps, SizeIs(2));
  EXPECT_EQ(moved.steps[0].log_index, 2);
  EXPECT_EQ(moved.steps[1].log_index, 3);
  const auto& opened = found.cases.at(case_of(3));
  EXPECT_TRUE(opened.opened);
  EXPECT_EQ(opened.version_from, 0);
  EXPECT_EQ(opened.version_to, 1);
}

TEST(LogDiff, IsToldFromTheShorterToTheLongerWhicheverComesFirst) {
  const auto found = difference(side(history()), side(first(2)));
  EXPECT_EQ(found.from, 2);
  EXPECT_EQ(found.to, 5);
  EXPECT_THAT(found.cases, SizeIs(2));
}

TEST(LogDiff, TheFirstEntryThatDiffersIsTold) {
  auto other = history();
  other[3] = entry(case_of(1), 3, "voting", "dropped");
  other.push_back(entry(case_of(9), 1, "start", "voting"));
  const auto found = difference(side(history()), side(other));
  EXPECT_EQ(found.differs_at, 3);
  EXPECT_EQ(found.left->to, "appointed");
  EXPECT_EQ(found.right->to, "dropped");
  EXPECT_THAT(found.cases, IsEmpty());
}

TEST(LogDiff, AnEntryThatACopyLacksDiffers) {
  auto lacking = side(history());
  lacking.bundle = side(first(2)).bundle;
  const auto found = difference(lacking, side(history()));
  EXPECT_EQ(found.differs_at, 2);
  EXPECT_FALSE(found.left);
  EXPECT_EQ(found.right->seq, 2);
}

TEST(LogDiff, GoesOverTheEdgesOfBundles) {
  std::vector<std::string> entries;
  for (int i = 1; i <= 600; ++i) entries.push_back(entry(case_of(1), i, "voting", "voting"));
  auto other = entries;
  other[599] = entry(case_of(1), 600, "voting", "dropped");
  EXPECT_EQ(difference(side(entries), side(other)).differs_at, 599);
  other = entries;
  other.resize(256);
  EXPECT_THAT(difference(side(other), side(entries)).cases.at(case_of(1)).steps, SizeIs(344));
}

}  // namespace
}  // namespace renmian
