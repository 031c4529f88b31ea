// Documents of cases: the body of an upload is the file itself, and so is the answer to a download.
#include "api/service/documents.hpp"

#include "adapters/documents/media_type.hpp"
#include "api/http/attachment.hpp"
#include "api/http/content_digest.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

// As the members of a body would be.
boost::system::result<DocumentToKeep, Response> what_is_kept(const Call& call) {
  Query query(call);
  boost::json::object given;
  for (const auto& [parameter, member] : {std::pair{"case", "case_id"}, {"name", "name"}, {"number", "number"}}) {
    if (const auto text = query.text(parameter)) given[member] = *text;
  }
  if (auto bad = query.problems()) return std::move(*bad);
  auto what = read_described<DocumentToKeep>(given);
  if (!what) return problem_with(kinds::kBadQuery, call.reply_to, what.error());
  return std::move(*what);
}

// The content type that a header can name: those of media_type.hpp live as long as the program.
std::string_view lasting(const std::string& media_type, std::string_view content) {
  const auto* type = media_type_of(content);
  if (type == nullptr || type->name != media_type) return "application/octet-stream";
  return type->name == "text/plain" ? "text/plain; charset=utf-8" : type->name;
}

}  // namespace

Response add_document(const Call& call) {
  const auto what = what_is_kept(call);
  if (!what) return what.error();
  if (!has_content_type(call.request, "application/octet-stream")) {
    return problem(kinds::kUnsupportedMediaType, call.reply_to,
                   {"请求内容应为 application/octet-stream，类型以内容为准",
                    "the body should be application/octet-stream; what it is shows in the content"});
  }
  if (auto wrong = wrong_digest(call)) return std::move(*wrong);
  const auto kept = keep_document(call.runtime, *what, call.request.body(), *call.actor, call.idempotency_key);
  if (!kept) return problem_with(kinds::kBadInput, call.reply_to, kept.error());
  auto response = json_response(write_described(*kept), status::created);
  response.with("Location", "/api/v1/documents/" + to_string(kept->id));
  return response;
}

Response show_document(const Call& call) {
  const auto id = parse_id<OfDocument>(call.id);
  if (!id) return no_such(call);
  const auto found = document(call.runtime, *id, *call.actor);
  return found ? json_response(write_described(*found)) : problem(found.error(), call.reply_to);
}

Response show_document_content(const Call& call) {
  const auto id = parse_id<OfDocument>(call.id);
  if (!id) return no_such(call);
  auto found = document_with_content(call.runtime, *id, *call.actor);
  if (!found) return problem(found.error(), call.reply_to);
  const std::string& name = found->document.name;
  const auto type = lasting(found->document.media_type, found->content);
  return attachment(std::move(found->content), type, name, name.substr(name.rfind('.')));
}

Response list_documents_by_digest(const Call& call) {
  const auto digest = from_hex(call.id);
  if (!digest || !to_array<32>(*digest)) return no_such(call);
  const auto found = documents_by_digest(call.runtime, call.id, *call.actor);
  if (found.empty()) return no_such(call);
  return json_response({{"items", write_described(found)}});
}

Response list_documents_of_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  Query query(call);
  const auto after = query.id<DocumentId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  auto found = documents_of_case(call.runtime, *id, after, limit + 1, *call.actor);
  if (!found) return problem(found.error(), call.reply_to);
  return query.page<KeptDocument>(
      std::move(*found), limit, [](const KeptDocument& document) { return to_string(document.id); },
      [](const KeptDocument& document) { return write_described(document); });
}

}  // namespace renmian::http
