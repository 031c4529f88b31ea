#include "tests/bench/show_cost.hpp"

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "api/service/views.hpp"
#include "tests/bench/expect_done.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/standing_cases.hpp"
#include "tests/bench/steps.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {
namespace {

constexpr std::int64_t kEvents = 100;
constexpr int kRounds = 200;

// At the agenda gate, which asks more gates than any other; its dossier is written again until the case is long enough.
CaseId make_long_case(TestDesk& made) {
  constexpr std::string_view kUntil = "pass_agenda_gate";
  const auto id = make_standing_cases(made, 1, kUntil).front();
  const auto dossier = steps_before(kUntil, {}, {}, made.clock.now());
  for (auto loaded = made.desk.load(id); loaded->seq < kEvents; loaded = made.desk.load(id)) {
    Request request;
    request.case_id = id;
    request.command = dossier.back().command;
    request.data = dossier.back().data;
    request.actor = {"bench", "cadre_section", "od"};
    expect_done(made.desk.do_now(std::move(request)));
  }
  return id;
}

double milliseconds_to_show(Desk& desk, CaseId id) {
  const auto from = std::chrono::steady_clock::now();
  const auto text = boost::json::serialize(case_view(desk, *desk.load(id)));
  const auto took = Seconds(std::chrono::steady_clock::now() - from).count() * 1000;
  if (text.find("\"gates\"") == std::string::npos) throw std::logic_error("no verdicts were shown");
  return took;
}

}  // namespace

ShowCost measure_show(const std::string& database) {
  migrate(database);
  const auto store = open_store(database);
  TestDesk made(*store, appointment::promote());
  const auto id = make_long_case(made);
  std::vector<double> cold, warm;
  for (int round = 0; round < kRounds; ++round) {
    Desk other(*store, made.committer, made.catalogue, WorkingDays::china(), made.clock, made.random);
    cold.push_back(milliseconds_to_show(other, id));
    warm.push_back(milliseconds_to_show(made.desk, id));
  }
  return {median(cold), median(warm)};
}

}  // namespace renmian::bench
