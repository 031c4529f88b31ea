// Ambiguous: two rows for Drop in Start.
#include "tests/support/small_procedure.hpp"

using namespace renmian;
using namespace renmian::small;
using Ambiguous = mp::mp_push_back<LawfulRows, Row<Start, Drop, Voting, Record, Requires<>>>;
static_assert(proofs::lawful<SmallWith<Ambiguous>>());
