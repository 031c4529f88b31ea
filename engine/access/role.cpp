#include "engine/access/role.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enum_from_string.hpp>

namespace renmian {
namespace {

// clang-format off
constexpr auto kRoles = std::to_array<RoleInfo>({
  {Role::pc_secretary,          {"党委（党组）书记", "Party secretary"}},
  {Role::pc_member,             {"党委（党组）成员", "Member of the Party committee"}},
  {Role::pc_observer,           {"列席人员", "Attendant without a vote"}},
  {Role::committee_office,      {"党委（党组）办公室", "Committee office"}},
  {Role::od_head,               {"组织部长", "Head of the organization department"}},
  {Role::od_deputy,             {"副部长", "Deputy head of the organization department"}},
  {Role::cadre_section,         {"干部科", "Cadre section"}},
  {Role::supervision_section,   {"干部监督科", "Supervision section"}},
  {Role::file_room,             {"干部档案室", "File room"}},
  {Role::dept_meeting,          {"部务会", "Department meeting"}},
  {Role::inspection_team,       {"考察组", "Inspection team"}},
  {Role::civil_service_section, {"公务员科", "Civil service section"}},
  {Role::establishment_office,  {"编办", "Establishment office"}},
  {Role::discipline_organ,      {"纪委监委", "Discipline organ"}},
  {Role::audit_office,          {"审计局", "Audit office"}},
  {Role::unit_party,            {"单位党委（党组）", "Party committee of the unit"}},
  {Role::united_front,          {"统战部", "United front department"}},
  {Role::npc_office,            {"人大常委会人事代表机构", "Personnel office of the people's congress"}},
  {Role::government_office,     {"政府办（人事）", "Government office (personnel)"}},
  {Role::superior_od,           {"上级组织部", "Superior organization department"}},
  {Role::police_exit,           {"公安出入境管理", "Exit and entry administration"}},
  {Role::cadre_self,            {"干部本人", "The cadre in person"}},
  {Role::complainant,           {"群众", "Member of the public"}},
  {Role::document_system,       {"公文系统", "Document system"}},
  {Role::program,               {"程序", "The program"}},
  {Role::sysadmin,              {"系统管理员", "System administrator"}},
  {Role::secadmin,              {"安全保密管理员", "Security administrator"}},
  {Role::auditor,               {"安全审计员", "Auditor"}},
});
// clang-format on

static_assert(std::ranges::all_of(kRoles, [](const RoleInfo& info) {
  return &info - kRoles.data() == static_cast<std::ptrdiff_t>(info.role);
}));

}  // namespace

std::span<const RoleInfo> all_roles() { return kRoles; }
Words title_of(Role role) { return kRoles[static_cast<std::size_t>(role)].title; }
std::string_view code_of(Role role) { return boost::describe::enum_to_string(role, ""); }

std::optional<Role> role_of(std::string_view code) {
  Role role{};
  if (!boost::describe::enum_from_string(std::string(code).c_str(), role)) return std::nullopt;
  return role;
}

}  // namespace renmian
