// A person who is qualified for a post: what the rules of R2019 Arts. 7, 8 ask for, with room to spare.
#pragma once

#include "engine/registry/person_record.hpp"
#include "workflows/appointment/parts.hpp"

namespace renmian {

// As on `today`: two posts at the level next below that of `post`, held for five years together, and one below those.
PersonRecord lawful_person(const appointment::PostTaken& post, CivilDate today);

}  // namespace renmian
