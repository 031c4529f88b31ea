// The course of a made-up case, written down day by day: every command gets the time at which it is given, and its
// documents the date of that day.
#pragma once

#include <utility>
#include <vector>

#include "api/demo/case_step.hpp"
#include "engine/data/writer.hpp"
#include "workflows/appointment/parts.hpp"

namespace renmian {

class Course {
 public:
  explicit Course(Timestamp start) : start_(start), now_(start) {}

  // Goes to the `day`-th day after the start, at the hour of the start.
  void on_day(int day) { now_ = {start_.microseconds + 24 * kHour * day}; }

  CivilDate today() const { return date_in_china(now_); }

  appointment::Document document(Line title) const { return {.title = std::move(title), .date = today()}; }

  // An hour passes with each.
  template <class Command>
  void give(const Command& command) {
    steps_.push_back({std::string(Command::info.code), write_described(command), now_});
    now_.microseconds += kHour;
  }

  std::vector<CaseStep> take() { return std::move(steps_); }

 private:
  static constexpr std::int64_t kHour = 3'600'000'000;

  Timestamp start_;
  Timestamp now_;
  std::vector<CaseStep> steps_;
};

}  // namespace renmian
