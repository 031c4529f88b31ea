#include "api/demo/offices.hpp"

#include <fmt/format.h>

namespace renmian {
namespace {

constexpr std::string_view kProgramRole = "the_program";
constexpr std::string_view kInvestigatingRole = "supervision_section_with_discipline_organ";

// "Organization department" -> "organization_department"
std::string role_code(std::string_view english) {
  std::string code;
  for (const char c : english) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      code += static_cast<char>(c | 0x20);
    } else if (!code.empty() && code.back() != '_') {
      code += '_';
    }
  }
  return code;
}

}  // namespace

void Offices::add(const Book& book) {
  for (const auto& command : book.commands) {
    const auto role = role_code(command.info->actor.en);
    const auto number =
        role == kInvestigatingRole ? std::string(kInvestigator) : fmt::format("DEMO-{:03}", by_role_.size() + 1);
    Actor office{number, role, std::string(command.info->actor.zh)};
    if (role == kProgramRole) office.auth = "program";
    const auto& actor = by_role_.try_emplace(role, std::move(office)).first->second;
    by_command_.emplace(command.info->code, actor);
  }
}

}  // namespace renmian
