// The rules of accounts: 三员分立 and two persons to a right (regulation reference 6.2; GB/T 22239-2019 8.1.4.2, access
// control, and 8.1.5, security management centre). That the last account of an administrator stays is asked where all
// accounts are known (access_book.hpp).
#pragma once

#include "engine/procedure/actor_gates.hpp"
#include "engine/procedure/gate.hpp"
#include "workflows/account/facts.hpp"
#include "workflows/account/policy.hpp"

namespace renmian::account {

using Given = renmian::Given<Policy>;

#define RENMIAN_ACCOUNT_GATE(Type, id_, zh, en, source_, mark_)                                                  \
  struct Type {                                                                                                  \
    static constexpr GateInfo info{                                                                              \
        .id = id_, .title = {zh, en}, .source = source_, .mark = mark_, .confirmed_by = {"系统", "the system"}}; \
    static Verdict check(const Facts& facts, const Given& given);                                                \
  };

RENMIAN_ACCOUNT_GATE(AccLogin, "acc-login", "登录名合规", "The login is one", "GB/T 22239-2019 8.1.4.1 a", Mark::kM)
// Whoever founds an administrator's account is the program; it gives nobody else a role.
RENMIAN_ACCOUNT_GATE(AccFounding, "acc-founding", "首任管理员由程序设立", "The program founds the first administrators",
                     "regulation reference 6.2", Mark::kS)
RENMIAN_ACCOUNT_GATE(AccActive, "acc-active", "账号可用", "The account is active", "GB/T 22239-2019 8.1.4.2 c",
                     Mark::kM)
RENMIAN_ACCOUNT_GATE(AccSeparation, "acc-separation", "三员互不兼任，不兼业务岗位",
                     "An administrator is nothing else beside", "regulation reference 6.2; GB/T 22239-2019 8.1.4.2 d",
                     Mark::kS)
// Some roles are nothing without a limit: they see what was named to them, and no others.
RENMIAN_ACCOUNT_GATE(AccLimits, "acc-limits", "权限写明应有的范围", "The right names the limits that it must have",
                     "regulation reference 6.1", Mark::kS)
RENMIAN_ACCOUNT_GATE(AccTerm, "acc-term", "授权有期限", "The right has an end", "regulation reference 6.1", Mark::kM)
RENMIAN_ACCOUNT_GATE(AccProposed, "acc-proposed", "授权建议尚待批准", "The proposal is there and open",
                     "GB/T 22239-2019 8.1.4.2 e", Mark::kM)
RENMIAN_ACCOUNT_GATE(AccTwoPersons, "acc-two-persons", "建议与授权由两人分别办理",
                     "One person proposes and another grants", "regulation reference 6.2", Mark::kS)
RENMIAN_ACCOUNT_GATE(AccNotOneself, "acc-not-oneself", "不得给自己授权", "Nobody grants a right to themselves",
                     "regulation reference 6.1", Mark::kS)
RENMIAN_ACCOUNT_GATE(AccHeld, "acc-held", "所收回的权限确在", "The right that is withdrawn is held",
                     "GB/T 22239-2019 8.1.4.2 c", Mark::kM)
RENMIAN_ACCOUNT_GATE(AccProtected, "acc-protected", "系统管理员不得单独停用审计员和安全保密管理员",
                     "The system administrator alone disables no auditor and no security administrator",
                     "regulation reference 6.2; GB/T 22239-2019 8.1.4.3 d", Mark::kM)
RENMIAN_ACCOUNT_GATE(AccDisablingProposed, "acc-disabling-proposed", "停用由两人分别提请和确认",
                     "One person proposes to disable the account and another confirms it", "regulation reference 6.2",
                     Mark::kS)

#undef RENMIAN_ACCOUNT_GATE

// Why who holds `held` cannot hold `wanted` beside it; nothing if they can.
std::optional<Text> clash(Role held, Role wanted, bool strict);

}  // namespace renmian::account
