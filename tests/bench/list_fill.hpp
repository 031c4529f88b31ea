// Fills a migrated database with cases past the program; see list_load.hpp. Every value follows from its number, so
// that what is there can be asked for.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/ids.hpp"

namespace renmian::bench {

struct ListFill {
  std::uint64_t cases = 0;

  std::uint64_t people() const { return cases / 5; }
  std::uint64_t posts() const { return cases / 10; }
  static constexpr std::uint64_t kUnits = 1'000;
  static constexpr std::uint64_t kEventsOfCase = 10;
  static constexpr std::uint64_t kFirstEvent = 1'000'000'000;  // place in the log

  std::uint64_t batches() const { return cases / 500; }
  static std::string position(std::uint64_t of_case);
  static std::string procedure(std::uint64_t of_case);
};

enum class Filled { kUnit = 1, kPost, kPerson, kBatch, kCase };
Uuid filled_id(Filled what, std::uint64_t number);

void fill(const std::string& database, const ListFill& fill);

}  // namespace renmian::bench
