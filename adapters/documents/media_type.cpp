#include "adapters/documents/media_type.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>

#include "adapters/documents/zip_file.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::string_view kPdfBegin = "%PDF-";
constexpr std::size_t kPdfLookedFor = 1024;  // readers take a PDF that begins, or ends, so far from the edge
constexpr std::string_view kZipBegin = "PK\x03\x04";

bool is_utf8(std::string_view bytes) { return find_invalid_utf8(bytes) == std::string_view::npos; }

bool is_pdf(std::string_view bytes) {
  const auto end = bytes.substr(bytes.size() - std::min(bytes.size(), kPdfLookedFor));
  return bytes.starts_with(kPdfBegin) && end.find("%%EOF") != std::string_view::npos;
}

bool is_png(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv) && bytes.ends_with("\0\0\0\0IEND\xae\x42\x60\x82"sv);
}

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xff\xd8\xff") && bytes.ends_with("\xff\xd9"); }

bool is_ofd(std::string_view bytes) { return bytes.starts_with(kZipBegin) && zip_has(bytes, {"OFD.xml"}); }
bool is_docx(std::string_view bytes) {
  return bytes.starts_with(kZipBegin) && zip_has(bytes, {"[Content_Types].xml", "word/document.xml"});
}
bool is_xlsx(std::string_view bytes) {
  return bytes.starts_with(kZipBegin) && zip_has(bytes, {"[Content_Types].xml", "xl/workbook.xml"});
}

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  return text;
}

struct FreeXml {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

// Whole XML in UTF-8 without a document type, with the root of the form.
bool is_form(std::string_view bytes) {
  if (!without_byte_order_mark(bytes).starts_with('<') || !is_utf8(bytes)) return false;
  static const bool initialised = (xmlInitParser(), true);  // once, whatever thread comes first
  static_cast<void>(initialised);
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlDoc, FreeXml> document{
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", kOptions)};
  if (!document || document->intSubset != nullptr) return false;
  const auto* root = xmlDocGetRootElement(document.get());
  return root != nullptr && root->ns == nullptr &&
         std::string_view(reinterpret_cast<const char*>(root->name)) == "Person";
}

// What a browser could take for a page or a script of another kind is no plain text.
bool is_text(std::string_view bytes) {
  const auto text = without_byte_order_mark(bytes);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] == '<' || text.starts_with(kPdfBegin)) return false;
  if (!is_utf8(text)) return false;
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\r' || c == '\t';
  });
}

struct Known {
  MediaType type;
  bool (*is)(std::string_view);
};

// The limit of a form is that of its import, that of a text what a person may be expected to read.
constexpr Known kKnown[] = {
    {{"application/pdf", ".pdf", kDocumentLimit}, is_pdf},
    {{"application/ofd", ".ofd", kDocumentLimit}, is_ofd},
    {{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", kDocumentLimit}, is_docx},
    {{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", kDocumentLimit}, is_xlsx},
    {{"image/png", ".png", 16 * kMebibyte}, is_png},
    {{"image/jpeg", ".jpg.jpeg", 16 * kMebibyte}, is_jpeg},
    {{"application/xml", ".lrmx.xml", 8 * kMebibyte}, is_form},
    {{"text/plain", ".txt", kMebibyte}, is_text},
};

// What readers would find in it beside what it begins as: a PDF anywhere near the beginning, a package at the end.
bool is_two_things(std::string_view bytes) {
  const bool is_package = bytes.starts_with(kZipBegin);
  const auto pdf = bytes.substr(0, kPdfLookedFor + kPdfBegin.size()).find(kPdfBegin);
  if (pdf != std::string_view::npos && pdf != 0) return true;
  return !is_package && has_zip_end(bytes);
}

}  // namespace

const MediaType* media_type_of(std::string_view bytes) {
  if (is_two_things(bytes)) return nullptr;
  const auto* known = std::ranges::find_if(kKnown, [&](const Known& one) { return one.is(bytes); });
  return known == std::end(kKnown) ? nullptr : &known->type;
}

std::string_view accepted_types() { return "PDF, OFD, DOCX, XLSX, PNG, JPEG, LRMX, TXT (UTF-8)"; }

}  // namespace renmian
