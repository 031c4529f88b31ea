// The record of a made-up Party committee's vote on one item.
#pragma once

#include "workflows/appointment/parts.hpp"

namespace renmian {

// Seven members, all present; the first `agreeing` agree by show of hands, the others do not. The secretary speaks
// last.
appointment::MeetingItem committee_vote(const CivilDate& held_on, int agreeing);

}  // namespace renmian
