#include "tests/tamper/database.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <stdexcept>

#include "engine/trail/event.hpp"

namespace renmian::tamper {

Node::Node(const fs::path& file, std::uint64_t seed, KeyState* state)
    : store(open_store("sqlite:" + file.string())),
      random(seed),
      catalogue({&small::compiled()}, *store),
      committer(*store, {kOrigin, {&test_signer()}, state}),
      desk(*store, committer, catalogue, WorkingDays::china(), clock, random) {
  for (const auto& row : store->cases({{}, {}, {}, 100'000})) cases.push_back(row.about.id);
  // Later than anything in the log, so that it can be gone on with.
  for (const auto& stored : store->events_from(0, 100'000)) {
    try {
      clock.set(std::max(clock.now(), parse_event(stored.body).at));
    } catch (const Fault&) {  // tampered with
    }
  }
}

Answer Node::give(CaseId id, const std::string& command, const std::string& data, bool opening) {
  Request request;
  request.case_id = id;
  if (opening) request.opening = Opening{"small", {}, {}, {}};
  request.command = command;
  request.data = boost::json::parse(data);
  request.actor = {"001", "cadre_section", "od"};
  return desk.do_now(std::move(request));
}

void Node::work(std::mt19937_64& chance, int commands) {
  for (int i = 0; i < commands; ++i) {
    clock.set({clock.now().microseconds + 1'000'000});
    const auto roll = chance() % 10;
    if (cases.empty() || roll < 3) {
      cases.push_back(desk.new_case_id());
      give(cases.back(), "propose", R"({"who":"林某"})", true);
    } else {
      const auto id = cases[chance() % cases.size()];
      if (roll < 5) {
        give(id, "note", R"({"text":"说明 )" + std::to_string(chance() % 1000) + R"("})");
      } else if (roll < 7) {
        give(id, "vote", R"({"in_favour":)" + std::to_string(chance() % 6) + "}");
      } else if (roll < 8) {
        give(id, "suspend", R"({"reason":"出差"})");
      } else {
        give(id, "resume", R"({"reason":"回来"})");
      }
    }
  }
}

RawDatabase::RawDatabase(const fs::path& file) {
  if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("cannot open " + file.string());
  sqlite3_busy_timeout(database_, 5000);
}

int RawDatabase::run(const std::string& sql, const std::vector<std::string>& values, const std::vector<bool>& blobs) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(database_));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& value = values[i];
    const auto place = static_cast<int>(i) + 1, size = static_cast<int>(value.size());
    if (i < blobs.size() && blobs[i]) {
      sqlite3_bind_blob(statement, place, value.data(), size, SQLITE_TRANSIENT);
    } else {
      sqlite3_bind_text(statement, place, value.data(), size, SQLITE_TRANSIENT);
    }
  }
  const auto result = sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (result != SQLITE_DONE && result != SQLITE_ROW) throw std::runtime_error(sql + ": " + sqlite3_errmsg(database_));
  return sqlite3_changes(database_);
}

std::vector<std::vector<std::string>> RawDatabase::rows(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(database_));
  }
  std::vector<std::vector<std::string>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
      row.emplace_back(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
    }
  }
  sqlite3_finalize(statement);
  return rows;
}

void RawDatabase::drop_guards() {
  for (const auto& row : rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
    run("DROP TRIGGER \"" + row.at(0) + "\"");
  }
}

void copy_database(const fs::path& from, const fs::path& to) {
  for (const auto* tail : {"-wal", "-shm"}) fs::remove(to.string() + tail);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

}  // namespace renmian::tamper
