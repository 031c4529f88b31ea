// A scenario of tests/data/scenario played on the real procedures, on the memory store.
#pragma once

#include <fstream>

#include "adapters/store/memory_store.hpp"
#include "api/scenario/scenario.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::test {

inline ScenarioReport played_in_memory(const char* name) {
  const auto file = std::filesystem::path(RENMIAN_TEST_DATA "/scenario") / name;
  std::ifstream lines(file);
  MemoryStore store;
  TestDesk made(store, appointment::all_kinds());
  DirectTarget target(made.desk, made.clock, made.random);
  return run_scenario(lines, file.parent_path(), target).value();
}

}  // namespace renmian::test
