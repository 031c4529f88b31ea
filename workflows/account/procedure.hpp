// 账号. Read a row: standing in the first column, on the command, once all gates are met, the account moves to the
// third.
#pragma once

#include "workflows/account/gates.hpp"
#include "workflows/account/states.hpp"

namespace renmian::account {

// clang-format off
using Rows = mp::mp_list<
  //   standing in  on                 moves to   and      once these gates are met
  Row< NotOpened,   OpenAccount,       Opened,    Record,  Requires<AccLogin> >,
  Row< NotOpened,   FoundAccount,      Opened,    Record,  Requires<AccLogin, AccFounding> >,
  Row< Opened,      DisableAccount,    Disabled,  Record,  Requires<AccProtected> >,
  Row< Opened,      ConfirmDisabling,  Disabled,  Record,  Requires<AccDisablingProposed> >,
  Row< Disabled,    EnableAccount,     Opened,    Record,  Requires<> >,
  Row< Disabled,    CloseAccount,      Closed,    Record,  Requires<> >
>;

using Rights = mp::mp_list<
  Row< RightsFile,  ProposeRight,      none,  Record,  Requires<CaseOpen, AccActive, AccSeparation, AccLimits, AccTerm> >,
  Row< RightsFile,  GrantRight,        none,  Record,  Requires<CaseOpen, AccActive, AccProposed, AccSeparation, AccTerm, AccTwoPersons, AccNotOneself> >,
  Row< RightsFile,  RefuseRight,       none,  Record,  Requires<CaseOpen, AccProposed> >,
  Row< RightsFile,  WithdrawRight,     none,  Record,  Requires<CaseOpen, AccHeld> >,
  Row< RightsFile,  ProposeDisabling,  none,  Record,  Requires<CaseOpen, AccActive> >
>;
// clang-format on

// An account as the engine compiles it (engine/procedure/compiled.hpp).
struct Account {
  static constexpr ProcedureInfo info{"account", 1, {"账号", "Account"}, "account"};
  using Facts = account::Facts;
  using Policy = account::Policy;
  using Steps = account::Steps;
  using Procedure = Rows;
  using Dossier = Rights;
  using Always = mp::mp_list<ActDelegated>;
  using Goals = mp::mp_list<>;
  using Mandatory = mp::mp_list<>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
};

}  // namespace renmian::account
