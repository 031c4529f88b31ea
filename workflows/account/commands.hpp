// 账号: an account is a case, so that who was given which right by whom stands in the same log as what was done with
// it. Three administrators share the work (三员分立, regulation reference 6.2): one opens accounts, another grants
// rights, the third sees both. Rights are proposed by one person and granted by another.
#pragma once

#include "engine/access/role.hpp"
#include "engine/base/ids.hpp"
#include "engine/registry/records.hpp"
#include "workflows/common/command.hpp"

namespace renmian::account {

BOOST_DEFINE_ENUM_CLASS(AccountKind, person, service)

// Of proposals and of rights, each counted from 1 within its account.
using Number = Whole<1, 1'000'000>;

struct OpenAccount {
  Line login;  // staff number, or what a service is called; never changed
  AccountKind kind = AccountKind::person;
  Line name;
  Line unit;                       // where they work, in words
  std::optional<PersonId> person;  // who they are in the register of people, if they are there
  Paragraph reason;
  RENMIAN_COMMAND(OpenAccount, "open_account", "开立账号", "Open an account", "系统管理员", "System administrator",
                  (login, kind, name, unit, person, reason))
};

// One of the three administrators, at the first start: somebody must be there to open and to grant.
struct FoundAccount {
  Line login;
  Line name;
  Role role = Role::sysadmin;
  RENMIAN_COMMAND(FoundAccount, "found_account", "设立首任管理员", "Found an administrator's account", "程序",
                  "The program", (login, name, role))
};

// A role within limits; what is left out is no limit. A right holds on both its days and between them.
struct ProposeRight {
  Role role = Role::cadre_section;
  std::optional<UnitId> unit;              // of this unit and those below it
  std::optional<PostLevel> highest_level;  // posts of this level and lower ones
  std::vector<CaseId> cases;               // these cases only
  std::vector<Line> acts;                  // these acts only: codes of the authorisation matrix
  CivilDate from;
  CivilDate until;
  Paragraph reason;
  RENMIAN_COMMAND(ProposeRight, "propose_right", "提出授权建议", "Propose a right", "系统管理员或组织部",
                  "System administrator or organization department",
                  (role, unit, highest_level, cases, acts, from, until, reason))
};

struct GrantRight {
  Number proposal;
  RENMIAN_CONFIRMATION(GrantRight, "grant_right", "授权", "Grant a right", "安全保密管理员", "Security administrator",
                       (proposal))
};

struct RefuseRight {
  Number proposal;
  Paragraph reason;
  RENMIAN_COMMAND(RefuseRight, "refuse_right", "不予授权", "Refuse a right", "安全保密管理员", "Security administrator",
                  (proposal, reason))
};

struct WithdrawRight {
  Number right;
  Paragraph reason;
  RENMIAN_COMMAND(WithdrawRight, "withdraw_right", "收回权限", "Withdraw a right", "安全保密管理员",
                  "Security administrator", (right, reason))
};

struct DisableAccount {
  Paragraph reason;
  RENMIAN_COMMAND(DisableAccount, "disable_account", "停用账号", "Disable the account", "系统管理员",
                  "System administrator", (reason))
};

// For the account of an auditor or security administrator, which the system administrator alone cannot disable.
struct ProposeDisabling {
  Paragraph reason;
  RENMIAN_COMMAND(ProposeDisabling, "propose_disabling", "提请停用账号", "Propose to disable the account", "系统管理员",
                  "System administrator", (reason))
};

struct ConfirmDisabling {
  RENMIAN_CONFIRMATION(ConfirmDisabling, "confirm_disabling", "确认停用账号", "Confirm that the account is disabled",
                       "安全保密管理员", "Security administrator", ())
};

struct EnableAccount {
  Paragraph reason;
  RENMIAN_COMMAND(EnableAccount, "enable_account", "恢复账号", "Enable the account", "系统管理员",
                  "System administrator", (reason))
};

struct CloseAccount {
  Paragraph reason;
  RENMIAN_COMMAND(CloseAccount, "close_account", "注销账号", "Close the account", "系统管理员", "System administrator",
                  (reason))
};

}  // namespace renmian::account
