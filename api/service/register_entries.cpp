#include "api/service/register_entries.hpp"

#include <algorithm>

#include "api/service/case_access.hpp"

namespace renmian {
namespace {

// Whether `unit` is `above` or stands below it.
bool stands_below(const std::vector<Unit>& units, UnitId unit, UnitId above) {
  for (std::size_t step = 0; step <= units.size(); ++step) {
    if (unit == above) return true;
    const auto found = std::ranges::find(units, unit, &Unit::id);
    if (found == units.end() || !found->parent) return false;
    unit = *found->parent;
  }
  return true;
}

Problem post_moved(std::string place) {
  return {"post-moved",
          std::move(place),
          {"职位的单位和层次不得更改；另设职位请新登记", "unit and level of a post do not change; add another post"}};
}

}  // namespace

boost::system::result<Unit, Problem> unit_entry(Desk& desk, UnitId id, const Actor& actor) {
  const auto unit = desk.store().unit(id);
  if (!unit) return no_such_case();
  if (auto lacking = lacks_right(desk, actor, "unit.list", id)) return std::move(*lacking);
  return *unit;
}

boost::system::result<Post, Problem> post_entry(Desk& desk, PostId id, const Actor& actor) {
  const auto post = desk.store().post(id);
  if (!post) return no_such_case();
  if (auto lacking = lacks_right(desk, actor, "post.list", post->unit)) return std::move(*lacking);
  return *post;
}

boost::system::result<Unit, Problems> set_unit(Desk& desk, UnitId id, const UnitToAdd& what, const Actor& actor) {
  auto& store = desk.store();
  if (!store.unit(id)) return Problems{no_such_case()};
  if (auto lacking = lacks_right(desk, actor, "unit.set", id)) return Problems{std::move(*lacking)};
  if (what.parent) {
    if (!store.unit(*what.parent)) {
      return Problems{{"no-such-unit", "/parent", {"没有这个单位", "there is no such unit"}}};
    }
    if (stands_below(store.units(), *what.parent, id)) {
      return Problems{{"own-parent", "/parent", {"单位不得隶属于自身或其下级", "a unit cannot stand below itself"}}};
    }
  }
  const Unit unit{id, what.name, what.parent};
  store.save_units({&unit, 1});
  return unit;
}

boost::system::result<Post, Problems> set_post(Desk& desk, PostId id, const PostToAdd& what, const Actor& actor) {
  const auto before = desk.store().post(id);
  if (!before) return Problems{no_such_case()};
  if (auto lacking = lacks_right(desk, actor, "post.set", before->unit)) return Problems{std::move(*lacking)};
  Problems bad;
  if (what.unit != before->unit) bad.push_back(post_moved("/unit"));
  if (what.level != before->level) bad.push_back(post_moved("/level"));
  if (!bad.empty()) return bad;
  const Post post{id,
                  what.unit,
                  what.title,
                  what.level,
                  what.kind,
                  what.system.value_or(PostSystem::appointed),
                  what.special.value_or(false)};
  desk.store().save_posts({&post, 1});
  return post;
}

}  // namespace renmian
