#include "api/service/case_moves.hpp"

#include "api/service/case_access.hpp"
#include "engine/data/schema_parts.hpp"

namespace renmian {

namespace json = boost::json;

json::object move_view(const PlannedMove& move) {
  json::array problems, unmet;
  for (const auto& problem : move.problems) problems.push_back(to_json(problem));
  for (const auto& [gate, verdict] : move.newly_unmet()) unmet.push_back(to_json(GateFinding{*gate, verdict}));
  return {{"case", to_string(move.case_id)},
          {"from_version", move.from_version},
          {"to_version", move.to_version},
          {"from", move.from},
          {"to", move.to},
          {"policy_changes", move.policy_changes},
          {"over", move.over},
          {"possible", move.possible()},
          {"problems", std::move(problems)},
          {"newly_unmet", std::move(unmet)}};
}

json::object move_schema() {
  using namespace schema;
  return object({{"case", uuid()},
                 {"from_version", whole()},
                 {"to_version", whole()},
                 {"from", text()},
                 {"to", text()},
                 {"policy_changes", flag()},
                 {"over", flag()},
                 {"possible", flag()},
                 {"problems", array(ref("Problem"))},
                 {"newly_unmet", array(ref("GateFinding"))}});
}

boost::system::result<PlannedMove, Problem> plan_move(Desk& desk, CaseId id, const Actor& actor) {
  if (const auto read = case_to_read(desk, id, actor, "case.read"); !read) return read.error();
  auto plans = plan_moves(desk, {&id, 1});
  if (plans.empty()) return not_there();
  return std::move(plans.front());
}

boost::system::result<Answer, Problem> move_case(Desk& desk, Random& random, CaseId id, const MoveToOrder& order,
                                                 const Actor& actor, const std::string& idempotency_key,
                                                 const Trace& trace) {
  constexpr std::string_view kAct = "case.move";
  const auto row = case_for(desk, id, actor, kAct);
  if (!row) return row.error();
  MoveOrder move{id, order.to_version, order.reason, order.second_person, actor, trace, idempotency_key};
  if (desk.access() != nullptr) {
    const auto decision = desk.access()->decide(actor, kAct, subject_of(*row), desk.clock().now());
    if (decision.role) move.actor.role = code_of(*decision.role);
  }
  return move_to_version(desk, random, move);
}

}  // namespace renmian
