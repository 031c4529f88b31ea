#include "tests/support/quota_procedure.hpp"

#include "engine/procedure/compiled.hpp"

namespace renmian::with_quota {

const renmian::Procedure& compiled() {
  static const Compiled<WithQuota> procedure;
  return procedure;
}

}  // namespace renmian::with_quota
