// Unlawful: a second way to the appointment that does not ask for enough votes.
#include "tests/support/small_procedure.hpp"

using namespace renmian;
using namespace renmian::small;
using Unlawful = mp::mp_push_back<LawfulRows, Row<Start, Vote, Appointed, Record, Requires<Named>>>;
static_assert(proofs::lawful<SmallWith<Unlawful>>());
