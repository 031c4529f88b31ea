#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/service/on_record.hpp"
#include "api/service/register_entries.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

template <class Entry>
Response answer_to(const Call& call, RegisterName kept_in, const boost::system::result<Entry, Problems>& added) {
  if (!added) return problem_with(kinds::kBadInput, call.reply_to, added.error());
  put_on_record(call.runtime, kept_in, to_string(added->id), *call.actor);
  return json_response(write_described(*added), status::created);
}

// The page of what `list(after, limit)` gives.
template <class Entry, class List>
Response page_of(const Call& call, Query& query, List list) {
  const auto after = query.id<decltype(Entry::id)>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  const auto entries = list(after, limit + 1);
  if (!entries) return problem(entries.error(), call.reply_to);
  return query.page<Entry>(
      *entries, limit, [](const Entry& entry) { return to_string(entry.id); },
      [](const Entry& entry) { return write_described(entry); });
}

}  // namespace

Response list_units(const Call& call) {
  Query query(call);
  return page_of<Unit>(call, query, [&](std::optional<UnitId> after, std::size_t limit) {
    return renmian::list_units(call.desk(), after, limit, *call.actor);
  });
}

Response add_unit(const Call& call) {
  const auto what = read_body<UnitToAdd>(call);
  if (!what) return what.error();
  return answer_to(call, RegisterName::units, renmian::add_unit(call.desk(), *what, *call.actor, call.idempotency_key));
}

Response list_posts(const Call& call) {
  Query query(call);
  const auto of = query.id<UnitId>("unit");
  return page_of<Post>(call, query, [&](std::optional<PostId> after, std::size_t limit) {
    return renmian::list_posts(call.desk(), of, after, limit, *call.actor);
  });
}

Response add_post(const Call& call) {
  const auto what = read_body<PostToAdd>(call);
  if (!what) return what.error();
  return answer_to(call, RegisterName::posts, renmian::add_post(call.desk(), *what, *call.actor, call.idempotency_key));
}

}  // namespace renmian::http
