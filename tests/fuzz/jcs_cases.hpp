// Random JSON texts, good and nearly good, and what this program says of them, for another program to hold against what
// it says itself (tests/verifier/jcs_differential.py).
//
// Texts are never nested so deep that a reader's own limit counts, only around the limit of entries. The same seed
// gives the same texts. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "api/demo/seeded_random.hpp"

namespace renmian::fuzz {

std::string random_json_text(SeededRandom& random);

// "<verdict> <base64 of the text> <base64 of its canonical form>". Verdicts: "entry", in the profile of entries;
// "json", only strict JSON; "none", not even that, and without a canonical form.
std::string judged_line(std::string_view text);

}  // namespace renmian::fuzz
