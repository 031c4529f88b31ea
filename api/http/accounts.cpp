// Accounts, roles and rights: GET and POST /api/v1/users, /users/{login}, /users/{login}/commands, /roles, /rights.
#include "api/service/accounts.hpp"

#include "api/http/case_commands.hpp"
#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/http/waiting.hpp"
#include "api/service/identity/identity.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_users(const Call& call) {
  Query query(call);
  const auto after = query.text("after").value_or("");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  const auto rows = list_accounts(call.desk(), call.runtime.accounts(), after, limit + 1, *call.actor);
  if (!rows) return problem(rows.error(), call.reply_to);
  return query.page<AccountRow>(
      *rows, limit, [](const AccountRow& row) { return row.login.value; },
      [](const AccountRow& row) { return write_described(row); });
}

awaitable<Response> open_user(const Call& call) {
  std::optional<Request> request;
  std::string location;
  auto refused = co_await on_worker(call.workers, [&]() -> Response {
    const auto what = read_body<account::OpenAccount>(call);
    if (!what) return what.error();
    auto to_open = request_to_open_account(call.desk(), *what, *call.actor, call.idempotency_key);
    if (!to_open) return problem_with(kinds::kBadInput, call.reply_to, to_open.error());
    request = std::move(*to_open);
    location = "/api/v1/users/" + what->login.value;
    return {};
  });
  if (!request) co_return refused;
  auto response = co_await give_command(call, std::move(*request), status::created, std::move(location));
  call.runtime.accounts().told();
  co_return response;
}

Response show_user(const Call& call) {
  const auto shown = show_account(call.desk(), std::string(call.id), *call.actor);
  if (!shown) return problem(shown.error(), call.reply_to);
  auto response = json_response(account_view(*shown));
  response.with("ETag", etag_of(shown->case_id, shown->version));
  return response;
}

awaitable<Response> command_user(const Call& call) {
  auto response = co_await command_to(call, account::account_case_id(call.id));
  call.runtime.accounts().told();
  call.runtime.identity().told(call.id);
  co_return response;
}

Response list_roles(const Call&) { return json_response({{"items", roles_view()}}); }

Response show_rights(const Call& call) {
  Query query(call);
  const auto id = query.id<CaseId>("case");
  if (auto bad = query.problems()) return std::move(*bad);
  auto rights = own_rights(call.desk(), call.runtime.accounts(), *call.actor);
  rights["commands"] = nullptr;
  if (id) {
    auto commands = rights_to_case(call.desk(), *id, *call.actor);
    if (!commands) return problem(commands.error(), call.reply_to);
    rights["commands"] = std::move(*commands);
  }
  return json_response(rights);
}

Response show_matrix(const Call&) { return json_response({{"items", matrix_view()}}); }

}  // namespace renmian::http
