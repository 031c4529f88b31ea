// What every store does, whatever is behind it: specified once, for memory, SQLite and PostgreSQL.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "adapters/store/open.hpp"
#include "engine/base/problem.hpp"
#include "tests/support/databases.hpp"

namespace renmian::test {

using namespace std::chrono_literals;

// Ids in the order of their making.
template <class AnId>
AnId new_id() {
  static std::atomic<std::int64_t> next_millisecond = 1'767'225'600'000;
  return AnId{make_uuid_v7(Timestamp{next_millisecond++ * 1'000}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})};
}

inline Hash hash_of(std::uint64_t number) { return leaf_hash(std::to_string(number)); }

inline NewCase new_case() {
  return {new_id<CaseId>(), "appointment", 1,          "digest", new_id<PersonId>(),
          new_id<PostId>(), std::nullopt,  Timestamp{}};
}

inline StoredEvent event_of(CaseId id, std::int64_t seq, std::uint64_t log_index) {
  return {log_index, id, seq, R"({"n":)" + std::to_string(log_index) + "}", hash_of(log_index), std::nullopt};
}

inline CaseMove move_of(const StoredEvent& event, const std::string& position = "motion") {
  return {event.case_id, event.seq, event.seq, position, event.leaf};
}

inline LogHead head_of(std::uint64_t size) {
  return {std::string("\0\xff\x1f'\\", 5) + std::to_string(size),
          "checkpoint\n" + std::to_string(size) + "\n\n— 任免\n"};
}

// Adds `cases`, each with its first event, in one commit.
inline void open_cases(Store& store, const std::vector<NewCase>& cases, std::uint64_t log_size,
                       const std::string& position = "motion") {
  const auto unit = store.begin();
  unit->lock_head();
  unit->add_cases(cases);
  std::vector<StoredEvent> events;
  std::vector<CaseMove> moves;
  for (const auto& added : cases) {
    events.push_back(event_of(added.id, 1, log_size + events.size()));
    moves.push_back(move_of(events.back(), position));
  }
  const auto moved = unit->move(moves);
  ASSERT_EQ(moved, std::vector<bool>(cases.size(), true));
  unit->append(events, {}, {}, head_of(log_size + events.size()));
  unit->commit();
}

// The code of the Fault that `act` throws.
template <class Act>
std::string fault_of(const Act& act) {
  try {
    act();
  } catch (const Fault& fault) {
    EXPECT_FALSE(fault.message().zh.empty());
    EXPECT_FALSE(fault.message().en.empty());
    return fault.code();
  }
  return "no fault";
}

// A migrated database that the tests of one program share, each as an organisation of its own.
const Database& shared_postgresql();

class StoreBehaviour : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override { open({}); }

  void open(OpenOptions options) {
    const std::string kind = GetParam();
    if (kind == "SQLite") {
      file_ = Database::sqlite();
      migrate(file_->url());
      store_ = open_store(file_->url(), options);
    } else if (kind == "PostgreSQL") {
      static std::int64_t tenants = 1;
      options.tenant = ++tenants;
      store_ = open_store(shared_postgresql().url(), options);
    } else {
      store_ = open_store("memory:", options);
    }
  }

  Store& store() { return *store_; }

 private:
  std::unique_ptr<Database> file_;
  std::unique_ptr<Store> store_;
};

}  // namespace renmian::test
