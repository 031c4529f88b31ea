#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const std::vector<const Procedure*>& all_kinds() {
  static const std::vector<const Procedure*> kinds{&promote(),      &further_use(),    &term_change(), &lateral(),
                                                   &rank_to_post(), &legal_nominate(), &transfer_in(), &removal(),
                                                   &resign(),       &demote(),         &secondment()};
  return kinds;
}

}  // namespace renmian::appointment
