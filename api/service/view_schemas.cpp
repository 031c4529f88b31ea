#include "api/service/view_schemas.hpp"

#include "api/service/meetings.hpp"
#include "engine/data/schema_parts.hpp"
#include "engine/registry/quota.hpp"

namespace renmian {

using namespace schema;

boost::json::object case_row_schema() {
  return object({{"id", uuid()},
                 {"number", nullable(text())},
                 {"procedure", text()},
                 {"procedure_version", whole()},
                 {"position", text()},
                 {"state", nullable(words())},
                 {"standing", one_of({"active", "suspended", "terminated"})},
                 {"version", whole()},
                 {"person", uuid()},
                 {"post", uuid()},
                 {"unit", nullable(uuid())},
                 {"batch", nullable(uuid())},
                 {"opened_at", time()}});
}

boost::json::object case_schema() {
  const auto prospect = object({{"command", text()},
                                {"title", words()},
                                {"target", object({{"code", text()}, {"title", words()}})},
                                {"any_time", flag()},
                                {"possible", flag()},
                                {"gates", array(ref("GateFinding"))}});
  return joined(case_row_schema(), object({{"facts", map()}, {"commands", array(prospect)}}));
}

boost::json::object event_schema() {
  return object({{"seq", whole()},
                 {"log_index", whole()},
                 {"at", time()},
                 {"actor", object({{"id", text()},
                                   {"role", text()},
                                   {"unit", text()},
                                   {"auth", text()},
                                   {"on_behalf_of", nullable(text())}})},
                 {"command", text()},
                 {"title", nullable(words())},
                 {"outcome", one_of({"accepted", "refused"})},
                 {"from", text()},
                 {"to", text()},
                 {"gates", array(object({{"id", text()}, {"verdict", text()}}))},
                 {"data", any()},
                 {"reasons", any()},
                 {"erased", nullable(object({{"log_index", whole()}, {"rule", text()}}))},
                 {"leaf", text()}});
}

boost::json::object batch_command_schema() {
  auto each = map();
  each["propertyNames"] = uuid();
  each["additionalProperties"] = map();
  return object({{"command", schema_of<Line>(no_words)}},
                {{"data", map()},
                 {"each", std::move(each)},
                 {"mode", nullable(one_of({"all", "each"}))},
                 {"cases", schema_of<std::optional<std::vector<CaseId>>>(no_words)}});
}

boost::json::object imported_form_schema() {
  return object({{"person", as_written(schema_of<Person>(no_words))}, {"warnings", array(ref("Problem"))}});
}

boost::json::object items_to_decide_schema() {
  return object({{"results", schema_of<std::vector<meeting::ItemResult>>(no_words)}},
                {{"mode", nullable(one_of({"all", "each"}))}});
}

boost::json::object item_certificate_schema() {
  const auto away = array(object({{"staff", text()}, {"because", text()}}));
  const auto opinion = object({{"staff", text()}, {"opinion", schema_of<meeting::Opinion>(no_words)}});
  return object({{"meeting", object({{"id", uuid()},
                                     {"kind", schema_of<meeting::MeetingKind>(no_words)},
                                     {"title", text()},
                                     {"body", text()},
                                     {"held_on", date()}})},
                 {"item", object({{"number", whole()}, {"title", text()}, {"case", uuid()}})},
                 {"roll", object({{"due", whole()}, {"present", whole()}, {"absent", away}, {"recused", away}})},
                 {"outcome", schema_of<meeting::ItemOutcome>(no_words)},
                 {"corrections", as_written(schema_of<decltype(meeting::Facts::corrections)>(no_words))},
                 {"records", array(object({{"of", one_of({"meeting", "case"})},
                                           {"case", uuid()},
                                           {"seq", whole()},
                                           {"event", uuid()},
                                           {"log_index", whole()},
                                           {"leaf", text()}}))},
                 {"checkpoint", nullable(text())},
                 {"method", nullable(schema_of<meeting::VotingMethod>(no_words))},
                 {"count", nullable(as_written(schema_of<meeting::Ballots>(no_words)))},
                 {"papers", nullable(object({{"issued", whole()}, {"returned", whole()}, {"invalid", whole()}}))},
                 {"opinions", nullable(array(opinion))}});
}

boost::json::object due_schema() {
  return object({{"case", uuid()},
                 {"code", text()},
                 {"kind", one_of({"work", "clock"})},
                 {"command", text()},
                 {"role", text()},
                 {"assignee", nullable(text())},
                 {"since", date()},
                 {"due", nullable(date())},
                 {"urged", whole()}});
}

boost::json::object quota_schema() {
  return joined(as_written(schema_of<QuotaLine>(no_words)), object({{"reserved", whole()}, {"vacant", whole()}}));
}

boost::json::object quota_set_schema() { return joined(quota_schema(), object({{"over_quota", array(uuid())}})); }

// What the form does not say is null in a draft, so that it need not be a record yet.
boost::json::object record_draft_schema() { return object({{"record", map()}, {"notes", array(ref("Problem"))}}); }

}  // namespace renmian
