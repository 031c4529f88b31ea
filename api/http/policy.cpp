#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/number_in_path.hpp"
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
  if (auto* members = body->if_object()) {
    if (const auto values = members->find("values"); values != members->end() && values->value().is_object()) {
      wanted.values = std::move(values->value().get_object());
      members->erase(values);
    }
  }
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
  const auto proposal = propose_policy(call.runtime, call.id, wanted->values, wanted->reason, *call.actor);
  if (!proposal) return problem_with(kinds::kBadInput, call.reply_to, proposal.error());
  return json_response(proposal_view(*proposal), status::created);
}

Response confirm_policy_proposal(const Call& call) {
  const auto number = number_in_path(call.number);
  if (!number) return no_such(call);
  const auto proposal = confirm_policy(call.runtime, call.id, *number, *call.actor);
  return proposal ? json_response(proposal_view(*proposal))
                  : problem_with(kinds::kBadInput, call.reply_to, proposal.error());
}

}  // namespace renmian::http
