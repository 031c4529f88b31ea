#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/may.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

template <class Entry>
Response answer_to(const Call& call, RegisterName kept_in, const boost::system::result<Entry, Problems>& added) {
  if (!added) return problem_with(kinds::kBadInput, call.reply_to, added.error());
  put_on_record(call.runtime, kept_in, to_string(added->id), *call.actor);
  return json_response(write_described(*added), status::created);
}

// The entries of a register that the caller may see: those of the units that their rights are for.
template <class Entry, class UnitOf>
Response list_of(const Call& call, std::vector<Entry> entries, std::string_view act, UnitOf unit_of) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, act)) return problem(*lacking, call.reply_to);
  std::erase_if(entries, [&](const Entry& entry) {
    return lacks_right(call.desk(), *call.actor, act, unit_of(entry)).has_value();
  });
  return json_response({{"items", write_described(entries)}});
}

}  // namespace

Response list_units(const Call& call) {
  return list_of(call, call.store().units(), "unit.list", [](const Unit& unit) { return unit.id; });
}

Response add_unit(const Call& call) {
  const auto what = read_body<UnitToAdd>(call);
  if (!what) return what.error();
  return answer_to(call, RegisterName::units, renmian::add_unit(call.desk(), *what, *call.actor, call.idempotency_key));
}

Response list_posts(const Call& call) {
  return list_of(call, call.store().posts(), "post.list", [](const Post& post) { return post.unit; });
}

Response add_post(const Call& call) {
  const auto what = read_body<PostToAdd>(call);
  if (!what) return what.error();
  return answer_to(call, RegisterName::posts, renmian::add_post(call.desk(), *what, *call.actor, call.idempotency_key));
}

}  // namespace renmian::http
