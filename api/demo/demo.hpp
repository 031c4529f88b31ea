// A made-up county to look at and to try things on: its people on real forms, and sixty cases that stand everywhere the
// procedure knows, with everything that happened to them since January 2025. All of it went through the desk, so every
// event is genuine.
//
// For an empty database. With the same seed, and the same bytes from the Random of `desk` and from `random`, ids and
// events are the same each time. `clock` is the desk's; it is left at the last event, on 2026-11-20. Throws
// std::logic_error if the procedure answers otherwise than the stories expect. One thread.
#pragma once

#include "engine/case/desk.hpp"

namespace renmian {

struct DemoReport {
  std::size_t units = 0;
  std::size_t posts = 0;
  std::size_t people = 0;
  std::size_t batches = 0;
  std::size_t cases = 0;
  std::size_t accepted = 0;  // commands
  std::size_t refused = 0;
};

DemoReport make_demo(Desk& desk, ManualClock& clock, Store& store, Random& random, std::uint64_t seed);

}  // namespace renmian
