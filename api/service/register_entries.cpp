#include "api/service/register_entries.hpp"

#include <algorithm>
#include <map>

#include "api/service/case_access.hpp"

namespace renmian {
namespace {

constexpr std::string_view kSetUnit = "unit.set";

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

// Of what `next(after, limit)` gives, the entries of units that `actor` may see.
template <class Entry, class Next, class UnitOf>
boost::system::result<std::vector<Entry>, Problem> visible_of(Desk& desk, std::string_view act, const Actor& actor,
                                                              decltype(std::optional(Entry{}.id)) after,
                                                              std::size_t limit, Next next, UnitOf unit_of) {
  constexpr std::size_t kAtOnce = 500;
  if (auto lacking = lacks_right(desk, actor, act)) return std::move(*lacking);
  std::map<UnitId, bool> may_see;
  std::vector<Entry> seen;
  for (auto most = limit;; most = std::max(limit, kAtOnce)) {
    const auto page = next(after, most);
    for (const auto& entry : page) {
      const auto [of, is_new] = may_see.try_emplace(unit_of(entry));
      if (is_new) of->second = !lacks_right(desk, actor, act, of->first);
      if (of->second) seen.push_back(entry);
      if (seen.size() == limit) return seen;
    }
    if (page.size() < most) return seen;
    after = page.back().id;
  }
}

}  // namespace

boost::system::result<std::vector<Unit>, Problem> list_units(Desk& desk, std::optional<UnitId> after, std::size_t limit,
                                                             const Actor& actor) {
  return visible_of<Unit>(
      desk, "unit.list", actor, after, limit,
      [&](std::optional<UnitId> from, std::size_t most) { return desk.store().units(from, most); },
      [](const Unit& unit) { return unit.id; });
}

boost::system::result<std::vector<Post>, Problem> list_posts(Desk& desk, std::optional<UnitId> of,
                                                             std::optional<PostId> after, std::size_t limit,
                                                             const Actor& actor) {
  return visible_of<Post>(
      desk, "post.list", actor, after, limit,
      [&](std::optional<PostId> from, std::size_t most) { return desk.store().posts(of, from, most); },
      [](const Post& post) { return post.unit; });
}

boost::system::result<Unit, Problem> unit_entry(Desk& desk, UnitId id, const Actor& actor) {
  const auto unit = desk.store().unit(id);
  if (!unit) return not_there();
  if (auto lacking = lacks_right(desk, actor, "unit.list", id)) return std::move(*lacking);
  return *unit;
}

boost::system::result<Post, Problem> post_entry(Desk& desk, PostId id, const Actor& actor) {
  const auto post = desk.store().post(id);
  if (!post) return not_there();
  if (auto lacking = lacks_right(desk, actor, "post.list", post->unit)) return std::move(*lacking);
  return *post;
}

boost::system::result<Unit, Problems> set_unit(Desk& desk, UnitId id, const UnitToAdd& what, const Actor& actor) {
  auto& store = desk.store();
  const auto before = store.unit(id);
  if (!before) return Problems{not_there()};
  if (auto lacking = lacks_right(desk, actor, kSetUnit, id)) return Problems{std::move(*lacking)};
  // As for one that is added: to stand below none is for those who are not limited to units.
  if (what.parent != before->parent) {
    auto lacking = lacks_right(desk, actor, kSetUnit, what.parent.value_or(UnitId{}));
    if (lacking) return Problems{std::move(*lacking)};
  }
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
  if (!before) return Problems{not_there()};
  if (auto lacking = lacks_right(desk, actor, "post.set", before->unit)) return Problems{std::move(*lacking)};
  Problems bad;
  if (what.unit != before->unit) bad.push_back(post_moved("/unit"));
  if (what.level != before->level) bad.push_back(post_moved("/level"));
  if (!bad.empty()) return bad;
  const auto post = post_of(id, what);
  desk.store().save_posts({&post, 1});
  return post;
}

}  // namespace renmian
