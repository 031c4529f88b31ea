#include "api/service/office.hpp"

#include <algorithm>

#include "engine/data/writer.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

Problem no_such(std::string code, std::string place, std::string_view zh, std::string_view en) {
  return {std::move(code), std::move(place), {"没有这个" + std::string(zh), "there is no such " + std::string(en)}};
}

boost::json::value data_to_open(const ProcedureInfo& procedure, const CaseToOpen& what, const Post& post,
                                const Unit& unit) {
  const appointment::PostTaken taken{post.id, post.title, unit.name, post.level, post.kind, post.system, post.special};
  return {{"kind", procedure.kind},
          {"person", to_string(what.person)},
          {"post", write_described(taken)},
          {"need", what.need.value}};
}

}  // namespace

boost::system::result<Request, Problems> request_to_open(Desk& desk, const CaseToOpen& what, const Actor& actor,
                                                         std::string idempotency_key) {
  auto& store = desk.store();
  Problems bad;
  if (!store.person(what.person)) bad.push_back(no_such("no-such-person", "/person", "人员", "person"));
  const auto post = store.post(what.post);
  if (!post) bad.push_back(no_such("no-such-post", "/post", "职务", "post"));
  if (what.batch && !store.batch(*what.batch)) bad.push_back(no_such("no-such-batch", "/batch", "批次", "batch"));
  if (!bad.empty()) return bad;
  const auto unit = store.unit(post->unit);
  if (!unit) throw Fault("store-failed", {"职务所属单位缺失", "the unit of a post is missing"}, to_string(post->id));

  const auto kind = what.kind.value_or(appointment::CaseKind::promote);
  const auto& procedure = appointment::all_kinds()[static_cast<std::size_t>(kind)]->book().info;
  Request request;
  request.case_id = desk.new_case_id();
  request.opening = Opening{std::string(procedure.id), what.person, what.post, what.batch};
  request.command = "open";
  request.data = data_to_open(procedure, what, *post, *unit);
  request.actor = actor;
  request.idempotency_key = std::move(idempotency_key);
  return request;
}

}  // namespace renmian
