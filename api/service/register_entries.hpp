// Units and posts of the registers: their lists, single ones, and their correction. Where a post belongs and of which
// level it is does not change: quotas and cases count on it; another place is another post.
//
// Acts "unit.list", "unit.set" (of the unit, and of the one that it is moved below), "post.list", "post.set". Any
// thread; faults of the store are thrown.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/office.hpp"

namespace renmian {

// By id, after `after`, at most `limit`: those that the actor may see. Of this unit, if one is named.
boost::system::result<std::vector<Unit>, Problem> list_units(Desk& desk, std::optional<UnitId> after, std::size_t limit,
                                                             const Actor& actor);
boost::system::result<std::vector<Post>, Problem> list_posts(Desk& desk, std::optional<UnitId> of,
                                                             std::optional<PostId> after, std::size_t limit,
                                                             const Actor& actor);

// The problem of a lacking right, or of what is not there.
boost::system::result<Unit, Problem> unit_entry(Desk& desk, UnitId id, const Actor& actor);
boost::system::result<Post, Problem> post_entry(Desk& desk, PostId id, const Actor& actor);

// All of it anew. Problems: as above; "no-such-unit" at /parent, "own-parent" for a unit that would stand below itself;
// "post-moved" at /unit or /level.
boost::system::result<Unit, Problems> set_unit(Desk& desk, UnitId id, const UnitToAdd& what, const Actor& actor);
boost::system::result<Post, Problems> set_post(Desk& desk, PostId id, const PostToAdd& what, const Actor& actor);

}  // namespace renmian
