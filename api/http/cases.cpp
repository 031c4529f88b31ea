// Cases: the path of a command is give_command -> carry_out (waiting.cpp) -> Desk.
#include <fmt/format.h>

#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/http/waiting.hpp"
#include "api/service/command_log.hpp"
#include "api/service/office.hpp"
#include "api/service/person_record.hpp"
#include "api/service/views.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian::http {
namespace {

struct CommandText {
  Line command;
  BOOST_DESCRIBE_CLASS(CommandText, (), (command), (), ())
};

boost::system::result<Request, Response> read_command(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto version = expected_version(call, *id);
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
  request.case_id = *id;
  request.command = std::move(text->command.value);
  request.actor = *call.actor;
  request.expected_version = *version;
  request.idempotency_key = call.idempotency_key;
  return request;
}

awaitable<Response> give_command(const Call& call, Request request, http::status done) {
  const auto answer = co_await carry_out(call.desk(), std::move(request));
  log_command(answer, *call.actor, call.elapsed(), call.reply_to.request_id);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) co_return problem(*refusal, call.reply_to);
  const auto& advanced = std::get<Advanced>(answer);
  auto response = json_response(to_json(advanced), done);
  response.with("ETag", etag_of(advanced.case_id, advanced.version));
  if (done == status::created) response.with("Location", "/api/v1/cases/" + to_string(advanced.case_id));
  co_return response;
}

}  // namespace

awaitable<Response> command_case(const Call& call) {
  auto request = read_command(call);
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
  wanted.position = query.text("position");
  wanted.batch = query.id<BatchId>("batch");
  wanted.after = query.id<CaseId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  if (!wanted.position) wanted.except_procedure = system_procedure::kId;
  return query.page<CaseRow>(
      call.store().cases(wanted), limit, [](const CaseRow& row) { return to_string(row.about.id); },
      [&](const CaseRow& row) { return case_row_view(row, call.desk().catalogue()); });
}

Response show_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  const auto loaded = id ? call.desk().load(*id) : nullptr;
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
  return json_response({{"items", history_view(events, call.desk().catalogue(), call.store())}});
}

}  // namespace renmian::http
