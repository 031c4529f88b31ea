#include "api/service/meetings.hpp"

#include "api/http/command_told.hpp"
#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/numbers.hpp"
#include "api/http/query.hpp"
#include "api/service/case_access.hpp"
#include "api/service/views.hpp"

namespace renmian::http {
namespace {

// The meeting of the path, for whoever may do this to it.
boost::system::result<std::shared_ptr<const LoadedCase>, Response> meeting_of(const Call& call, std::string_view act) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  if (const auto row = case_for(call.desk(), *id, *call.actor, act); !row) return problem(row.error(), call.reply_to);
  const auto meeting = load_meeting(call.desk(), *id);
  if (!meeting) return no_such(call);
  return *meeting;
}

}  // namespace

Response list_meetings(const Call& call) {
  Query query(call);
  const auto after = query.id<CaseId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "meeting.list")) return problem(*lacking, call.reply_to);
  std::vector<CaseRow> shown;
  auto from = after;
  for (bool more = true; more && shown.size() <= limit;) {
    const auto page = meetings(call.store(), from, limit + 1);
    more = page.size() > limit;
    for (const auto& row : page) {
      const bool known = !lacks_right(call.desk(), *call.actor, "case.see", subject_of(row));
      if (known && shown.size() <= limit) shown.push_back(row);
    }
    if (more) from = page.back().about.id;
  }
  return query.page<CaseRow>(
      std::move(shown), limit, [](const CaseRow& row) { return to_string(row.about.id); },
      [&](const CaseRow& row) { return case_row_view(row, call.desk().catalogue()); });
}

Response open_meeting(const Call& call) {
  const auto what = read_body<meeting::Open>(call);
  if (!what) return what.error();
  auto request = request_to_open_meeting(call.desk(), *what, *call.actor, call.idempotency_key);
  request.trace = call.trace();
  const auto answer = call.desk().do_now(std::move(request));
  tell_of(call, answer);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) return problem(*refusal, call.reply_to);
  const auto& advanced = std::get<Advanced>(answer);
  auto response = json_response(to_json(advanced), status::created);
  response.with("ETag", etag_of(advanced.case_id, advanced.version));
  response.with("Location", "/api/v1/meetings/" + to_string(advanced.case_id));
  return response;
}

Response show_meeting(const Call& call) {
  const auto meeting = meeting_of(call, "case.read");
  if (!meeting) return meeting.error();
  auto response = json_response(case_view(call.desk(), **meeting));
  response.with("ETag", etag_of((*meeting)->id, (*meeting)->version));
  return response;
}

Response decide_items(const Call& call) {
  const auto meeting = meeting_of(call, "decide_items");
  if (!meeting) return meeting.error();
  const auto body = json_body(call);
  if (!body) return body.error();
  const auto items = read_items_to_decide(*body);
  if (!items) return problem_with(kinds::kBadInput, call.reply_to, items.error());
  const auto decided =
      decide_in_meeting(call.desk(), (*meeting)->id, *items, *call.actor, call.idempotency_key, call.trace());
  if (!decided) return problem_with(kinds::kBadInput, call.reply_to, decided.error());

  const auto told = [&](const Answer& answer) {
    tell_of(call, answer);
    return std::visit([](const auto& a) { return to_json(a); }, answer);
  };
  boost::json::array results;
  bool refused = false;
  for (const auto& answer : decided->each) {
    results.push_back(told(answer));
    refused |= std::holds_alternative<Refusal>(answer);
  }
  if (refused && items->all_or_nothing) {
    return problem(kinds::kBatchRefused, call.reply_to,
                   {"有议题未获通过，全部未办理", "an item was refused, so that nothing was done"},
                   {{"results", std::move(results)}});
  }
  return json_response({{"results", std::move(results)},
                        {"meeting", decided->meeting ? boost::json::value(told(*decided->meeting)) : nullptr}});
}

// `format`: json (default) or text.
Response show_item_certificate(const Call& call) {
  const auto meeting = meeting_of(call, "meeting.certify");
  if (!meeting) return meeting.error();
  Query query(call);
  const auto format = query.text("format").value_or("json");
  if (auto bad = query.problems()) return std::move(*bad);
  if (format != "json" && format != "text") {
    return problem(kinds::kBadQuery, call.reply_to, {"format 应为 json 或 text", "format should be json or text"});
  }
  const auto number = number_of<std::int64_t>(call.number);
  if (!number) return no_such(call);
  const auto certificate = certify_item(call.desk(), (*meeting)->id, *number);
  if (!certificate) {
    if (certificate.error().code == "no-such-item") return no_such(call);
    return problem_with(kinds::kBadInput, call.reply_to, {certificate.error()});
  }
  if (format == "json") return json_response(certificate->json);
  return {status::ok, "text/plain; charset=utf-8", certificate->text.in(call.reply_to.language)};
}

}  // namespace renmian::http
