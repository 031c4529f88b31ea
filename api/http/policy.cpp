#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/numbers.hpp"
#include "api/service/policy_changes.hpp"

namespace renmian::http {
namespace {

struct WhyProposed {
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(WhyProposed, (), (reason), (), ())
};

struct Wanted {
  boost::json::object values;
  Paragraph reason;
};

// {"values": {...}, "reason"}
boost::system::result<Wanted, Response> what_is_proposed(const Call& call) {
  auto body = json_body(call);
  if (!body) return body.error();
  Wanted wanted;
  auto* values = body->is_object() ? body->get_object().if_contains("values") : nullptr;
  if (values == nullptr || !values->is_object()) {
    return problem_with(kinds::kBadInput, call.reply_to,
                        {{values == nullptr ? "missing-member" : "wrong-type",
                          "/values",
                          {"应为参数及其取值的对象", "this should be an object: parameters with their values"}}});
  }
  wanted.values = std::move(values->get_object());
  body->get_object().erase("values");
  auto why = read_described<WhyProposed>(*body);
  if (!why) return problem_with(kinds::kBadInput, call.reply_to, why.error());
  wanted.reason = std::move(why->reason);
  return wanted;
}

}  // namespace

Response list_policies(const Call& call) {
  auto views = policies_view(call.desk(), *call.actor);
  return views ? json_response({{"items", std::move(*views)}}) : problem(views.error(), call.reply_to);
}

Response show_policy(const Call& call) {
  const auto view = policy_view(call.desk(), call.id, *call.actor);
  return view ? json_response(*view) : problem(view.error(), call.reply_to);
}

Response list_policy_proposals(const Call& call) {
  const auto proposals = policy_proposals(call.desk(), call.id, *call.actor);
  if (!proposals) return problem(proposals.error(), call.reply_to);
  boost::json::array items;
  for (const auto& proposal : *proposals) items.push_back(proposal_view(proposal));
  return json_response({{"items", std::move(items)}});
}

Response add_policy_proposal(const Call& call) {
  const auto wanted = what_is_proposed(call);
  if (!wanted) return wanted.error();
  const auto proposal =
      propose_policy(call.runtime, call.id, wanted->values, wanted->reason, *call.actor, call.idempotency_key);
  if (!proposal) return problem_with(kinds::kBadInput, call.reply_to, proposal.error());
  return json_response(proposal_view(*proposal), status::created);
}

Response confirm_policy_proposal(const Call& call) {
  const auto number = number_of<std::int64_t>(call.number);
  if (!number) return no_such(call);
  const auto proposal = confirm_policy(call.runtime, call.id, *number, *call.actor, call.again);
  return proposal ? json_response(proposal_view(*proposal))
                  : problem_with(kinds::kBadInput, call.reply_to, proposal.error());
}

}  // namespace renmian::http
