#include "api/service/policy_changes.hpp"

#include <fmt/format.h>

#include "api/service/case_access.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/on_record.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/data/schema_parts.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::string_view kRead = "policy.read";
constexpr std::string_view kSet = "policy.set";

boost::system::result<const Procedure*, Problem> procedure_for(Desk& desk, std::string_view id, const Actor& actor,
                                                               std::string_view act) {
  if (auto lacking = lacks_right(desk, actor, act)) return std::move(*lacking);
  const auto* procedure = desk.catalogue().procedure(id);
  if (procedure == nullptr) return no_such_case();
  return procedure;
}

json::object view_of(Desk& desk, const Procedure& procedure) {
  const auto policy = desk.catalogue().policy_in_force(procedure, desk.clock().now());
  const auto version = desk.store().policy(policy.digest);
  const auto defaults = procedure.describe(procedure.default_policy());
  auto values = procedure.describe(policy.values);
  for (std::size_t i = 0; i < values.size(); ++i) values[i].as_object()["default"] = defaults[i].at("value");
  const auto& info = procedure.book().info;
  return {{"procedure", info.id},
          {"title", {{"zh", info.title.zh}, {"en", info.title.en}}},
          {"digest", policy.digest},
          {"in_force_at", version ? json::value(to_string(version->in_force_at)) : json::value(nullptr)},
          {"values", std::move(values)}};
}

std::string id_of(std::string_view procedure, std::int64_t number) {
  return fmt::format("{}:{:06}", procedure, number);
}

}  // namespace

json::object proposal_view(const PolicyProposal& proposal) {
  auto view = write_described(proposal).as_object();
  view["values"] = json::parse(proposal.values.value);
  return view;
}

json::object proposal_schema() {
  return schema::joined(as_written(schema_of<PolicyProposal>(no_words)), schema::object({{"values", schema::map()}}));
}

json::object policy_schema() {
  using namespace schema;
  const auto value = object({{"key", text()},
                             {"value", any()},
                             {"default", any()},
                             {"limits", map()},
                             {"rule", text()},
                             {"mark", one_of({"V", "O", "S", "M"})},
                             {"zh", text()},
                             {"en", text()}});
  return object({{"procedure", text()},
                 {"title", words()},
                 {"digest", text()},
                 {"in_force_at", nullable(time())},
                 {"values", array(value)}});
}

boost::system::result<json::array, Problem> policies_view(Desk& desk, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, kRead)) return std::move(*lacking);
  json::array views;
  for (const auto* procedure : desk.catalogue().procedures()) {
    if (desk.catalogue().procedure(procedure->book().info.id) == procedure) views.push_back(view_of(desk, *procedure));
  }
  return views;
}

boost::system::result<json::object, Problem> policy_view(Desk& desk, std::string_view procedure, const Actor& actor) {
  const auto found = procedure_for(desk, procedure, actor, kRead);
  if (!found) return found.error();
  return view_of(desk, **found);
}

boost::system::result<PolicyProposal, Problems> propose_policy(Runtime& runtime, std::string_view procedure,
                                                               const json::object& values, const Paragraph& reason,
                                                               const Actor& actor) {
  auto& desk = runtime.desk();
  const auto found = procedure_for(desk, procedure, actor, kSet);
  if (!found) return Problems{found.error()};
  const auto wanted = desk.catalogue().read(**found, values);
  if (!wanted) return wanted.error();
  const auto now = desk.clock().now();
  const auto in_force = desk.catalogue().policy_in_force(**found, now);
  if (in_force.digest == wanted->digest) {
    return Problems{{"nothing-new", "/values", {"与现行政策参数相同", "this is what is in force already"}}};
  }
  auto& kept = desk.store().kept();
  for (;;) {
    const auto before = list_kept<PolicyProposal>(kept, procedure).size();
    const auto number = static_cast<std::int64_t>(before) + 1;
    const PolicyProposal proposal{std::string(procedure),
                                  number,
                                  canonical(values),
                                  wanted->digest,
                                  in_force.digest,
                                  reason,
                                  actor.id,
                                  now,
                                  {},
                                  {}};
    if (save_kept<PolicyProposal>(kept, {id_of(procedure, number), 0, proposal}, std::string(procedure))) {
      return proposal;
    }
  }
}

boost::system::result<PolicyProposal, Problems> confirm_policy(Runtime& runtime, std::string_view procedure,
                                                               std::int64_t number, const Actor& actor) {
  auto& desk = runtime.desk();
  const auto found = procedure_for(desk, procedure, actor, kSet);
  if (!found) return Problems{found.error()};
  auto proposal = find_kept<PolicyProposal>(desk.store().kept(), id_of(procedure, number));
  if (!proposal) return Problems{no_such_case()};
  auto& value = proposal->value;
  if (value.proposed_by.value == actor.id) {
    return Problems{
        {"same-person",
         "",
         {"政策参数须由提出人以外的另一人确认", "somebody else than who proposed a policy must confirm it"}}};
  }
  if (value.confirmed_by) {
    return Problems{{"not-waiting", "", {"该提案已经确认", "the proposal was confirmed before"}}};
  }
  const auto now = desk.clock().now();
  if (desk.catalogue().policy_in_force(**found, now).digest != value.instead_of.value) {
    return Problems{{"policy-moved",
                     "",
                     {"提出之后政策参数已有变更，请重新提出",
                      "another policy came into force since this was proposed; propose it anew"}}};
  }
  put_on_record(runtime, procedure, value.digest, Actor{.id = value.proposed_by, .role = {}, .unit = {}},
                Line{actor.id});
  const auto in_force = desk.catalogue().put_in_force(**found, json::parse(value.values.value), now);
  if (!in_force) return in_force.error();
  value.confirmed_by = actor.id;
  value.confirmed_at = now;
  if (!save_kept(desk.store().kept(), *proposal, std::string(procedure))) {
    return Problems{{"not-waiting", "", {"该提案已经确认", "the proposal was confirmed before"}}};
  }
  return std::move(value);
}

boost::system::result<std::vector<PolicyProposal>, Problem> policy_proposals(Desk& desk, std::string_view procedure,
                                                                             const Actor& actor) {
  const auto found = procedure_for(desk, procedure, actor, kRead);
  if (!found) return found.error();
  std::vector<PolicyProposal> proposals;
  for (auto& each : list_kept<PolicyProposal>(desk.store().kept(), procedure))
    proposals.push_back(std::move(each.value));
  return proposals;
}

}  // namespace renmian
