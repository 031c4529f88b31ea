// Cases: the path of a command is give_command -> carry_out (waiting.cpp) -> Desk.
#include <fmt/format.h>

#include "api/http/case_commands.hpp"
#include "api/http/command_told.hpp"
#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/http/waiting.hpp"
#include "api/service/case_access.hpp"
#include "api/service/case_lists.hpp"
#include "api/service/left_out.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "api/service/person_record.hpp"
#include "api/service/views.hpp"

namespace renmian::http {
namespace {

struct CommandText {
  Line command;
  BOOST_DESCRIBE_CLASS(CommandText, (), (command), (), ())
};

boost::system::result<Request, Response> read_command(const Call& call, CaseId id) {
  const auto version = expected_version(call, id);
  if (!version) return version.error();
  auto body = json_body(call);
  if (!body) return body.error();

  Request request;
  request.data = boost::json::object{};
  if (auto* members = body->if_object()) {
    if (const auto data = members->find("data"); data != members->end()) {
      request.data = std::move(data->value());
      members->erase(data);
    }
  }
  auto text = read_described<CommandText>(*body);
  if (!text) return problem_with(kinds::kBadInput, call.reply_to, text.error());
  request.case_id = id;
  request.command = std::move(text->command.value);
  request.actor = *call.actor;
  request.expected_version = *version;
  request.idempotency_key = call.idempotency_key;
  return request;
}

void put_reading_on_record(const Call& call, const CaseToRead& read) {
  if (read.person != PersonId{}) put_on_record(call.runtime, FilePart::case_file, read.person, *call.actor);
}

}  // namespace

awaitable<Response> give_command(const Call& call, Request request, http::status done, std::string location) {
  request.trace = call.trace();
  const auto answer = co_await carry_out(call.desk(), std::move(request));
  tell_of(call, answer);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) co_return problem(*refusal, call.reply_to);
  const auto& advanced = std::get<Advanced>(answer);
  auto response = json_response(to_json(advanced), done);
  response.with("ETag", etag_of(advanced.case_id, advanced.version));
  if (done == status::created) {
    response.with("Location", location.empty() ? "/api/v1/cases/" + to_string(advanced.case_id) : location);
  }
  co_return response;
}

awaitable<Response> command_to(const Call& call, CaseId id) {
  auto request = read_command(call, id);
  if (!request) co_return std::move(request.error());
  if (may_be_filled(*request)) {
    Problems lacking;
    co_await on_worker(call.workers, [&]() -> Response {
      lacking = fill_from_registers(call.desk(), *request);
      return {};
    });
    if (!lacking.empty()) co_return problem_with(kinds::kBadInput, call.reply_to, lacking);
  }
  co_return co_await give_command(call, std::move(*request), status::ok);
}

awaitable<Response> command_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) co_return no_such(call);
  co_return co_await command_to(call, *id);
}

awaitable<Response> open_case(const Call& call) {
  std::optional<Request> request;
  auto refused = co_await on_worker(call.workers, [&]() -> Response {
    const auto what = read_body<CaseToOpen>(call);
    if (!what) return what.error();
    auto to_open = request_to_open(call.desk(), *what, *call.actor, call.idempotency_key);
    if (!to_open) return problem_with(kinds::kBadInput, call.reply_to, to_open.error());
    request = std::move(*to_open);
    return {};
  });
  if (!request) co_return refused;
  co_return co_await give_command(call, std::move(*request), status::created);
}

Response list_cases(const Call& call) {
  Query query(call);
  CaseQuery wanted;
  wanted.procedure = query.text("procedure");
  wanted.position = query.text("position");
  wanted.unit = query.id<UnitId>("unit");
  wanted.post = query.id<PostId>("post");
  wanted.person = query.id<PersonId>("person");
  wanted.batch = query.id<BatchId>("batch");
  wanted.newest_first = query.choice("sort", {"opened", "-opened"}) == "-opened";
  wanted.after = query.id<CaseId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  if (!wanted.procedure && !wanted.position) wanted.except_procedures = procedures_left_out();
  auto rows = renmian::list_cases(call.desk(), *call.actor, std::move(wanted));
  if (!rows) return problem(rows.error(), call.reply_to);
  return query.page<CaseRow>(
      std::move(*rows), limit, [](const CaseRow& row) { return to_string(row.about.id); },
      [&](const CaseRow& row) { return case_row_view(row, call.desk().catalogue()); });
}

Response show_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto read = case_to_read(call.desk(), *id, *call.actor, "case.read");
  if (!read) return problem(read.error(), call.reply_to);
  put_reading_on_record(call, *read);
  const auto loaded = read->loaded ? read->loaded : call.desk().load(*id);  // says what was erased
  if (!loaded) return no_such(call);
  auto response = json_response(case_view(call.desk(), *loaded));
  response.with("ETag", etag_of(loaded->id, loaded->version));
  return response;
}

Response show_history(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto events = call.store().events_of({&*id, 1});
  if (events.empty()) return no_such(call);
  const auto read = case_to_read(call.desk(), events, *call.actor, "case.history");
  if (!read) return problem(read.error(), call.reply_to);
  put_reading_on_record(call, *read);
  return json_response({{"items", history_view(events, call.desk().catalogue(), call.store())}});
}

}  // namespace renmian::http
