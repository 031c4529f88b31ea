#include "api/service/documents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/documents/media_type.hpp"
#include "api/service/case_access.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/keyed_id.hpp"
#include "api/service/on_record.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

constexpr std::string_view kAdd = "document.add";
constexpr std::string_view kList = "document.list";
constexpr std::string_view kRead = "document.read";
constexpr std::size_t kPage = 500;

// Which documents have a content: one record each, owned by the digest.
struct ContentOf {
  static constexpr const char* kKind = "document_content";
  DocumentId document;
  BOOST_DESCRIBE_CLASS(ContentOf, (), (document), (), ())
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// U+0000-001F, 007F-009F, and those that turn the direction of writing (U+200E, 200F, 202A-202E, 2066-2069), by which
// "fdp.exe" reads as "exe.pdf".
bool has_hidden_character(std::string_view name) {
  const auto byte = [&](std::size_t at) { return at < name.size() ? static_cast<unsigned char>(name[at]) : 0U; };
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (byte(at) < 0x20 || byte(at) == 0x7f) return true;
    if (byte(at) == 0xc2 && byte(at + 1) < 0xa0) return true;
    if (byte(at) != 0xe2) continue;
    const auto second = byte(at + 1), third = byte(at + 2);
    if (second == 0x80 && (third == 0x8e || third == 0x8f || (third >= 0xaa && third <= 0xae))) return true;
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return true;
  }
  return false;
}

Problem bad_name(Text message) { return {"bad-name", "name", std::move(message)}; }

std::optional<Problem> problem_of_name(const std::string& name) {
  if (find_invalid_utf8(name) != std::string::npos || has_hidden_character(name)) {
    return bad_name({"文件名含有控制字符或不是 UTF-8", "the name holds control characters, or is not UTF-8"});
  }
  if (name.find_first_of("/\\:*?\"<>|") != std::string::npos || name.starts_with('.') || name.ends_with('.') ||
      name.starts_with(' ') || name.ends_with(' ')) {
    return bad_name(
        {"文件名不得含有路径或 / \\ : * ? \" < > |，首尾不得为点或空格",
         "the name must not hold a path or any of / \\ : * ? \" < > |, nor begin or end with a dot or blank"});
  }
  return std::nullopt;
}

// Whether the ending of the name is one of the type's.
bool ends_like(const std::string& name, const MediaType& type) {
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  const auto ending = lower(name.substr(dot));
  const auto place = type.endings.find(ending);
  if (place == std::string_view::npos) return false;
  const auto end = place + ending.size();
  return end == type.endings.size() || type.endings[end] == '.';
}

Problems problems_of(const std::string& name, const MediaType* type, std::size_t size) {
  if (auto bad = problem_of_name(name)) return {std::move(*bad)};
  if (type == nullptr) {
    return {
        {"bad-type",
         "",
         {fmt::format("内容不是可接受的类型，或可作两种类型解读；可用：{}", accepted_types()),
          fmt::format("the content is of no type that is taken, or of two at once; taken are: {}", accepted_types())}}};
  }
  Problems bad;
  if (!ends_like(name, *type)) {
    bad.push_back(bad_name({fmt::format("扩展名与内容不符；内容为 {}，扩展名应为 {}", type->name, type->endings),
                            fmt::format("the ending of the name belies the content, which is {}; it should be {}",
                                        type->name, type->endings)}));
  }
  if (size > type->limit) {
    bad.push_back(
        {"too-large",
         "",
         {fmt::format("{} 文件不得超过 {} 字节，现为 {} 字节", type->name, type->limit, size),
          fmt::format("a document of type {} may have {} bytes, and has {}", type->name, type->limit, size)}});
  }
  return bad;
}

std::optional<KeptDocument> kept_before(KeptRecords& kept, const KeyedId& keyed, const std::string& owner) {
  for (std::string after = to_string(keyed.since);;) {
    const auto page = kept.list(KeptDocument::kKind, owner, after, kPage);
    for (const auto& record : page) {
      const auto id = parse_uuid(record.id);
      if (id && keyed.names(*id)) return read_kept<KeptDocument>(record).value;
    }
    if (page.size() < kPage) return std::nullopt;
    after = page.back().id;
  }
}

void keep_record(KeptRecords& kept, const KeptDocument& document) {
  const auto id = to_string(document.id);
  const std::string& digest = document.digest;
  // First the way to it: one that leads nowhere is passed over, a document that nothing leads to would be lost.
  const bool saved = save_kept<ContentOf>(kept, {digest + ":" + id, 0, {document.id}}, digest) &&
                     save_kept<KeptDocument>(kept, {id, 0, document}, to_string(document.case_id));
  if (!saved) throw Fault("store-failed", {"文件编号重复", "the id of a document was taken"}, id);
}

}  // namespace

boost::system::result<KeptDocument, Problems> keep_document(Runtime& runtime, const DocumentToKeep& what,
                                                            std::string_view content, const Actor& actor,
                                                            const std::string& idempotency_key) {
  auto& desk = runtime.desk();
  if (const auto row = case_for(desk, what.case_id, actor, kAdd); !row) return Problems{row.error()};
  const auto* type = media_type_of(content);
  if (auto bad = problems_of(what.name, type, content.size()); !bad.empty()) return bad;

  auto& kept = desk.store().kept();
  const auto keyed = keyed_id(desk, "document", actor, idempotency_key);
  if (!idempotency_key.empty()) {
    if (auto before = kept_before(kept, keyed, to_string(what.case_id))) return std::move(*before);
  }
  const auto digest = runtime.documents().put(content);
  const KeptDocument document{{keyed.id},
                              what.case_id,
                              what.name,
                              what.number,
                              to_hex(digest),
                              static_cast<std::int64_t>(content.size()),
                              std::string(type->name),
                              actor.id,
                              desk.clock().now()};
  keep_record(kept, document);
  put_on_record(runtime, RegisterName::documents, to_string(document.id), actor);
  return document;
}

boost::system::result<KeptDocument, Problem> document(Runtime& runtime, DocumentId id, const Actor& actor) {
  auto found = find_kept<KeptDocument>(runtime.store().kept(), to_string(id));
  if (!found) return not_there();
  const auto row = case_for(runtime.desk(), found->value.case_id, actor, kList);
  if (!row) return row.error();
  return std::move(found->value);
}

boost::system::result<DocumentWithContent, Problem> document_with_content(Runtime& runtime, DocumentId id,
                                                                          const Actor& actor) {
  auto kept = find_kept<KeptDocument>(runtime.store().kept(), to_string(id));
  if (!kept) return not_there();
  auto& found = kept->value;
  const auto read = case_to_read(runtime.desk(), found.case_id, actor, kRead);
  if (!read) return read.error();
  const auto digest = from_hex(found.digest.value);
  auto content = digest ? runtime.documents().get(to_array<32>(*digest).value()) : std::nullopt;
  if (!content) {
    throw Fault("document-damaged",
                {"文件内容缺失，请报告管理员", "the content of the document is missing; tell the administrator"},
                to_string(id));
  }
  put_on_record(runtime, FilePart::document, read->person, actor);
  return DocumentWithContent{std::move(found), std::move(*content)};
}

boost::system::result<std::vector<KeptDocument>, Problem> documents_of_case(Runtime& runtime, CaseId id,
                                                                            std::optional<DocumentId> after,
                                                                            std::size_t limit, const Actor& actor) {
  if (const auto row = case_for(runtime.desk(), id, actor, kList); !row) return row.error();
  std::vector<KeptDocument> documents;
  const auto from = after ? to_string(*after) : std::string{};
  for (const auto& record : runtime.store().kept().list(KeptDocument::kKind, to_string(id), from, limit)) {
    documents.push_back(read_kept<KeptDocument>(record).value);
  }
  return documents;
}

std::vector<KeptDocument> documents_by_digest(Runtime& runtime, std::string_view digest, const Actor& actor) {
  std::vector<KeptDocument> documents;
  for (const auto& entry : list_kept<ContentOf>(runtime.store().kept(), std::string(digest))) {
    auto found = document(runtime, entry.value.document, actor);
    if (found) documents.push_back(std::move(*found));
  }
  return documents;
}

}  // namespace renmian
