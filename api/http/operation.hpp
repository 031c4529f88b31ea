// What a route does, as the OpenAPI document (OpenAPI 3.1.0) tells it: each route of routes.cpp names one
// `Operation`, written in api/http/operations/<subject>.cpp and declared in operations.hpp.
//
// Only what the route itself does not say stands here. Derived for the document (openapi.cpp) are: path parameters from
// the pattern; Idempotency-Key of every change; who may call from the route's access; and the problems every such route
// can answer with: 400, 429, 500, 503; 401 and 403 where a caller is asked for; 404 where the pattern has a parameter;
// 403, 409, 413, 415 and 422 of a change; 412 and 428 under a condition. What is read has an ETag, and 304
// for who has it already, unless it is a stream of events.
//
// The query parameters are read from here too: `Query` takes no parameter that is not described, and every one that is.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <vector>

#include "api/http/message.hpp"
#include "engine/data/schema_parts.hpp"

namespace renmian::http {

using Schema = boost::json::object (*)();

struct QueryParameter {
  std::string_view name;
  Schema schema;
  Words words;  // what it is for, as a half sentence
  bool required = false;
};

// No schema: text or bytes that the document says nothing further of.
struct Content {
  std::string_view type;  // media type, without parameters
  Schema schema = nullptr;
};

struct RequestBody {
  std::vector<Content> contents;  // one of them
  bool required = true;
};

struct Answered {
  http::status status = http::status::ok;
  std::vector<Content> contents = {};         // one of them; empty: no body
  std::vector<std::string_view> fields = {};  // header fields beyond those of every answer: "ETag", "Location", "Link"
};

// Which If-Match a change needs: none; the ETag of the case, always; that of the resource, if it is there already.
enum class Condition { kNone, kOfCase, kOfWhatIsThere };

inline boost::json::object item_number() { return schema::whole(1, 1000); }
inline boost::json::object log_index() { return schema::whole(0, 9'007'199'254'740'991); }

struct Operation {
  std::string_view id;   // as the handler is called, in camel case: "listCases"
  std::string_view tag;  // one of kTags in openapi.cpp
  Words summary;
  Words description = {};
  Schema identifier = schema::uuid;  // what stands for {id} of the pattern
  Schema number = item_number;       // and for {n}
  std::vector<QueryParameter> query = {};
  std::optional<RequestBody> body = {};
  Answered answer = {};
  Condition condition = Condition::kNone;
  std::vector<http::status> problems = {};  // that it can answer with beyond those derived
};

// --- To describe with ---

// What a described struct is read from, and what it is written as.
template <class T>
boost::json::object taken() {
  return schema_of<T>(no_words);
}
template <class T>
boost::json::object given() {
  return as_written(schema_of<T>(no_words));
}

// {"items": [...]}; and the page of a list: {"items", "next"}.
template <Schema item>
boost::json::object list_of() {
  return schema::object({{"items", schema::array(item())}});
}
template <Schema item>
boost::json::object page_of() {
  return schema::object({{"items", schema::array(item())}, {"next", schema::nullable(schema::text())}});
}

// Components that several answers share.
inline boost::json::object advanced() { return schema::ref("Advanced"); }
inline boost::json::object case_row() { return schema::ref("CaseRow"); }

inline RequestBody json_body_of(Schema schema) { return {{{"application/json", schema}}}; }
inline Answered json_answer(Schema schema, std::vector<std::string_view> fields = {}) {
  return {http::status::ok, {{"application/json", schema}}, std::move(fields)};
}
inline Answered created(Schema schema, std::vector<std::string_view> fields = {"Location"}) {
  return {http::status::created, {{"application/json", schema}}, std::move(fields)};
}
inline Answered page(Schema schema) { return json_answer(schema, {"Link"}); }

// The parameters of a list that is paged by the id of its items (Query::limit, `after`).
inline boost::json::object page_limit() { return schema::whole(1, 500); }
inline const QueryParameter kLimit{"limit", page_limit, {"每页条数，缺省 100", "items of a page; by default 100"}};
inline const QueryParameter kAfter{
    "after", schema::uuid, {"上一页最后一项的编号", "the id of the last item of the page before"}};

// Of one that is paged by case and code (due_place.hpp).
inline boost::json::object place() {
  return {{"type", "string"}, {"pattern", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:.+$"}};
}
inline const QueryParameter kAfterPlace{"after", place, {"上一页给出的位置", "the place that a page gave"}};

}  // namespace renmian::http
