#include "tests/bench/meeting_load.hpp"

#include "api/service/meetings.hpp"
#include "tests/bench/expect_done.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/standing_cases.hpp"
#include "tests/support/meeting_facts.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian::bench {
namespace {

constexpr int kItems = 200;
const Actor kClerk{.id = "bench-clerk", .role = "committee_office", .unit = "县委办"};

template <class Command>
void give(Desk& desk, CaseId id, const Command& command) {
  Request request;
  request.case_id = id;
  request.command = Command::info.code;
  request.data = write_described(command);
  request.actor = kClerk;
  expect_done(desk.do_now(std::move(request)));
}

// A meeting in session with cases that stand before its decision, and what it says of each.
struct Session {
  CaseId meeting;
  ItemsToDecide items;
};

Session begin_session(TestDesk& made) {
  const auto cases = make_standing_cases(made, kItems, "adopt_decision");
  const auto opened = made.desk.do_now(request_to_open_meeting(made.desk, test::meeting_to_open(), kClerk, ""));
  expect_done(opened);
  Session session{std::get<Advanced>(opened).case_id, {}};
  meeting::AnnounceAgenda agenda = test::agenda_of(0);
  for (int number = 1; number <= kItems; ++number) {
    const auto id = cases[static_cast<std::size_t>(number - 1)];
    agenda.items.push_back(test::agenda_item(number, id));
    session.items.results.push_back(test::result_of(number, id));
  }
  give(made.desk, session.meeting, agenda);
  give(made.desk, session.meeting, test::roll_of());
  // So that what was read of the registers is not fresh enough for the decision.
  made.clock.set({made.clock.now().microseconds + 3'600'000'000});
  return session;
}

double milliseconds_to_decide(Desk& desk, const Session& session) {
  const auto from = std::chrono::steady_clock::now();
  const auto decided = decide_in_meeting(desk, session.meeting, session.items, kClerk, "decide").value();
  const auto took = Seconds(std::chrono::steady_clock::now() - from).count() * 1000;
  for (const auto& answer : decided.each) expect_done(answer);
  expect_done(decided.meeting.value());
  return took;
}

}  // namespace

MeetingCost measure_meeting(const std::string& database, int rounds) {
  migrate(database);
  const auto store = open_store(database);
  TestDesk made(*store, {&appointment::promote(), &meeting::compiled()});
  std::vector<double> cold, warm;
  for (int round = 0; round < rounds; ++round) {
    const auto first = begin_session(made);
    Desk other(*store, made.committer, made.catalogue, WorkingDays::china(), made.clock, made.random);
    cold.push_back(milliseconds_to_decide(other, first));
    warm.push_back(milliseconds_to_decide(made.desk, begin_session(made)));
  }
  return {median(cold), median(warm)};
}

}  // namespace renmian::bench
