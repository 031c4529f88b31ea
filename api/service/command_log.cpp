#include "api/service/command_log.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

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
                 std::string_view request_id) {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  if (const auto* done = std::get_if<Advanced>(&answer)) {
    spdlog::info("command case={} command={} actor={} outcome=accepted us={} request={}", to_string(done->case_id),
                 known(done->command), actor.id, microseconds, request_id);
    return;
  }
  const auto& refusal = std::get<Refusal>(answer);
  spdlog::info("command case={} command={} actor={} outcome=refused:{} gates={} us={} request={}",
               to_string(refusal.case_id), known(refusal.command), actor.id, code_of(refusal.kind),
               closed_gates(refusal), microseconds, request_id);
}

void log_fault(const std::exception& fault, std::string_view request_id) {
  spdlog::error("fault {} request={}", fault.what(), request_id);
}

}  // namespace renmian
