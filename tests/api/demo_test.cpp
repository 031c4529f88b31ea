#include "api/demo/demo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "adapters/forms/form_reader.hpp"
#include "adapters/store/memory_store.hpp"
#include "api/demo/lawful_case.hpp"
#include "api/demo/offices.hpp"
#include "engine/data/writer.hpp"
#include "engine/procedure/position.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

struct Demo {
  explicit Demo(std::uint64_t seed)
      : made(store, appointment::all_kinds(), seed),
        report(make_demo(made.desk, made.clock, store, made.random, seed)) {}

  std::vector<CaseRow> cases() { return store.cases({.limit = 1000}); }

  // All entries of the log, one after the other.
  std::string log() {
    std::string bytes;
    for (const auto& event : store.events_from(0, 100'000)) bytes += event.body + "\n";
    return bytes;
  }

  MemoryStore store;
  TestDesk made;
  DemoReport report;
};

Demo& demo() {
  static Demo first(1);
  return first;
}

// --- The demonstration ---

TEST(Demonstration, TellsWhatItMade) {
  const auto& report = demo().report;
  EXPECT_EQ(report.units, demo().store.units().size());
  EXPECT_EQ(report.posts, demo().store.posts().size());
  EXPECT_EQ(report.people, demo().store.people("", std::nullopt, 1000).size());
  EXPECT_EQ(report.batches, demo().store.batches(std::nullopt, 1000).size());
  EXPECT_EQ(report.cases, demo().cases().size());
  EXPECT_EQ(report.accepted + report.refused, demo().store.events_from(0, 100'000).size());
  EXPECT_EQ(report.posts, 80U);
  EXPECT_EQ(report.people, 200U);
  EXPECT_EQ(report.cases, 60U);
  EXPECT_GT(report.refused, 30U);
}

TEST(Demonstration, HasACaseInEveryState) {
  std::set<std::string> reached;
  for (const auto& row : demo().cases()) reached.insert(row.position);
  for (const auto* state : appointment::promote().book().states) {
    if (state->code == "idle") continue;  // a case comes into being by its opening
    EXPECT_TRUE(reached.contains(std::string(state->code))) << state->code;
  }
  const auto stands = [&](Standing standing) {
    return std::ranges::any_of(reached, [&](const auto& text) { return split_position(text).standing == standing; });
  };
  EXPECT_TRUE(stands(Standing::kSuspended));
  EXPECT_TRUE(stands(Standing::kTerminated));
}

TEST(Demonstration, EveryBatchHasCases) {
  for (const auto& batch : demo().store.batches(std::nullopt, 1000)) {
    EXPECT_GT(demo().store.cases({.batch = batch.id}).size(), 1U) << batch.title.value;
  }
}

TEST(Demonstration, ItsFormsHaveNothingWrongButTheirRegion) {
  for (const auto& person : demo().store.people("", std::nullopt, 1000)) {
    const auto reading = read_form(demo().store.person(person.id)->form, person.name.value);
    ASSERT_TRUE(reading.form) << person.name.value << reading.errors.front().message.en;
    ASSERT_EQ(reading.warnings.size(), 1U) << person.name.value << reading.warnings.back().message.en;
    EXPECT_EQ(reading.warnings.front().code, "RMB-004");
  }
}

TEST(Demonstration, NobodyHasTwoCases) {
  std::set<PersonId> people;
  for (const auto& row : demo().cases()) EXPECT_TRUE(people.insert(row.about.person).second);
}

TEST(Demonstration, TimeNeverGoesBackInTheLog) {
  Timestamp last{};
  for (const auto& stored : demo().store.events_from(0, 100'000)) {
    const auto at = parse_event(stored.body).at;
    EXPECT_LE(last, at);
    last = at;
  }
  EXPECT_EQ(to_string(date_in_china(last)).substr(0, 7), "2026-11");
}

TEST(Demonstration, EveryCaseCanBeReadFromItsEvents) {
  for (const auto& row : demo().cases()) {
    const auto loaded = load_case(demo().store.events_of({&row.about.id, 1}), demo().made.catalogue);
    EXPECT_EQ(to_string(loaded->position), row.position);
    EXPECT_EQ(loaded->version, row.version);
  }
}

TEST(Demonstration, TheSameSeedGivesTheSameLog) {
  Demo again(1);
  EXPECT_EQ(demo().log(), again.log());
  EXPECT_EQ(demo().store.head()->frontier, again.store.head()->frontier);
}

TEST(Demonstration, AnotherSeedGivesAnotherCounty) {
  Demo other(2);
  EXPECT_NE(demo().log(), other.log());
  EXPECT_NE(demo().store.people("", std::nullopt, 1).front().name,
            other.store.people("", std::nullopt, 1).front().name);
}

// --- The lawful case ---

using appointment::CaseKind;

appointment::Open opening_for(PostKind kind) {
  return {.person = {make_uuid_v7({}, {1})},
          .post = {.id = {make_uuid_v7({}, {2})}, .title = "副局长", .unit = "统计局", .kind = kind},
          .need = "因工作需要"};
}

// Gives the commands one after the other until one is refused; the names of those accepted.
std::vector<std::string> accepted_of(const appointment::Open& opening, std::string_view opened_at) {
  MemoryStore store;
  const auto& kind = *appointment::all_kinds()[static_cast<std::size_t>(opening.kind)];
  const Offices offices(kind.book());
  TestDesk made(store, kind);
  made.clock.set(parse_timestamp(opened_at).value());
  const auto id = made.desk.new_case_id();
  std::vector<std::string> accepted;
  for (const auto& step : lawful_case(write_described(opening), parse_timestamp(opened_at).value())) {
    EXPECT_TRUE(accepted.empty() || made.clock.now() < step.at) << step.command;
    made.clock.set(step.at);
    Request request{.case_id = id, .command = step.command, .data = step.data, .actor = offices.of(step.command)};
    if (accepted.empty())
      request.opening = Opening{std::string(kind.book().info.id), opening.person, opening.post.id, {}};
    const auto answer = made.desk.do_now(request);
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
      ADD_FAILURE() << boost::json::serialize(to_json(*refusal));
      break;
    }
    accepted.push_back(step.command);
  }
  const auto row = store.case_row(id);
  EXPECT_EQ(row ? row->position : "nothing", "closed");
  return accepted;
}

bool contains(const std::vector<std::string>& commands, std::string_view command) {
  return std::ranges::find(commands, command) != commands.end();
}

TEST(LawfulCase, OfADeputyGoesThroughProbation) {
  const auto accepted = accepted_of(opening_for(PostKind::deputy), "2025-01-06T01:00:00.000000Z");
  EXPECT_TRUE(contains(accepted, "issue_trial_notice"));
  EXPECT_TRUE(contains(accepted, "confirm_appointment"));
  EXPECT_FALSE(contains(accepted, "issue_notice"));
}

TEST(LawfulCase, OfAHeadIsAppointedAtOnce) {
  const auto accepted = accepted_of(opening_for(PostKind::head), "2025-01-06T01:00:00.000000Z");
  EXPECT_TRUE(contains(accepted, "issue_notice"));
  EXPECT_FALSE(contains(accepted, "issue_trial_notice"));
}

TEST(LawfulCase, OfEveryKindThatLeadsToAPostAndAtEveryLevelIsLawful) {
  for (const auto kind : {CaseKind::promote, CaseKind::further_use, CaseKind::term_change, CaseKind::lateral,
                          CaseKind::rank_to_post, CaseKind::legal_nominate, CaseKind::transfer_in}) {
    for (const auto level : {PostLevel::section_deputy, PostLevel::section_head, PostLevel::division_deputy,
                             PostLevel::division_head, PostLevel::bureau_deputy}) {
      auto opening = opening_for(static_cast<int>(level) % 2 == 0 ? PostKind::head : PostKind::deputy);
      opening.kind = kind;
      opening.post.level = level;
      SCOPED_TRACE(testing::Message() << "kind " << static_cast<int>(kind) << ", level " << static_cast<int>(level));
      accepted_of(opening, "2025-01-06T01:00:00.000000Z");
    }
  }
}

TEST(LawfulCase, MayRunOverTheEndOfAYear) { accepted_of(opening_for(PostKind::head), "2025-12-08T01:00:00.000000Z"); }

TEST(LawfulCase, MayHaveItsPublicityOverTheSpringFestival) {
  accepted_of(opening_for(PostKind::head), "2026-01-05T01:00:00.000000Z");
}

TEST(LawfulCase, MayHaveItsPublicityOverTheNationalDay) {
  accepted_of(opening_for(PostKind::head), "2025-08-25T01:00:00.000000Z");
}

}  // namespace
}  // namespace renmian
