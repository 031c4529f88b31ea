#include "api/service/command_log.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/service/logging.hpp"

namespace renmian {
namespace {

// A command that no procedure knows is whatever the caller wrote, so it is not repeated.
std::string_view known(const std::string& command) {
  const bool is_code = !command.empty() && command.size() <= 64 && std::ranges::all_of(command, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return is_code ? std::string_view(command) : "?";
}

std::string closed_gates(const Refusal& refusal) {
  std::string ids;
  for (const auto& [gate, verdict] : refusal.gates) {
    if (!verdict.passes()) ids.append(ids.empty() ? "" : ",").append(gate.id);
  }
  return ids;
}

}  // namespace

void log_command(const Answer& answer, const Actor& actor, std::chrono::steady_clock::duration took,
                 std::string_view request_id, std::string_view traceparent) {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  if (const auto* done = std::get_if<Advanced>(&answer)) {
    log_event(spdlog::level::info, "command",
              {{"case", to_string(done->case_id)},
               {"command", known(done->command)},
               {"actor", actor.id},
               {"outcome", "accepted"},
               {"us", microseconds},
               {"request", request_id},
               {"traceparent", traceparent}});
    return;
  }
  const auto& refusal = std::get<Refusal>(answer);
  log_event(spdlog::level::info, "command",
            {{"case", to_string(refusal.case_id)},
             {"command", known(refusal.command)},
             {"actor", actor.id},
             {"outcome", fmt::format("refused:{}", code_of(refusal.kind))},
             {"gates", closed_gates(refusal)},
             {"us", microseconds},
             {"request", request_id},
             {"traceparent", traceparent}});
}

void log_fault(const std::exception& fault, std::string_view request_id, std::string_view traceparent) {
  log_event(spdlog::level::err, "fault",
            {{"detail", fault.what()}, {"request", request_id}, {"traceparent", traceparent}});
}

}  // namespace renmian
