// What is kept of people besides their forms.
#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/may.hpp"
#include "api/service/on_record.hpp"
#include "api/service/person_record.hpp"
#include "api/service/person_record_draft.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

// Of a person that is in the register, for whoever may do this to their file.
boost::system::result<PersonId, Response> person_of(const Call& call, std::string_view act) {
  const auto id = parse_id<OfPerson>(call.id);
  if (!id) return no_such(call);
  if (auto lacking = lacks_right(call.desk(), *call.actor, act, *id)) return problem(*lacking, call.reply_to);
  if (!call.store().person(*id)) return no_such(call);
  return *id;
}

}  // namespace

Response show_record(const Call& call) {
  const auto id = person_of(call, "record.read");
  if (!id) return id.error();
  const auto kept = call.store().person_record(*id);
  if (!kept) return no_such(call);
  put_on_record(call.runtime, FilePart::record, *id, *call.actor);
  return json_response(write_described(*kept));
}

Response set_record(const Call& call) {
  const auto id = person_of(call, "record.set");
  if (!id) return id.error();
  const auto record = read_body<PersonRecord>(call);
  if (!record) return record.error();
  const auto alone = hold_others_off();
  const auto before = call.store().person_record(*id);
  Replaced replaced{.exists = before.has_value()};
  if (before) {
    replaced.shown = boost::json::serialize(write_described(*before));
    replaced.same = write_described(before->record) == write_described(*record);
  }
  if (auto stale = refuse_stale(call, replaced)) return std::move(*stale);
  const bool made = call.again && replaced.same;
  const boost::system::result<PersonRecordOf, Problems> kept =
      made ? *before : save_person_record(call.desk(), *id, *record, *call.actor);
  if (!kept) return problem_with(kinds::kBadInput, call.reply_to, kept.error());
  put_on_record(call.runtime, RegisterName::person_records, to_string(*id), *call.actor);
  return json_response(write_described(*kept));
}

Response draft_record(const Call& call) {
  const auto id = person_of(call, "form.read");
  if (!id) return id.error();
  const auto draft = draft_person_record(call.store(), *id, date_in_china(call.desk().clock().now()));
  if (!draft) return problem_with(kinds::kBadInput, call.reply_to, draft.error());
  put_on_record(call.runtime, FilePart::form, *id, *call.actor);
  return json_response(draft_view(*draft));
}

Response list_kin(const Call& call) {
  const auto id = person_of(call, "kin.read");
  if (!id) return id.error();
  put_on_record(call.runtime, FilePart::kin, *id, *call.actor);
  return json_response(write_described(ties_of(call.store(), *id)));
}

Response set_kin(const Call& call) {
  const auto id = person_of(call, "kin.set");
  if (!id) return id.error();
  const auto ties = read_body<TiesToStaff>(call);
  if (!ties) return ties.error();
  const auto alone = hold_others_off();
  const auto before = write_described(ties_of(call.store(), *id));
  const Replaced replaced{.exists = !before.at("items").as_array().empty(),
                          .shown = boost::json::serialize(before),
                          .same = before == write_described(*ties)};
  if (auto stale = refuse_stale(call, replaced)) return std::move(*stale);
  const auto bad = save_ties(call.desk(), *id, *ties, *call.actor);
  if (!bad.empty()) return problem_with(kinds::kBadInput, call.reply_to, bad);
  put_on_record(call.runtime, RegisterName::kin, to_string(*id), *call.actor);
  return json_response(write_described(*ties));
}

}  // namespace renmian::http
