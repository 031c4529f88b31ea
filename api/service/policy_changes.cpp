#include "api/service/policy_changes.hpp"

#include <fmt/format.h>

#include "api/service/case_access.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/keyed_id.hpp"
#include "api/service/on_record.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/data/schema_parts.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::string_view kRead = "policy.read";
constexpr std::string_view kSet = "policy.set";

struct KeptProposal : PolicyProposal {
  std::optional<Line> under;  // key_mark() of who proposed it
  BOOST_DESCRIBE_CLASS(KeptProposal, (PolicyProposal), (under), (), ())
};

boost::system::result<const Procedure*, Problem> procedure_for(Desk& desk, std::string_view id, const Actor& actor,
                                                               std::string_view act) {
  if (auto lacking = lacks_right(desk, actor, act)) return std::move(*lacking);
  if (act == kSet && lacks_right(desk, actor, act, UnitId{})) {
    return Problem{std::string(kNotAllowed),
                   "",
                   {"政策参数对所有单位有效，须有不限单位的授权",
                    "policy values hold for all units; it takes a right that is not limited to some"}};
  }
  const auto* procedure = desk.catalogue().procedure(id);
  if (procedure == nullptr) return not_there();
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

Fault busy() {
  return {"store-locked",
          {"另一提案正在确认，请稍后再试", "another proposal is being confirmed; try again in a moment"}};
}

// One confirmation of a procedure's policy at a time, on all nodes together. Whoever was cut off in it keeps the others
// waiting for a minute, but not themselves when they ask again.
struct PolicyTurn {
  static constexpr const char* kKind = "policy_turn";  // id: the procedure
  Line taken_by;
  BOOST_DESCRIBE_CLASS(PolicyTurn, (), (taken_by), (), ())
};

class Turn {
 public:
  Turn(KeptRecords& kept, std::string_view procedure, const Actor& actor, bool again, Timestamp now)
      : kept_(kept), procedure_(procedure) {
    constexpr std::int64_t kMinute = 60'000'000;
    kept_.remove_expired(PolicyTurn::kKind, now);
    const auto before = find_kept<PolicyTurn>(kept_, procedure_);
    const bool own = before && again && before->value.taken_by.value == actor.id;
    const Kept<PolicyTurn> turn{procedure_, own ? before->version : 0, {actor.id}};
    if (!save_kept(kept_, turn, {}, Timestamp{now.microseconds + kMinute})) throw busy();
  }
  ~Turn() {
    try {
      kept_.remove(PolicyTurn::kKind, procedure_);
    } catch (const Fault&) {
      // It ends by itself.
    }
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  KeptRecords& kept_;
  const std::string procedure_;
};

Problem moved(Text why) { return {"policy-moved", "", std::move(why)}; }

// As it was proposed under this key.
std::optional<PolicyProposal> proposed_before(KeptRecords& kept, std::string_view procedure,
                                              const std::optional<Line>& under, Timestamp now) {
  if (!under) return std::nullopt;
  for (auto& [id, version, proposal] : list_kept<KeptProposal>(kept, procedure)) {
    if (proposal.under != under || proposal.proposed_at.microseconds + kKeyHolds <= now.microseconds) continue;
    proposal.confirmed_by.reset();
    proposal.confirmed_at.reset();
    return std::move(proposal);
  }
  return std::nullopt;
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
                                                               const Actor& actor, const std::string& idempotency_key) {
  auto& desk = runtime.desk();
  const auto found = procedure_for(desk, procedure, actor, kSet);
  if (!found) return Problems{found.error()};
  auto& kept = desk.store().kept();
  const auto now = desk.clock().now();
  const auto under = key_mark(actor, idempotency_key);
  if (auto before = proposed_before(kept, procedure, under, now)) return std::move(*before);
  const auto wanted = desk.catalogue().read(**found, values);
  if (!wanted) return wanted.error();
  const auto in_force = desk.catalogue().policy_in_force(**found, now);
  if (in_force.digest == wanted->digest) {
    return Problems{{"nothing-new", "/values", {"与现行政策参数相同", "this is what is in force already"}}};
  }
  for (;;) {
    const auto before = list_kept<KeptProposal>(kept, procedure).size();
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
    if (save_kept<KeptProposal>(kept, {id_of(procedure, number), 0, {proposal, under}}, std::string(procedure))) {
      return proposal;
    }
  }
}

boost::system::result<PolicyProposal, Problems> confirm_policy(Runtime& runtime, std::string_view procedure,
                                                               std::int64_t number, const Actor& actor, bool again) {
  auto& desk = runtime.desk();
  const auto found = procedure_for(desk, procedure, actor, kSet);
  if (!found) return Problems{found.error()};
  const auto now = desk.clock().now();
  const Turn turn(desk.store().kept(), procedure, actor, again, now);
  auto proposal = find_kept<KeptProposal>(desk.store().kept(), id_of(procedure, number));
  if (!proposal) return Problems{not_there()};
  auto& value = proposal->value;
  if (value.proposed_by.value == actor.id) {
    return Problems{
        {"same-person",
         "",
         {"政策参数须由提出人以外的另一人确认", "somebody else than who proposed a policy must confirm it"}}};
  }
  if (value.confirmed_by) {
    if (again && value.confirmed_by->value == actor.id) return std::move(value);
    return Problems{{"not-waiting", "", {"该提案已经确认", "the proposal was confirmed before"}}};
  }
  // From the store, where another node may have put it in force just now.
  const auto stored = desk.store().policy_in_force(procedure);
  const auto present = stored ? stored->digest : std::string();
  const bool in_force_already = again && present == value.digest.value;
  if (present != value.instead_of.value && !in_force_already) {
    return Problems{moved({"提出之后政策参数已有变更，请重新提出",
                           "another policy came into force since this was proposed; propose it anew"})};
  }
  if (!in_force_already) {
    const auto values = json::parse(value.values.value);
    const auto wanted = desk.catalogue().read(**found, values);
    if (!wanted) return wanted.error();
    if (wanted->digest != value.digest.value) {
      return Problems{moved({"程序更新后该提案的含义已变，请重新提出",
                             "the program was updated and takes these values for others; propose them anew"})};
    }
    put_on_record(runtime, procedure, value.digest, Actor{.id = value.proposed_by, .role = {}, .unit = {}},
                  Line{actor.id});
    static_cast<void>(desk.catalogue().put_in_force(**found, values, now).value());
  }
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
  for (auto& each : list_kept<KeptProposal>(desk.store().kept(), procedure)) proposals.push_back(std::move(each.value));
  return proposals;
}

}  // namespace renmian
