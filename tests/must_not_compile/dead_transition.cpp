// Unsound: nothing leads to Nowhere, so its transition is dead.
#include "tests/support/small_procedure.hpp"

using namespace renmian;
using namespace renmian::small;
struct Nowhere : State {
  static constexpr StateInfo info{"nowhere", {"不可达", "Nowhere"}, &OnlyStep::info};
};
using Unsound = mp::mp_push_back<LawfulRows, Row<Nowhere, Drop, Dropped, Record, Requires<>>>;
static_assert(proofs::lawful<SmallWith<Unsound>>());
