// The states of an account. Their codes differ from those of all cases, so that accounts can be listed by them.
#pragma once

#include "engine/procedure/table.hpp"

namespace renmian::account {

// clang-format off
struct Opening { static constexpr StepInfo info{"account_opening", {"开立", "Opening"}}; };
struct Use     { static constexpr StepInfo info{"account_use",     {"使用", "Use"}}; };
using Steps = mp::mp_list<Opening, Use>;

struct NotOpened : State { static constexpr StateInfo info{"account_not_opened", {"未开立", "Not opened"}, &Opening::info}; };
struct Opened    : State { static constexpr StateInfo info{"account_active",     {"可用", "Active"},       &Use::info}; };
struct Disabled  : State { static constexpr StateInfo info{"account_disabled",   {"已停用", "Disabled"},   &Use::info}; };
struct Closed    : State { static constexpr StateInfo info{"account_closed",     {"已注销", "Closed"},     nullptr, true}; };
// clang-format on

// 权限: proposed, granted and withdrawn while the account is there.
struct RightsFile : State {
  static constexpr StateInfo info{"account_rights", {"权限", "Rights"}};
};

}  // namespace renmian::account
