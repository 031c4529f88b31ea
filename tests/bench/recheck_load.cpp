#include "tests/bench/recheck_load.hpp"

#include <stdexcept>

#include "adapters/store/memory_store.hpp"
#include "api/demo/offices.hpp"
#include "api/service/decisions_taken.hpp"
#include "tests/bench/expect_done.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/steps.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {
namespace {

constexpr std::size_t kCasesPerCommit = 200;

struct FinishedCase {
  CaseRow row;
  std::vector<StoredEvent> events;
};

FinishedCase finished_case() {
  const auto opened_at = *parse_timestamp("2025-03-03T01:00:00.000000Z");
  MemoryStore store;
  TestDesk made(store, appointment::promote());
  const Offices offices(appointment::promote().book());
  const auto id = made.desk.new_case_id();
  for (auto& step : lawful_promotion({}, {}, opened_at)) {
    made.clock.set(step.at);
    Request request;
    request.case_id = id;
    if (step.command == "open") request.opening = Opening{"promote", {}, {}, {}};
    request.command = step.command;
    request.data = std::move(step.data);
    request.actor = offices.of(step.command);
    expect_done(made.desk.do_now(std::move(request)));
  }
  return {store.case_row(id).value(), store.events_of({&id, 1})};
}

// The same case under another id, from `log_index` on.
FinishedCase copy_of(const FinishedCase& original, CaseId id, std::uint64_t log_index, Random& random) {
  auto copy = original;
  copy.row.about.id = id;
  Hash previous{};
  for (auto& stored : copy.events) {
    auto event = parse_event(stored.body);
    event.id = {make_uuid_v7(event.at, random.bytes<10>())};
    event.case_id = id;
    event.previous = previous;
    stored.case_id = id;
    stored.log_index = log_index++;
    stored.body = to_body(event);
    previous = stored.leaf = leaf_hash(stored.body);
  }
  copy.row.leaf = previous;
  return copy;
}

void write(Store& store, const std::vector<FinishedCase>& cases) {
  const auto work = store.begin();
  static_cast<void>(work->lock_head());
  std::vector<NewCase> opened;
  std::vector<StoredEvent> events;
  for (const auto& each : cases) {
    opened.push_back(each.row.about);
    events.insert(events.end(), each.events.begin(), each.events.end());
  }
  work->add_cases(opened);
  for (std::size_t step = 0; step < cases.front().events.size(); ++step) {
    std::vector<CaseMove> moves;
    for (const auto& each : cases) {
      const auto seq = each.events[step].seq;
      moves.push_back({each.row.about.id, seq, seq, each.row.position, each.events[step].leaf});
    }
    static_cast<void>(work->move(moves));
  }
  work->append(events, {}, {}, {MerkleFrontier().serialise(), "none"});
  work->commit();
}

void fill(Store& store, std::size_t cases) {
  const auto original = finished_case();
  TestRandom random(2);
  std::uint64_t log_index = 0;
  std::vector<FinishedCase> copies;
  for (std::size_t made = 0; made < cases; ++made) {
    const CaseId id{make_uuid_v7(original.row.about.opened_at, random.bytes<10>())};
    copies.push_back(copy_of(original, id, log_index, random));
    log_index += original.events.size();
    if (copies.size() < kCasesPerCommit && made + 1 < cases) continue;
    write(store, copies);
    copies.clear();
  }
}

}  // namespace

RecheckCost measure_recheck(const std::string& database, std::size_t cases) {
  migrate(database);
  const auto store = open_store(database);
  fill(*store, cases);
  Catalogue catalogue({&appointment::promote()}, *store);
  const auto from = std::chrono::steady_clock::now();
  const auto totals = recheck(*store, {catalogue, WorkingDays::china(), {}, {}}, {}, DecisionsTaken(*store, catalogue),
                              [](const CaseRecheck&) {});
  const auto took = Seconds(std::chrono::steady_clock::now() - from).count();
  if (!totals.clean() || totals.cases != cases) throw std::runtime_error("the copies of a lawful case deviate");
  return {took, totals.cases, totals.steps};
}

}  // namespace renmian::bench
