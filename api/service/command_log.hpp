// One line in the program's log per command: case, command, actor, outcome, closed gates, duration, request. Staff
// numbers and codes only; nothing of what a command brings is ever logged.
#pragma once

#include <chrono>
#include <string_view>

#include "engine/case/answer.hpp"
#include "engine/procedure/actor.hpp"

namespace renmian {

// `request_id` ties the line to an HTTP answer, `traceparent` (W3C) to what else was done for the same cause; the
// command line and scenarios leave both empty.
void log_command(const Answer& answer, const Actor& actor, std::chrono::steady_clock::duration took,
                 std::string_view request_id = {}, std::string_view traceparent = {});

// A fault met on the way, with the technical detail that no answer shows.
void log_fault(const std::exception& fault, std::string_view request_id = {}, std::string_view traceparent = {});

}  // namespace renmian
