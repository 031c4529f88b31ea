#include "api/http/operations.hpp"
#include "engine/procedure/book_schema.hpp"

namespace renmian::http {
namespace {

boost::json::object summary_schema() {
  return schema::object({{"id", schema::text()},
                         {"version", schema::whole()},
                         {"title", schema::words()},
                         {"kind", schema::text()},
                         {"digest", schema::text()}});
}

boost::json::object ids_of_procedures() {
  boost::json::array ids;
  for (const auto* procedure : compiled_procedures()) ids.emplace_back(procedure->book().info.id);
  return {{"type", "string"}, {"enum", std::move(ids)}};
}

boost::json::object diagram_formats() { return schema::one_of({"svg", "dot", "mermaid"}); }

}  // namespace

const Operation kListProcedures{.id = "listProcedures",
                                .tag = "procedures",
                                .summary = {"流程目录", "The procedures this server runs"},
                                .answer = json_answer(list_of<summary_schema>)};

const Operation kShowProcedure{
    .id = "showProcedure",
    .tag = "procedures",
    .summary = {"流程全文", "A procedure: steps, states, rows, gates, commands and policy"},
    .description = {"commands 中的 schema 即该命令 data 的 JSON Schema（2020-12）。",
                    "The `schema` of each of `commands` is the JSON Schema (2020-12) of that command's `data`."},
    .identifier = ids_of_procedures,
    .answer = json_answer(book_schema)};

const Operation kShowDiagram{.id = "showDiagram",
                             .tag = "procedures",
                             .summary = {"流程图", "A diagram of a procedure"},
                             .identifier = ids_of_procedures,
                             .query = {{"format", diagram_formats, {"格式，缺省 svg", "by default svg"}}},
                             .answer = {.contents = {{"image/svg+xml"}, {"text/vnd.graphviz"}, {"text/plain"}}}};

const Operation kShowBook{.id = "showBook",
                          .tag = "procedures",
                          .summary = {"流程手册", "A procedure as a text for people, in Markdown"},
                          .identifier = ids_of_procedures,
                          .answer = {.contents = {{"text/markdown"}}}};

}  // namespace renmian::http
