#include "api/demo/offices.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "workflows/account/matrix.hpp"

namespace renmian {
namespace {

constexpr std::string_view kInvestigatingOffice = "supervision_section_with_discipline_organ";

// "Organization department" -> "organization_department"
std::string office_code(std::string_view english) {
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

// Whose business the command is before all others; nothing for one of no procedure of this program.
std::optional<Role> role_for(std::string_view command, std::string_view procedure) {
  for (const auto& row : account::rows_of(command)) {
    if (account::is_about(row, procedure)) return row.roles.first();
  }
  return std::nullopt;
}

}  // namespace

void Offices::add(const Book& book) {
  for (const auto& command : book.commands) {
    const auto office = office_code(command.info->actor.en);
    const auto role = role_for(command.info->code, book.info.id);
    const auto numbered =
        numbers_.try_emplace(office, office == kInvestigatingOffice ? std::string(kInvestigator)
                                                                    : fmt::format("DEMO-{:03}", numbers_.size() + 1));
    Actor actor{.id = numbered.first->second,
                .role = role ? std::string(code_of(*role)) : std::string{},
                .unit = std::string(command.info->actor.zh),
                .auth = role == Role::program ? "program" : "command_line"};
    by_command_.emplace(command.info->code, std::move(actor));
  }
}

std::vector<const Actor*> Offices::all() const {
  std::vector<const Actor*> actors;
  for (const auto& [command, actor] : by_command_) actors.push_back(&actor);
  return actors;
}

}  // namespace renmian
