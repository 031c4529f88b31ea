#include "tests/bench/list_load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <functional>
#include <numeric>
#include <random>

#include "api/service/case_lists.hpp"
#include "api/service/config.hpp"
#include "api/service/due_shown.hpp"
#include "api/service/left_out.hpp"
#include "api/service/search.hpp"
#include "api/service/statistics.hpp"
#include "api/service/views.hpp"
#include "api/service/work_views.hpp"
#include "engine/data/writer.hpp"
#include "tests/bench/list_fill.hpp"
#include "tests/bench/list_pages.hpp"
#include "tests/bench/standing_cases.hpp"
#include "tests/support/installation.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {
namespace {

constexpr int kRounds = 300, kRoundsOfSlow = 5;
constexpr std::size_t kPage = 101;  // as HTTP asks for a page of 100

class Lists {
 public:
  Lists(Desk& desk, const ListFill& fill, CaseId real) : desk_(desk), fill_(fill), real_(real) {}

  std::vector<ListMeasured> measure() {
    cases();
    visible_cases();
    people();
    searches();
    work();
    other_pages();
    return std::move(found_);
  }

 private:
  // Gives the text and says how many rows are in it.
  using Ask = std::function<std::string(std::size_t& rows)>;

  void add(std::string title, const Ask& ask, int rounds = kRounds) {
    std::size_t rows = 0;
    ask(rows);  // statements are prepared once for each connection
    rows = 0;
    std::vector<double> latencies;
    for (int round = 0; round < rounds; ++round) {
      const auto from = std::chrono::steady_clock::now();
      const auto text = ask(rows);
      latencies.push_back(Seconds(std::chrono::steady_clock::now() - from).count() * 1'000);
      if (text.empty()) throw std::logic_error("nothing was answered");
    }
    const auto seconds = std::accumulate(latencies.begin(), latencies.end(), 0.0) / 1'000;
    found_.push_back({std::move(title), static_cast<double>(rows) / rounds, summarise(std::move(latencies), seconds)});
  }

  void add_cases(std::string title, const std::function<CaseQuery()>& query) {
    add(std::move(title), [&](std::size_t& rows) {
      auto asked = query();
      asked.limit = kPage;
      boost::json::array shown;
      for (const auto& row : desk_.store().cases(asked)) shown.push_back(case_row_view(row, desk_.catalogue()));
      rows += shown.size();
      return boost::json::serialize(shown);
    });
  }

  std::uint64_t any(std::uint64_t below) { return std::uniform_int_distribution<std::uint64_t>(0, below - 1)(random_); }
  template <class AnId>
  AnId any_id(Filled what, std::uint64_t below) {
    return {filled_id(what, any(below))};
  }
  CaseId any_case() { return any_id<CaseId>(Filled::kCase, fill_.cases); }
  UnitId any_unit() { return any_id<UnitId>(Filled::kUnit, ListFill::kUnits); }
  std::string any_state() { return ListFill::position(any(20) * 10); }
  std::string any_procedure() { return ListFill::procedure(any(12) * 200); }

  void cases() {
    add_cases("cases, the first page", [&] { return CaseQuery{.except_procedures = procedures_left_out()}; });
    add_cases("cases, newest first",
              [&] { return CaseQuery{.except_procedures = procedures_left_out(), .newest_first = true}; });
    add_cases("cases, a page in the middle", [&] {
      return CaseQuery{.after = any_case(), .except_procedures = procedures_left_out(), .newest_first = any(2) == 0};
    });
    add_cases("cases of a procedure", [&] { return CaseQuery{.after = any_case(), .procedure = any_procedure()}; });
    add_cases("cases at a position", [&] { return CaseQuery{.position = any_state(), .after = any_case()}; });
    add_cases("cases that are closed", [&] { return CaseQuery{.position = "closed", .newest_first = true}; });
    add_cases("cases of a unit", [&] { return CaseQuery{.unit = any_unit(), .newest_first = true}; });
    add_cases("cases of a unit at a position", [&] { return CaseQuery{.position = any_state(), .unit = any_unit()}; });
    add_cases("cases of a unit that are closed", [&] { return CaseQuery{.position = "closed", .unit = any_unit()}; });
    add_cases("cases of a unit and a procedure",
              [&] { return CaseQuery{.procedure = any_procedure(), .unit = any_unit()}; });
    add_cases("cases of a procedure at a position",
              [&] { return CaseQuery{.position = any_state(), .procedure = any_procedure()}; });
    add_cases("cases of unit, procedure and position",
              [&] { return CaseQuery{.position = any_state(), .procedure = any_procedure(), .unit = any_unit()}; });
    add_cases("cases of a procedure there is none of at a position",
              [&] { return CaseQuery{.position = any_state(), .procedure = "none"}; });
    add_cases("cases of a person",
              [&] { return CaseQuery{.person = any_id<PersonId>(Filled::kPerson, fill_.people())}; });
    add_cases("cases for a post", [&] { return CaseQuery{.post = any_id<PostId>(Filled::kPost, fill_.posts())}; });
    add_cases("cases of a batch", [&] { return CaseQuery{.batch = any_id<BatchId>(Filled::kBatch, fill_.batches())}; });
    add_cases("cases of a batch at a position, of a procedure", [&] {
      return CaseQuery{.position = any_state(),
                       .batch = any_id<BatchId>(Filled::kBatch, fill_.batches()),
                       .procedure = any_procedure()};
    });
  }

  Visible of_units(std::size_t count, std::optional<PostLevel> highest = {}) {
    Visible visible{.highest_level = highest};
    for (std::size_t i = 0; i < count; ++i) visible.units.push_back(any_unit());
    return visible;
  }

  void visible_cases() {
    add_cases("cases, by a right to one unit", [&] { return CaseQuery{.visible = of_units(1)}; });
    add_cases("cases, by a right to 50 units",
              [&] { return CaseQuery{.newest_first = true, .visible = of_units(50)}; });
    add_cases("cases at a position, by a right to 50 units and levels",
              [&] { return CaseQuery{.position = any_state(), .visible = of_units(50, PostLevel::section_deputy)}; });
    add_cases("cases, by a right to 100 cases", [&] {
      CaseQuery query{.visible = Visible{}};
      for (int i = 0; i < 100; ++i) query.visible->cases.push_back(any_case());
      return query;
    });
  }

  void people() {
    const auto page = [&](const PeopleQuery& query, std::size_t& rows) {
      const auto found = list_people(desk_.store(), query);
      rows += found.size();
      return boost::json::serialize(write_described(found));
    };
    const auto after = [&] { return any_id<PersonId>(Filled::kPerson, fill_.people()); };
    add("people", [&](std::size_t& rows) { return page({{}, false, after(), kPage}, rows); });
    add("people whose name has 国 in it", [&](std::size_t& rows) { return page({"国", false, {}, kPage}, rows); });
    add("people called 王国", [&](std::size_t& rows) { return page({"王国", false, after(), kPage}, rows); });
  }

  void searches() {
    const auto look_for = [&](const std::string& title, const std::function<std::string()>& text) {
      add("search, " + title, [&](std::size_t& rows) {
        const auto found = search(desk_, actor_, {text(), std::nullopt, 20}).value();
        rows += found.persons.size() + found.cases.size() + found.units.size() + found.posts.size();
        return boost::json::serialize(search_view(found, desk_.catalogue()));
      });
    };
    look_for("a name", [] { return "王国明"; });
    look_for("one character", [] { return "国"; });
    look_for("three initials", [] { return "wgm"; });
    look_for("one initial", [] { return "w"; });
    look_for("a unit", [&] { return fmt::format("第{}局", any(ListFill::kUnits)); });
    look_for("a post", [&] { return fmt::format("第{}科", any(fill_.posts())); });
    look_for("what many posts are called", [&] { return "副科长"; });
    look_for("the number of a case", [&] {
      return fmt::format("2026-{}", ListFill::kFirstEvent + any(fill_.cases) * ListFill::kEventsOfCase);
    });
    look_for("the number of a document", [&] { return fmt::format("组发〔2026〕{}号", any(fill_.cases)); });
    look_for("nothing there", [] { return "龘"; });
  }

  void work() {
    const auto page = [&](DueQuery query, std::size_t& rows) {
      query.limit = kPage;
      const auto found = due_shown(desk_, query, actor_, "work.list");
      rows += found.size();
      return boost::json::serialize(due_views(found));
    };
    const auto of = [&](std::size_t& rows, auto... set) {
      DueQuery query{};
      query.after = {any_case(), "x"};
      (set(query), ...);
      return page(query, rows);
    };
    add("work", [&](std::size_t& rows) { return of(rows); });
    add("work of a role",
        [&](std::size_t& rows) { return of(rows, [&](DueQuery& q) { q.role = fmt::format("role_{}", any(10)); }); });
    add("work of one who is named", [&](std::size_t& rows) {
      return of(rows, [&](DueQuery& q) { q.assignee = fmt::format("u-{}", any(50) * 4); });
    });
    for (const std::size_t units : {1, 20, 50, 100}) {
      add(fmt::format("work of a role, by a right to {} units", units), [&, units](std::size_t& rows) {
        DueQuery query{};
        query.role = fmt::format("role_{}", any(10));
        query.visible = of_units(units);
        query.limit = kPage;
        const auto found = desk_.store().due(query);
        rows += found.size();
        return boost::json::serialize(due_views(found));
      });
    }
  }

  void other_pages() {
    add("a case with its facts and verdicts", [&](std::size_t& rows) {
      ++rows;
      return boost::json::serialize(case_view(desk_, *desk_.load(real_)));
    });
    add("its history", [&](std::size_t& rows) {
      const auto events = desk_.store().events_of({&real_, 1});
      rows += events.size();
      return boost::json::serialize(history_view(events, desk_.catalogue(), desk_.store()));
    });
    add("statistics of one unit", [&](std::size_t& rows) { return counted({.unit = any_unit()}, rows); });
    add(
        "statistics of everything (no target)", [&](std::size_t& rows) { return counted({}, rows); }, kRoundsOfSlow);
  }

  std::string counted(const StatisticsQuery& query, std::size_t& rows) {
    const auto found = statistics(desk_, actor_, query).value();
    rows += found.cases.size() + found.refusals.size() + found.work.size();
    return boost::json::serialize(write_described(found));
  }

  Desk& desk_;
  const ListFill& fill_;
  const CaseId real_;
  const Actor actor_{"bench", "cadre_section", "od"};
  std::mt19937_64 random_{20261122};
  std::vector<ListMeasured> found_;
};

}  // namespace

std::vector<ListMeasured> measure_lists(const std::string& database, std::uint64_t cases, const ListServer& server) {
  const auto installed = install(database, server.directory);
  const auto made_store = open_store(database);
  // As the server of list_pages.cpp signs.
  const Ed25519FileKey key(Config{}.origin, std::filesystem::path(server.directory) / "key.pem");
  TestDesk made(*made_store, {&appointment::promote()}, 1, key);
  const auto real = make_standing_cases(made, 1, "pass_agenda_gate").front();
  const ListFill filled{cases};
  fill(database, filled);
  const auto store = open_store(database);  // whose connections see the tables as they are now
  Desk desk(*store, made.committer, made.catalogue, WorkingDays::china(), made.clock, made.random);
  auto found = Lists(desk, filled, real).measure();
  std::ranges::move(measure_pages(server.binary, database, installed, cases, real), std::back_inserter(found));
  return found;
}

boost::json::array show_lists(const std::string& database, const std::vector<ListMeasured>& lists) {
  boost::json::array rows;
  fmt::print("\n{:<62} {:>7} {:>9} {:>9}\n", database, "rows", "p50 ms", "p99 ms");
  for (const auto& [title, count, measured] : lists) {
    const auto missed = measured.p99_ms >= kListTargetMs && title.find("no target") == std::string::npos;
    fmt::print("{:<62} {:>7.1f} {:>9.2f} {:>9.2f}{}\n", title, count, measured.p50_ms, measured.p99_ms,
               missed ? "  (missed)" : "");
    rows.push_back({{"list", title}, {"rows", count}, {"p50_ms", measured.p50_ms}, {"p99_ms", measured.p99_ms}});
  }
  fmt::print("(target: p99 under {:.0f} ms)\n", kListTargetMs);
  return rows;
}

}  // namespace renmian::bench
