// Documents of cases (事项材料): handed in once, kept under the SHA-256 of their content, never changed and never
// deleted. What is known of one is a record beside it. A command that names a document by number and date may so be
// held against the file itself.
//
// Acts "document.add", "document.list" and, for the content, "document.read", with the document's case as subject.
// Handing in and every look at a content are put on record before they are answered. Any thread. Faults as of store,
// DocumentFolder and journal.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/runtime.hpp"

namespace renmian {

using DocumentId = Id<struct OfDocument>;

struct KeptDocument {
  static constexpr const char* kKind = "document";
  DocumentId id;
  CaseId case_id;
  Line name;                             // of the file, without a path
  std::optional<Line> number;            // 文号
  Line digest;                           // SHA-256 of the content, hexadecimal
  Whole<0, 9'007'199'254'740'991> size;  // bytes
  Line media_type;                       // by the content
  Line uploaded_by;                      // staff number
  Timestamp uploaded_at;
  BOOST_DESCRIBE_CLASS(KeptDocument, (),
                       (id, case_id, name, number, digest, size, media_type, uploaded_by, uploaded_at), (), ())
};

struct DocumentToKeep {
  CaseId case_id;
  Line name;
  std::optional<Line> number;
  BOOST_DESCRIBE_CLASS(DocumentToKeep, (), (case_id, name, number), (), ())
};

struct DocumentWithContent {
  KeptDocument document;
  std::string content;
};

// Whoever hands in twice under one idempotency key within seven days gets the first one again. Problems: those of a
// lacking right; "bad-name" at name for a path, an ending that the content belies, or characters that no name of a file
// has; "bad-type" and "too-large" of the content.
boost::system::result<KeptDocument, Problems> keep_document(Runtime& runtime, const DocumentToKeep& what,
                                                            std::string_view content, const Actor& actor,
                                                            const std::string& idempotency_key);

// What lacks_right() says, and the same of a document that is not there as of one that may not be known.
boost::system::result<KeptDocument, Problem> document(Runtime& runtime, DocumentId id, const Actor& actor);
boost::system::result<DocumentWithContent, Problem> document_with_content(Runtime& runtime, DocumentId id,
                                                                          const Actor& actor);

// In the order they were handed in, after `after`.
boost::system::result<std::vector<KeptDocument>, Problem> documents_of_case(Runtime& runtime, CaseId id,
                                                                            std::optional<DocumentId> after,
                                                                            std::size_t limit, const Actor& actor);

// Those with this content that the caller may know of.
std::vector<KeptDocument> documents_by_digest(Runtime& runtime, std::string_view digest, const Actor& actor);

}  // namespace renmian
