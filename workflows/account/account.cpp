#include "workflows/account/account.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/account/procedure.hpp"

namespace renmian::account {

const renmian::Procedure& compiled() {
  static const Compiled<Account> procedure;
  return procedure;
}

}  // namespace renmian::account
