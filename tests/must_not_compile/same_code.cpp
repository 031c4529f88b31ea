// Ambiguous: two states share the stable code "voting".
#include "tests/support/small_procedure.hpp"

using namespace renmian;
using namespace renmian::small;
struct Twin : State {
  static constexpr StateInfo info{"voting", {"重名", "Twin"}, nullptr, true};
};
using Ambiguous = mp::mp_push_back<LawfulRows, Row<Start, Note, Twin, Record, Requires<>>>;
static_assert(proofs::lawful<SmallWith<Ambiguous>>());
