#include "workflows/appointment/kinds/rank_to_post.hpp"

#include "engine/procedure/compiled.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::appointment {

const Procedure& rank_to_post() {
  static const Compiled<RankToPost> procedure;
  return procedure;
}

}  // namespace renmian::appointment
