// The lawful one compiles, so that the others fail for their own reason.
#include "tests/support/small_procedure.hpp"

static_assert(renmian::proofs::lawful<renmian::small::Small>());
