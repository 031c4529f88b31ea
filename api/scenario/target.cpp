#include "api/scenario/target.hpp"

#include "api/service/quota.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object written(const Answer& answer) {
  return std::visit([](const auto& told) { return to_json(told); }, answer);
}

json::object bad_input(Problems problems) {
  Refusal refusal;
  refusal.kind = Refusal::Kind::kBadInput;
  refusal.problems = std::move(problems);
  return to_json(refusal);
}

}  // namespace

UnitId ScenarioTarget::add_unit(Unit unit, Timestamp now) {
  unit.id = {make_uuid_v7(now, random_.bytes<10>())};
  registers_.save_units({&unit, 1});
  return unit.id;
}

PostId ScenarioTarget::add_post(Post post, Timestamp now) {
  post.id = {make_uuid_v7(now, random_.bytes<10>())};
  registers_.save_posts({&post, 1});
  return post.id;
}

DirectTarget::DirectTarget(Desk& desk, ManualClock& clock, Random& random)
    : ScenarioTarget(desk.store(), random), desk_(desk), clock_(clock) {}

boost::system::result<std::vector<PersonId>, Problems> DirectTarget::import(const std::vector<FormFile>& files,
                                                                            const Actor&) {
  const auto imported = import_forms(desk_.store(), clock_, random(), files);
  if (!imported) return imported.error();
  std::vector<PersonId> people;
  for (const auto& form : *imported) people.push_back(form.person.id);
  return people;
}

Problems DirectTarget::set_quota(const QuotaLine& line) {
  const auto set = renmian::set_quota(desk_, line);
  return set ? Problems{} : set.error();
}

Problems DirectTarget::set_record(PersonId person, const PersonRecord& record) {
  const auto kept = save_person_record(desk_, person, record);
  return kept ? Problems{} : kept.error();
}

Problems DirectTarget::set_ties(PersonId person, const TiesToStaff& ties) {
  return save_ties(desk_.store(), person, ties);
}

Problems DirectTarget::add_delegation(const DelegationToAdd& what, const Actor& actor) {
  const auto added = renmian::add_delegation(desk_, what, actor, {});
  return added ? Problems{} : added.error();
}

BatchId DirectTarget::open_batch(const Line& title, const Actor& actor) {
  return renmian::open_batch(desk_, {title}, actor, {}).value().id;
}

json::object DirectTarget::open_case(const CaseToOpen& what, const Actor& actor) {
  auto request = request_to_open(desk_, what, actor, {});
  return request ? written(desk_.do_now(std::move(*request))) : bad_input(request.error());
}

json::object DirectTarget::give(CaseId id, const std::string& command, const json::object& data, const Actor& actor) {
  Request request{.case_id = id,
                  .opening = {},
                  .command = command,
                  .data = data,
                  .actor = actor,
                  .expected_version = {},
                  .idempotency_key = {}};
  if (auto lacking = fill_from_registers(desk_, request); !lacking.empty()) return bad_input(std::move(lacking));
  return written(desk_.do_now(std::move(request)));
}

boost::system::result<ScenarioTarget::Answers, Problems> DirectTarget::give(BatchId id, const json::object& command,
                                                                            const Actor& actor) {
  const auto read = read_batch_command(command);
  if (!read) return read.error();
  const auto answers = do_batch(desk_, id, *read, actor, {});
  if (!answers) return answers.error();
  Answers all;
  for (const auto& answer : *answers) all.push_back(written(answer));
  return all;
}

}  // namespace renmian
