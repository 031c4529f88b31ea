#include "api/service/keyed_id.hpp"
#include "api/service/may.hpp"
#include "api/service/office.hpp"

namespace renmian {
namespace {

Problems no_such_unit(std::string place) {
  return {{"no-such-unit", std::move(place), {"没有这个单位", "there is no such unit"}}};
}

}  // namespace

Post post_of(PostId id, const PostToAdd& what) {
  return {id,
          what.unit,
          what.title,
          what.level,
          what.kind,
          what.system.value_or(PostSystem::appointed),
          what.special.value_or(false)};
}

boost::system::result<Unit, Problems> add_unit(Desk& desk, const UnitToAdd& what, const Actor& actor,
                                               const std::string& idempotency_key) {
  // One that stands below none is for those who are not limited to units.
  if (auto lacking = lacks_right(desk, actor, "unit.add", what.parent.value_or(UnitId{}))) return Problems{*lacking};
  auto& store = desk.store();
  const auto keyed = keyed_id(desk, "unit", actor, idempotency_key);
  for (const auto& unit : store.units()) {
    if (keyed.names(unit.id.uuid)) return unit;
  }
  if (what.parent && !store.unit(*what.parent)) return no_such_unit("/parent");
  const Unit unit{{keyed.id}, what.name, what.parent};
  store.save_units({&unit, 1});
  return unit;
}

boost::system::result<Post, Problems> add_post(Desk& desk, const PostToAdd& what, const Actor& actor,
                                               const std::string& idempotency_key) {
  if (auto lacking = lacks_right(desk, actor, "post.add", what.unit)) return Problems{*lacking};
  auto& store = desk.store();
  const auto keyed = keyed_id(desk, "post", actor, idempotency_key);
  for (const auto& post : store.posts()) {
    if (keyed.names(post.id.uuid)) return post;
  }
  if (!store.unit(what.unit)) return no_such_unit("/unit");
  const auto post = post_of({keyed.id}, what);
  store.save_posts({&post, 1});
  return post;
}

}  // namespace renmian
