#include "tests/bench/standing_cases.hpp"

#include "api/demo/offices.hpp"
#include "tests/bench/expect_done.hpp"
#include "tests/bench/steps.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {

std::vector<CaseId> make_standing_cases(TestDesk& made, std::size_t count, std::string_view command) {
  const auto opened_at = *parse_timestamp("2026-03-15T01:00:00.000000Z");
  const auto& procedure = appointment::promote();
  const Offices offices(procedure.book());
  made.clock.set(opened_at);
  std::vector<CaseId> ids;
  std::vector<Opening> openings;
  std::vector<std::vector<CaseStep>> ways;
  for (std::size_t i = 0; i < count; ++i) {
    const PersonId person{make_uuid_v7(opened_at, made.random.bytes<10>())};
    const PostId post{make_uuid_v7(opened_at, made.random.bytes<10>())};
    ids.push_back(made.desk.new_case_id());
    openings.push_back({std::string(procedure.book().info.id), person, post, {}});
    ways.push_back(steps_before(command, person, post, opened_at));
  }
  for (std::size_t step = 0; step < ways.front().size(); ++step) {
    made.clock.set(ways.front()[step].at);
    std::vector<Request> requests(count);
    for (std::size_t i = 0; i < count; ++i) {
      requests[i].case_id = ids[i];
      if (step == 0) requests[i].opening = openings[i];
      requests[i].command = ways[i][step].command;
      requests[i].data = std::move(ways[i][step].data);
      requests[i].actor = offices.of(requests[i].command);
    }
    for (const auto& answer : made.desk.do_all(std::move(requests), true)) expect_done(answer);
  }
  return ids;
}

}  // namespace renmian::bench
