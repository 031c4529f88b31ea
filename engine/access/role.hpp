// The roles in which people act: those of the procedures, and the three administrators (三员). Regulation reference 6.1
// and 6.2.
#pragma once

#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <optional>
#include <span>
#include <string_view>

#include "engine/base/text.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(Role, pc_secretary, pc_member, pc_observer, committee_office, od_head, od_deputy, cadre_section,
                        supervision_section, file_room, dept_meeting, inspection_team, civil_service_section,
                        establishment_office, discipline_organ, audit_office, unit_party, united_front, npc_office,
                        government_office, superior_od, police_exit, cadre_self, complainant, document_system, program,
                        sysadmin, secadmin, auditor)

struct RoleInfo {
  Role role;
  Words title;
};

// All of them, in the order above.
std::span<const RoleInfo> all_roles();

Words title_of(Role role);
std::string_view code_of(Role role);
std::optional<Role> role_of(std::string_view code);

// 三员: who holds one of them holds no other role.
constexpr bool is_administrator(Role role) {
  return role == Role::sysadmin || role == Role::secadmin || role == Role::auditor;
}

}  // namespace renmian
