#include "api/http/attachment.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/service/trail_exports.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

constexpr ProblemKind kNotReady{status::conflict, "export-not-ready", {"导出文件尚未备好", "The export is not ready"}};

}  // namespace

Response list_exports(const Call& call) {
  Query query(call);
  const auto after = query.id<ExportId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  return query.page<KeptExport>(
      call.runtime.exports().list(after, limit + 1, *call.actor), limit,
      [](const KeptExport& of) { return to_string(of.id); }, [](const KeptExport& of) { return write_described(of); });
}

Response request_export(const Call& call) {
  const auto what = read_body<ExportToRequest>(call);
  if (!what) return what.error();
  const auto asked = call.runtime.exports().request(*what, *call.actor, call.idempotency_key);
  if (!asked) return problem_with(kinds::kBadInput, call.reply_to, asked.error());
  auto response = json_response(write_described(*asked), status::created);
  response.with("Location", "/api/v1/exports/" + to_string(asked->id));
  return response;
}

Response show_export(const Call& call) {
  const auto id = parse_id<OfExport>(call.id);
  if (!id) return no_such(call);
  const auto found = call.runtime.exports().find(*id, *call.actor);
  return found ? json_response(write_described(*found)) : problem(found.error(), call.reply_to);
}

Response confirm_export(const Call& call) {
  const auto id = parse_id<OfExport>(call.id);
  if (!id) return no_such(call);
  const auto confirmed = call.runtime.exports().confirm(*id, *call.actor, call.again);
  return confirmed ? json_response(write_described(*confirmed))
                   : problem_with(kinds::kBadInput, call.reply_to, confirmed.error());
}

Response show_export_content(const Call& call) {
  const auto id = parse_id<OfExport>(call.id);
  if (!id) return no_such(call);
  auto bytes = call.runtime.exports().content(*id, *call.actor);
  if (!bytes) return problem_with(kNotReady, call.reply_to, bytes.error());
  return attachment(std::move(*bytes), "application/zip", to_string(*id) + ".zip", ".zip");
}

}  // namespace renmian::http
