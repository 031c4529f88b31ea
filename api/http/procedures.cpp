#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/procedure_text/book_text.hpp"
#include "api/procedure_text/diagram.hpp"

namespace renmian::http {
namespace {

struct DiagramFormat {
  std::string_view code;
  std::string_view content_type;
  std::string (*draw)(const Book&, Language);
};
constexpr DiagramFormat kFormats[] = {
    {"svg", "image/svg+xml; charset=utf-8", diagram_svg},
    {"dot", "text/vnd.graphviz; charset=utf-8", diagram_dot},
    {"mermaid", "text/plain; charset=utf-8", diagram_mermaid},
};

boost::json::object summary_of(const Book& book) {
  return {{"id", book.info.id},
          {"version", book.info.version},
          {"title", {{"zh", book.info.title.zh}, {"en", book.info.title.en}}},
          {"kind", book.info.kind},
          {"digest", book.digest}};
}

const Book* book_of(const Call& call) {
  const auto* procedure = call.desk().catalogue().procedure(call.id);
  return procedure == nullptr ? nullptr : &procedure->book();
}

}  // namespace

Response list_procedures(const Call& call) {
  boost::json::array items;
  for (const auto* procedure : call.desk().catalogue().procedures()) items.push_back(summary_of(procedure->book()));
  return json_response({{"items", std::move(items)}});
}

Response show_procedure(const Call& call) {
  const auto* book = book_of(call);
  if (book == nullptr) return no_such(call);
  auto shown = to_json(*book);
  shown["digest"] = book->digest;
  return json_response(shown);
}

Response show_diagram(const Call& call) {
  Query query(call);
  const auto wanted = query.text("format").value_or("svg");
  if (auto bad = query.problems()) return std::move(*bad);
  const auto* book = book_of(call);
  if (book == nullptr) return no_such(call);
  for (const auto& format : kFormats) {
    if (format.code == wanted) {
      return {status::ok, format.content_type, format.draw(*book, call.reply_to.language)};
    }
  }
  return problem(kinds::kBadQuery, call.reply_to,
                 {"format 应为 svg、dot 或 mermaid", "format should be svg, dot or mermaid"});
}

// Markdown.
Response show_book(const Call& call) {
  const auto* book = book_of(call);
  if (book == nullptr) return no_such(call);
  return {status::ok, "text/markdown; charset=utf-8", book_text(*book, call.reply_to.language)};
}

}  // namespace renmian::http
