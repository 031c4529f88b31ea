#include "api/service/complaints.hpp"

#include "api/http/due_place.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_complaints(const Call& call) {
  Query query(call);
  const auto after = after_due_place(query);
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  auto found = open_complaints(call.desk(), after, limit + 1, *call.actor);
  if (!found) return problem(found.error(), call.reply_to);
  return query.page<ComplaintInCase>(
      std::move(*found), limit,
      [](const ComplaintInCase& one) { return due_place(one.case_id, one.complaint.register_number); },
      [](const ComplaintInCase& one) { return write_described(one); });
}

Response list_complaints_of_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto found = complaints_of_case(call.desk(), *id, *call.actor);
  return found ? json_response({{"items", write_described(*found)}}) : problem(found.error(), call.reply_to);
}

}  // namespace renmian::http
