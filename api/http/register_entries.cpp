#include "api/service/register_entries.hpp"

#include <boost/json/serialize.hpp>

#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

template <class Entry>
Response shown(const Call& call, const boost::system::result<Entry, Problem>& found) {
  return found ? json_response(write_described(*found)) : problem(found.error(), call.reply_to);
}

bool says(const Unit& unit, const UnitToAdd& what) { return unit.name == what.name && unit.parent == what.parent; }
bool says(const Post& post, const PostToAdd& what) {
  return post.unit == what.unit && post.title == what.title && post.level == what.level && post.kind == what.kind &&
         post.system == what.system.value_or(PostSystem::appointed) && post.special == what.special.value_or(false);
}

// Replaces `before` by what `what` makes of it, unless somebody else did meanwhile.
template <class Entry, class ToAdd, class Set>
Response replaced(const Call& call, RegisterName kept_in, const boost::system::result<Entry, Problem>& before,
                  const ToAdd& what, const Set& set) {
  if (!before) return problem(before.error(), call.reply_to);
  const auto shown = write_described(*before);
  const Replaced present{.exists = true, .shown = boost::json::serialize(shown), .same = says(*before, what)};
  if (auto stale = refuse_stale(call, present)) return std::move(*stale);
  const boost::system::result<Entry, Problems> entry = set();
  if (!entry) return problem_with(kinds::kBadInput, call.reply_to, entry.error());
  put_on_record(call.runtime, kept_in, to_string(entry->id), *call.actor);
  return json_response(write_described(*entry));
}

}  // namespace

Response show_unit(const Call& call) {
  const auto id = parse_id<OfUnit>(call.id);
  return id ? shown(call, unit_entry(call.desk(), *id, *call.actor)) : no_such(call);
}

Response show_post(const Call& call) {
  const auto id = parse_id<OfPost>(call.id);
  return id ? shown(call, post_entry(call.desk(), *id, *call.actor)) : no_such(call);
}

Response set_unit(const Call& call) {
  const auto id = parse_id<OfUnit>(call.id);
  if (!id) return no_such(call);
  const auto what = read_body<UnitToAdd>(call);
  if (!what) return what.error();
  const auto alone = hold_others_off();
  return replaced(call, RegisterName::units, unit_entry(call.desk(), *id, *call.actor), *what,
                  [&] { return renmian::set_unit(call.desk(), *id, *what, *call.actor); });
}

Response set_post(const Call& call) {
  const auto id = parse_id<OfPost>(call.id);
  if (!id) return no_such(call);
  const auto what = read_body<PostToAdd>(call);
  if (!what) return what.error();
  const auto alone = hold_others_off();
  return replaced(call, RegisterName::posts, post_entry(call.desk(), *id, *call.actor), *what,
                  [&] { return renmian::set_post(call.desk(), *id, *what, *call.actor); });
}

}  // namespace renmian::http
