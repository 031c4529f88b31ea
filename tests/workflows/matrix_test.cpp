// The authorisation matrix: it covers every command of every procedure and nothing that is not there, and says what
// the regulation reference 6.1 and 6.2 say.
#include "workflows/account/matrix.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "api/service/runtime.hpp"

namespace renmian::account::test {
namespace {

bool permits(Role role, std::string_view act, std::string_view procedure = {}, std::string_view state = {}) {
  return std::ranges::any_of(rows_of(act), [&](const MatrixRow& row) {
    return row.roles.has(role) && is_about(row, procedure) && holds_in(row, state);
  });
}

std::set<std::string_view> commands_of(const Procedure& procedure) {
  std::set<std::string_view> codes;
  for (const auto& command : procedure.book().commands) codes.insert(command.info->code);
  return codes;
}

// All that the program's own source says.
std::string source() {
  std::string text;
  for (const auto* folder : {"api", "engine"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(RENMIAN_SOURCE_DIR) / folder)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      std::ifstream in(file.path());
      text.append(std::istreambuf_iterator<char>(in), {});
    }
  }
  return text;
}

TEST(TheMatrix, HasARowForEveryCommandOfEveryProcedure) {
  for (const auto* procedure : compiled_procedures()) {
    const auto& id = procedure->book().info.id;
    for (const auto& code : commands_of(*procedure)) {
      const bool covered = std::ranges::any_of(rows_of(code), [&](const MatrixRow& row) { return is_about(row, id); });
      EXPECT_TRUE(covered) << id << " " << code;
    }
  }
}

TEST(TheMatrix, HasNoRowForWhatDoesNotExist) {
  const auto all = source();
  for (const auto& row : matrix()) {
    if (row.act.find('.') == std::string_view::npos) {
      const bool exists = std::ranges::any_of(compiled_procedures(), [&](const Procedure* procedure) {
        return is_about(row, procedure->book().info.id) && commands_of(*procedure).contains(row.act);
      });
      EXPECT_TRUE(exists) << row.act << " is no command of " << row.procedure;
    } else {
      EXPECT_NE(all.find('"' + std::string(row.act) + '"'), std::string::npos) << row.act << " is never asked for";
    }
    for (const auto& state : row.states) {
      const bool exists = std::ranges::any_of(compiled_procedures(), [&](const Procedure* procedure) {
        return is_about(row, procedure->book().info.id) &&
               std::ranges::find(procedure->book().states, state, &StateInfo::code) != procedure->book().states.end();
      });
      EXPECT_TRUE(exists) << row.act << " " << state;
    }
    if (row.procedure.empty()) continue;
    EXPECT_TRUE(std::ranges::any_of(compiled_procedures(), [&](const Procedure* procedure) {
      return procedure->book().info.id == row.procedure;
    })) << row.procedure;
  }
}

TEST(TheMatrix, NamesNothingTwice) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view, Role>> cells;
  for (const auto& row : matrix()) {
    for (const auto& info : all_roles()) {
      if (!row.roles.has(info.role)) continue;
      const auto state = row.states.empty() ? std::string_view{} : row.states.front();
      EXPECT_TRUE(cells.emplace(row.act, row.procedure, state, info.role).second)
          << row.act << " " << row.procedure << " " << code_of(info.role);
    }
  }
}

// 6.2: who runs the system sees nothing of its business, and no business role runs it.
TEST(TheMatrix, KeepsAdministratorsAndBusinessApart) {
  for (const auto& row : matrix()) {
    for (const auto role : {Role::sysadmin, Role::secadmin, Role::auditor}) {
      const bool business = row.act.starts_with("case.") || row.act.starts_with("person.") ||
                            row.act.starts_with("form.") || row.act.starts_with("record.") ||
                            row.act.starts_with("kin.") || row.act.starts_with("document.");
      if (business && row.procedure.empty() && row.act != "case.list") {
        EXPECT_FALSE(row.roles.has(role)) << row.act << " " << code_of(role);
      }
    }
    if (row.procedure != "account" || row.act.starts_with("case.") || row.act == "account.read") continue;
    for (const auto& info : all_roles()) {
      const bool may = is_administrator(info.role) || info.role == Role::program;
      if (row.act != "propose_right" && !may) {
        EXPECT_FALSE(row.roles.has(info.role)) << row.act << " " << code_of(info.role);
      }
    }
  }
  EXPECT_TRUE(permits(Role::sysadmin, "open_account", "account"));
  EXPECT_FALSE(permits(Role::sysadmin, "grant_right", "account"));
  EXPECT_FALSE(permits(Role::secadmin, "open_account", "account"));
  EXPECT_TRUE(permits(Role::secadmin, "grant_right", "account"));
  for (const auto& row : matrix()) {
    if (row.procedure == "account" && !row.act.starts_with("case.") && row.act != "account.read") {
      EXPECT_FALSE(row.roles.has(Role::auditor)) << row.act << ": the auditor reads";
    }
  }
}

TEST(TheMatrix, LetsOnlyTheProgramDoWhatIsItsOwn) {
  for (const auto& row : matrix()) {
    if (!row.roles.has(Role::program)) continue;
    for (const auto& info : all_roles()) {
      EXPECT_EQ(row.roles.has(info.role), info.role == Role::program) << row.act;
    }
  }
}

TEST(TheMatrix, SaysWhatTheRegulationSaysOfEachRole) {
  EXPECT_TRUE(permits(Role::establishment_office, "record_quota_reply"));
  EXPECT_TRUE(permits(Role::establishment_office, "case.see"));
  EXPECT_FALSE(permits(Role::establishment_office, "case.read")) << "no candidate data beyond name and post";
  EXPECT_TRUE(permits(Role::pc_member, "case.read", "promote", "meeting"));
  EXPECT_FALSE(permits(Role::pc_member, "case.read", "promote", "inspect"))
      << "an item is read while it is deliberated";
  EXPECT_FALSE(permits(Role::pc_member, "case.read", "promote", "publicity"));
  EXPECT_FALSE(permits(Role::discipline_organ, "adopt_decision")) << "does not vote";
  EXPECT_TRUE(permits(Role::discipline_organ, "record_discipline_opinion"));
  EXPECT_FALSE(permits(Role::cadre_section, "record_file_review")) << "checks are confirmed by others";
  EXPECT_FALSE(permits(Role::cadre_section, "record_personal_matters"));
  EXPECT_FALSE(permits(Role::cadre_section, "record_discipline_opinion"));
  EXPECT_FALSE(permits(Role::od_head, "adopt_decision")) << "does not replace the committee's decision";
  EXPECT_FALSE(permits(Role::file_room, "record.set")) << "does not alter content";
  EXPECT_FALSE(permits(Role::cadre_self, "case.read")) << "does not read opinions about self";
  EXPECT_TRUE(permits(Role::cadre_self, "record.read"));
  EXPECT_TRUE(permits(Role::auditor, "audit.export"));
  EXPECT_FALSE(permits(Role::auditor, "export.cases")) << "sees no content";
}

TEST(TheMatrix, AsksForAFreshProofOfWhatApprovesSignsExportsOrGrants) {
  for (const auto* act :
       {"report_proposal", "adopt_decision", "issue_notice", "record_approval", "approve_erasure", "audit.export",
        "export.cases", "grant_right", "withdraw_right", "open_account", "delegation.add"}) {
    for (const auto& row : rows_of(act)) EXPECT_EQ(row.proof, Proof::kFresh) << act;
  }
  for (const auto* act : {"case.read", "suspend", "take_person_record", "account.list"}) {
    for (const auto& row : rows_of(act)) EXPECT_EQ(row.proof, Proof::kAny) << act;
  }
}

TEST(TheMatrix, GivesNothingForAnActThatItDoesNotKnow) {
  EXPECT_TRUE(rows_of("no_such_act").empty());
  EXPECT_TRUE(rows_of("").empty());
}

}  // namespace
}  // namespace renmian::account::test
