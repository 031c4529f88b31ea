// A log in an SQLite file, as somebody has it in hand who can write to the database: copies, single changes by SQL.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

#include "engine/case/desk.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::tamper {

namespace fs = std::filesystem;

inline constexpr const char* kOrigin = "test.example/log";

struct KeptState final : KeyState {
  std::optional<std::string> load() override { return kept; }
  void save(const std::string& checkpoint) override { kept = checkpoint; }
  std::optional<std::string> kept;
};

// A program at work on the file.
struct Node {
  Node(const fs::path& file, std::uint64_t seed, KeyState* state = nullptr);

  // Opens a case, or takes one on; some of it is refused.
  void work(std::mt19937_64& chance, int commands);
  Answer give(CaseId id, const std::string& command, const std::string& data, bool opening = false);

  std::unique_ptr<Store> store;
  ManualClock clock{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  TestRandom random;
  Catalogue catalogue;
  Committer committer;
  Desk desk;
  std::vector<CaseId> cases;
};

// The file itself, by SQL.
class RawDatabase {
 public:
  explicit RawDatabase(const fs::path& file);
  ~RawDatabase() { sqlite3_close(database_); }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  // The triggers that refuse changes, out of the way as a database administrator would put them.
  void drop_guards();
  // `?1`, `?2`… are bound as blobs where `blobs` says so, as text otherwise. Returns the rows changed.
  int run(const std::string& sql, const std::vector<std::string>& values = {}, const std::vector<bool>& blobs = {});
  std::vector<std::vector<std::string>> rows(const std::string& sql);

 private:
  sqlite3* database_ = nullptr;
};

// The database file in `from`, closed, as a new file `to`.
void copy_database(const fs::path& from, const fs::path& to);

}  // namespace renmian::tamper
