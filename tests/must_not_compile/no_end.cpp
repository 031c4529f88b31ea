// Unsound: once in Stuck, a case can reach no end.
#include "tests/support/small_procedure.hpp"

using namespace renmian;
using namespace renmian::small;
struct Stuck : State {
  static constexpr StateInfo info{"stuck", {"停滞", "Stuck"}, &OnlyStep::info};
};
using Unsound = mp::mp_push_back<LawfulRows, Row<Start, Note, Stuck, Record, Requires<>>>;
static_assert(proofs::lawful<SmallWith<Unsound>>());
