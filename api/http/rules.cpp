#include "api/service/rules.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"

namespace renmian::http {

Response list_rules(const Call& call) {
  auto views = rules_view(call.desk(), *call.actor);
  return views ? json_response({{"items", std::move(*views)}}) : problem(views.error(), call.reply_to);
}

Response show_rule(const Call& call) {
  const auto view = rule_view(call.desk(), call.id, *call.actor);
  return view ? json_response(*view) : problem(view.error(), call.reply_to);
}

}  // namespace renmian::http
