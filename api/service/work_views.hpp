// What cases wait for, as JSON; the interfaces share these shapes.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "engine/case/due_follower.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

// {"case", "code", "kind": "work"|"clock", "command", "role", "assignee" (null: anyone of the role), "since", "due"
// (null: no last day, or not known yet), "urged"}
boost::json::object due_view(const DueRow& row);
boost::json::array due_views(const std::vector<DueRow>& rows);

// {"events", "moved": [{"case", "code", "before", "now"}], "unreadable": [case ids]}
boost::json::object followed_view(const Followed& followed);

}  // namespace renmian
