// What is kept of people besides their forms.
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/on_record.hpp"
#include "api/service/person_record.hpp"
#include "api/service/person_record_draft.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

// Of a person that is in the register.
std::optional<PersonId> person_of(const Call& call) {
  const auto id = parse_id<OfPerson>(call.id);
  return id && call.store().person(*id) ? id : std::nullopt;
}

}  // namespace

Response show_record(const Call& call) {
  const auto id = parse_id<OfPerson>(call.id);
  const auto kept = id ? call.store().person_record(*id) : std::nullopt;
  if (!kept) return no_such(call);
  put_on_record(call.runtime, FilePart::record, *id, *call.actor);
  return json_response(write_described(*kept));
}

Response set_record(const Call& call) {
  const auto id = person_of(call);
  if (!id) return no_such(call);
  const auto record = read_body<PersonRecord>(call);
  if (!record) return record.error();
  const auto kept = save_person_record(call.desk(), *id, *record);
  if (!kept) return problem_with(kinds::kBadInput, call.reply_to, kept.error());
  put_on_record(call.runtime, RegisterName::person_records, to_string(*id), *call.actor);
  return json_response(write_described(*kept));
}

Response draft_record(const Call& call) {
  const auto id = person_of(call);
  if (!id) return no_such(call);
  const auto draft = draft_person_record(call.store(), *id, date_in_china(call.desk().clock().now()));
  if (!draft) return problem_with(kinds::kBadInput, call.reply_to, draft.error());
  put_on_record(call.runtime, FilePart::form, *id, *call.actor);
  return json_response(draft_view(*draft));
}

Response list_kin(const Call& call) {
  const auto id = person_of(call);
  if (!id) return no_such(call);
  put_on_record(call.runtime, FilePart::kin, *id, *call.actor);
  return json_response(write_described(ties_of(call.store(), *id)));
}

Response set_kin(const Call& call) {
  const auto id = person_of(call);
  if (!id) return no_such(call);
  const auto ties = read_body<TiesToStaff>(call);
  if (!ties) return ties.error();
  const auto bad = save_ties(call.store(), *id, *ties);
  if (!bad.empty()) return problem_with(kinds::kBadInput, call.reply_to, bad);
  put_on_record(call.runtime, RegisterName::kin, to_string(*id), *call.actor);
  return json_response(write_described(*ties));
}

}  // namespace renmian::http
