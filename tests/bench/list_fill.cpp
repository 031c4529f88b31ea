#include "tests/bench/list_fill.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <boost/algorithm/string/replace.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace renmian::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFirstMillisecond = 1'600'000'000'000;
constexpr std::uint64_t kStates = 20, kProcedures = 12, kRunningEach = 10;

// ${n} stands for the first n numbers from 0 as series(i), ${id:KIND:NUMBER} for an id. One case in ten is still
// running, in one of twenty states; all others are closed.
constexpr const char* kScript = R"sql(
INSERT INTO unit (unit_id, name, parent, termed)
SELECT ${id:1:i}, '第' || i || '局', NULL, 1 FROM ${series:UNITS};
INSERT INTO search_term (kind, term, id) SELECT 'unit', '第' || i || '局', ${id:1:i} FROM ${series:UNITS};
INSERT INTO search_term (kind, term, id) SELECT 'unit', i || '局', ${id:1:i} FROM ${series:UNITS};

INSERT INTO post (post_id, unit_id, title, level, kind, system, special, termed)
SELECT ${id:2:i}, ${id:1:i / 7 % 1000}, '第' || i || '科副科长',
       CASE i % 3 WHEN 0 THEN 'division_deputy' WHEN 1 THEN 'section_head' ELSE 'section_deputy' END,
       'deputy', 'appointed', 0, 1 FROM ${series:POSTS};
INSERT INTO search_term (kind, term, id) SELECT 'post', '第' || i || '科副科长', ${id:2:i} FROM ${series:POSTS};
INSERT INTO search_term (kind, term, id) SELECT 'post', '副科长', ${id:2:i} FROM ${series:POSTS};

INSERT INTO person (person_id, name, sex, birth_month, current_post, form_digest, imported_at, termed)
SELECT ${id:3:i}, ${family} || ${given:20} || ${given:600}, '男', '1980-01', '科员', 'digest',
       '2026-01-01T00:00:00.000000Z', 1 FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id)
SELECT 'person', ${family} || ${given:20} || ${given:600}, ${id:3:i} FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id)
SELECT 'person', ${given:20} || ${given:600}, ${id:3:i} FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id) SELECT 'person', ${given:600}, ${id:3:i} FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id)
SELECT 'person', ${f} || ${g:20} || ${g:600}, ${id:3:i} FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id)
SELECT 'person', ${g:20} || ${g:600}, ${id:3:i} FROM ${series:PEOPLE};
INSERT INTO search_term (kind, term, id) SELECT 'person', ${g:600}, ${id:3:i} FROM ${series:PEOPLE};

INSERT INTO appointment_case (case_id, procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at,
                              unit_id, level)
SELECT ${id:5:i}, ${procedure}, 1, 'digest', ${id:3:i % PEOPLE}, ${id:2:i % POSTS},
       CASE WHEN i % 5 = 0 THEN ${id:4:i / 500} END, '2026-01-01T00:00:00.000000Z', ${id:1:(i % POSTS) / 7 % 1000},
       CASE (i % POSTS) % 3 WHEN 0 THEN 'division_deputy' WHEN 1 THEN 'section_head' ELSE 'section_deputy' END
  FROM ${series:CASES};
INSERT INTO case_head (case_id, position, version, seq, leaf, procedure, unit_id, level)
SELECT ${id:5:i}, ${position}, 10, 10, ${leaf}, ${procedure}, ${id:1:(i % POSTS) / 7 % 1000},
       CASE (i % POSTS) % 3 WHEN 0 THEN 'division_deputy' WHEN 1 THEN 'section_head' ELSE 'section_deputy' END
  FROM ${series:CASES};
INSERT INTO batch (batch_id, title, opened_at)
SELECT ${id:4:i}, '第' || i || '批', '2026-01-01T00:00:00.000000Z' FROM ${series:BATCHES};
INSERT INTO case_event (log_index, case_id, seq, leaf, body)
SELECT 1000000000 + i, ${id:5:i / 10}, i % 10 + 1, ${leaf}, '{"command":"record","n":' || i || ',"text":"' ||
       '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789' ||
       '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789' || '"}'
  FROM ${series:EVENTS};
INSERT INTO due_item (case_id, code, kind, command, role, assignee, since, due, urged, unit_id, level)
SELECT ${id:5:i * 10}, 'work', 'work', 'record_it', 'role_' || (i % 10), CASE WHEN i % 4 = 0 THEN 'u-' || (i % 200) ELSE '' END,
       '2026-01-01', '2026-06-01', 0, ${id:1:(i * 10 % POSTS) / 7 % 1000},
       CASE (i * 10 % POSTS) % 3 WHEN 0 THEN 'division_deputy' WHEN 1 THEN 'section_head' ELSE 'section_deputy' END
  FROM ${series:RUNNING};
INSERT INTO due_item (case_id, code, kind, command, role, assignee, since, due, urged, unit_id, level)
SELECT ${id:5:i * 10}, 'zclock', 'clock', '', 'role_' || (i % 7), '', '2026-01-01', NULL, 0,
       ${id:1:(i * 10 % POSTS) / 7 % 1000},
       CASE (i * 10 % POSTS) % 3 WHEN 0 THEN 'division_deputy' WHEN 1 THEN 'section_head' ELSE 'section_deputy' END
  FROM ${series:RUNNING};
INSERT INTO case_document (number, case_id) SELECT '组发〔2026〕' || i || '号', ${id:5:i} FROM ${series:CASES};
INSERT INTO case_refusal (case_id, gate, times) SELECT ${id:5:i * 20}, 'gate_' || (i % 30), 1 FROM ${series:REFUSED};
INSERT INTO due_cursor (tenant, position) VALUES (1, 1000000000 + EVENTS)
ON CONFLICT (tenant) DO UPDATE SET position = 1000000000 + EVENTS;
)sql";

// What stands in the script as ${...}, as each database writes it.
std::string expanded(const ListFill& fill, bool sqlite) {
  std::string text;
  std::string_view rest = kScript;
  const auto id_of = [&](std::string_view kind, std::string_view number) {
    const auto ms = fmt::format("({} + CAST({} AS bigint) * 1000)", kFirstMillisecond, number);
    const auto tail = fmt::format("(CAST({} AS bigint) + {} * 1000000000000)", number, kind);
    const auto h = sqlite ? fmt::format("printf('%012x', {})", ms) : fmt::format("lpad(to_hex({}), 12, '0')", ms);
    const auto t = sqlite ? fmt::format("printf('%012x', {})", tail) : fmt::format("lpad(to_hex({}), 12, '0')", tail);
    const auto uuid = fmt::format("(substr({0}, 1, 8) || '-' || substr({0}, 9, 4) || '-7000-8000-' || {1})", h, t);
    return sqlite ? uuid : "CAST(" + uuid + " AS uuid)";
  };
  const auto pick = [](std::string_view of, std::string_view divisor) {
    return fmt::format("substr('{}', CAST(1 + (i / {}) % 30 AS int), 1)", of, divisor);
  };
  constexpr std::string_view kFamilies = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
                             kFamilyInitials = "wlzlcyzhzwxshzglhgml";
  constexpr std::string_view kGiven = "明国建文军伟强平华志勇新民海生玉荣春红金福光安东永兴学世德成",
                             kGivenInitials = "mgjwjwqphzyxmhsyrchjfgadyxxsdc";
  const auto value_of = [&](std::string name) -> std::string {
    const auto colon = name.find(':');
    const auto what = name.substr(0, colon), more = colon == std::string::npos ? "" : name.substr(colon + 1);
    if (what == "id") return id_of(more.substr(0, 1), more.substr(2));
    if (what == "given") return pick(kGiven, more);
    if (what == "g") return pick(kGivenInitials, more);
    if (what == "family") return fmt::format("substr('{}', CAST(1 + i % 20 AS int), 1)", kFamilies);
    if (what == "f") return fmt::format("substr('{}', CAST(1 + i % 20 AS int), 1)", kFamilyInitials);
    if (what == "procedure") return fmt::format("'procedure_' || ((i / {}) % {})", kStates * kRunningEach, kProcedures);
    if (what == "position") {
      return fmt::format("CASE WHEN i % {0} = 0 THEN 'state_' || ((i / {0}) % {1}) ELSE 'closed' END", kRunningEach,
                         kStates);
    }
    if (what == "leaf") return sqlite ? "zeroblob(32)" : "decode(repeat('00', 32), 'hex')";
    if (what == "series") {
      return sqlite ? fmt::format(
                          "(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {}) "
                          "SELECT i FROM n) AS series",
                          more)
                    : fmt::format("generate_series(CAST(0 AS bigint), {} - 1) AS series(i)", more);
    }
    throw std::logic_error("not to be filled in: " + name);
  };
  for (auto at = rest.find("${"); at != std::string_view::npos; at = rest.find("${")) {
    text += rest.substr(0, at);
    rest.remove_prefix(at + 2);
    const auto end = rest.find('}');
    text += value_of(std::string(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  text += rest;
  const std::pair<const char*, std::uint64_t> sizes[] = {{"CASES", fill.cases},
                                                         {"EVENTS", fill.cases * ListFill::kEventsOfCase},
                                                         {"PEOPLE", fill.people()},
                                                         {"POSTS", fill.posts()},
                                                         {"UNITS", ListFill::kUnits},
                                                         {"BATCHES", fill.batches()},
                                                         {"RUNNING", fill.cases / kRunningEach},
                                                         {"REFUSED", fill.cases / 20}};
  for (const auto& [name, size] : sizes) boost::replace_all(text, name, std::to_string(size));
  return text;
}

void run_on_sqlite(const std::string& file, const std::string& script) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open(file.c_str(), &opened);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection(opened, &sqlite3_close);
  char* message = nullptr;
  if (result != SQLITE_OK || sqlite3_exec(opened, script.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
    throw std::runtime_error(std::string("filling: ") + (message != nullptr ? message : sqlite3_errmsg(opened)));
  }
}

void run_on_postgresql(const std::string& url, const std::string& script) {
  const auto file = fs::temp_directory_path() / "renmian-fill.sql";
  std::ofstream(file) << script;
  const auto command = "psql -q -v ON_ERROR_STOP=1 '" + url + "' -f " + file.string();
  const int status = std::system(command.c_str());
  fs::remove(file);
  if (status != 0) throw std::runtime_error("filling: psql failed");
}

}  // namespace

std::string ListFill::position(std::uint64_t of_case) {
  return of_case % kRunningEach == 0 ? fmt::format("state_{}", of_case / kRunningEach % kStates) : "closed";
}

std::string ListFill::procedure(std::uint64_t of_case) {
  return fmt::format("procedure_{}", of_case / (kStates * kRunningEach) % kProcedures);
}

Uuid filled_id(Filled what, std::uint64_t number) {
  const auto head = fmt::format("{:012x}", kFirstMillisecond + number * 1'000);
  const auto tail = number + static_cast<std::uint64_t>(what) * 1'000'000'000'000;
  return *parse_uuid(fmt::format("{}-{}-7000-8000-{:012x}", head.substr(0, 8), head.substr(8), tail));
}

void fill(const std::string& database, const ListFill& fill) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (database.starts_with(kSqlite)) {
    run_on_sqlite(database.substr(kSqlite.size()),
                  "PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN;" + expanded(fill, true) + "COMMIT;");
  } else {
    // As replicas are filled: without asking for each row whether what it refers to is there.
    run_on_postgresql(database, "SET synchronous_commit = off; SET session_replication_role = replica;" +
                                    expanded(fill, false) + "VACUUM ANALYZE;");
  }
}

}  // namespace renmian::bench
