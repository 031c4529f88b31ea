#include "api/service/person_record.hpp"

#include <fmt/format.h>

#include <set>

#include "api/service/case_access.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/writer.hpp"
#include "workflows/appointment/qualification/commands.hpp"

namespace renmian {
namespace {

using appointment::TakePersonRecord;

Problem no_such_person() { return {"no-such-person", "", {"没有这个人员", "there is no such person"}}; }

// Looks at the dates of one record and remembers what is wrong with them.
class DateChecks {
 public:
  explicit DateChecks(const CivilDate& today) : today_(today) {}

  void past(const std::optional<CivilDate>& date, const std::string& place) {
    if (!date || *date <= today_) return;
    add(place, {fmt::format("{} 晚于今天（{}）", to_string(*date), to_string(today_)),
                fmt::format("{} is after today ({})", to_string(*date), to_string(today_))});
  }

  void in_order(const CivilDate& first, const std::optional<CivilDate>& second, const std::string& place) {
    if (!second || first <= *second) return;
    add(place, {fmt::format("{} 早于 {}", to_string(*second), to_string(first)),
                fmt::format("{} is before {}", to_string(*second), to_string(first))});
  }

  // Periods that have begun.
  template <class Periods>
  void periods(const Periods& periods, const std::string& place) {
    for (std::size_t i = 0; i < periods.size(); ++i) {
      const auto at = fmt::format("{}/{}", place, i);
      past(periods[i].from, at + "/from");
      in_order(periods[i].from, periods[i].to, at + "/to");
    }
  }

  // `date_of` each of them is past.
  template <class Entries, class DateOf>
  void each_past(const Entries& entries, DateOf date_of, const std::string& place, const std::string& member) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      past(entries[i].*date_of, fmt::format("{}/{}/{}", place, i, member));
    }
  }

  Problems take() { return std::move(bad_); }

 private:
  void add(const std::string& place, Text why) { bad_.push_back({"out-of-range", place, std::move(why)}); }

  CivilDate today_;
  Problems bad_;
};

void add_repeated_years(const std::vector<AnnualAssessment>& assessments, Problems& bad) {
  std::set<std::int64_t> years;
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    const auto year = assessments[i].year.value;
    if (years.insert(year).second) continue;
    bad.push_back({"duplicate",
                   fmt::format("/assessments/{}/year", i),
                   {fmt::format("{} 年度的考核结果重复", year), fmt::format("a second grade of the year {}", year)}});
  }
}

// The data of the request that was answered under the same key before; null if there was none.
boost::json::value given_before(Store& store, const Request& request) {
  if (request.idempotency_key.empty()) return nullptr;
  const auto used = store.used_key(request.actor.id, request.idempotency_key);
  if (!used) return nullptr;
  const auto events = store.events_from(used->log_index, 1);
  if (events.empty() || events.front().case_id != request.case_id || !events.front().payload) return nullptr;
  if (parse_event(events.front().body).command != request.command) return nullptr;
  const auto content = parse_strict(events.front().payload->content);
  const auto* data = content && content->is_object() ? content->get_object().if_contains("data") : nullptr;
  return data == nullptr ? boost::json::value(nullptr) : *data;
}

}  // namespace

Problems problems_of(const PersonRecord& record, const CivilDate& today) {
  DateChecks dates(today);
  dates.past(record.service_from, "/service_from");
  dates.periods(record.grassroots, "/grassroots");
  dates.periods(record.posts, "/posts");
  dates.each_past(record.posts, &PostHeld::trial_from, "/posts", "trial_from");
  dates.past(record.promoted_on, "/promoted_on");
  dates.each_past(record.exceptional, &ExceptionalPromotion::on, "/exceptional", "on");
  dates.each_past(record.sanctions, &Sanction::effective_on, "/sanctions", "effective_on");
  for (std::size_t i = 0; i < record.sanctions.size(); ++i) {
    const auto& sanction = record.sanctions[i];
    const auto at = fmt::format("/sanctions/{}", i);
    dates.in_order(sanction.effective_on, sanction.restored_on, at + "/restored_on");
    dates.past(sanction.restored_on, at + "/restored_on");
    dates.in_order(sanction.effective_on, sanction.decided_until, at + "/decided_until");
  }
  dates.each_past(record.training, &Training::on, "/training", "on");
  dates.past(record.party_since, "/party_since");
  dates.each_past(record.personal_matters, &PersonalMattersCheck::verified_on, "/personal_matters", "verified_on");
  dates.periods(record.secondments, "/secondments");
  auto bad = dates.take();
  add_repeated_years(record.assessments, bad);
  return bad;
}

boost::system::result<PersonRecordOf, Problems> save_person_record(Desk& desk, PersonId person,
                                                                   const PersonRecord& record) {
  auto& store = desk.store();
  if (!store.person(person)) return Problems{no_such_person()};
  const auto now = desk.clock().now();
  if (auto bad = problems_of(record, date_in_china(now)); !bad.empty()) return bad;
  const PersonRecordOf kept{person, record, now};
  store.save_person_records({&kept, 1});
  return kept;
}

bool may_be_filled(const Request& request) {
  const auto* members = request.data.if_object();
  return request.command == TakePersonRecord::info.code &&
         (request.data.is_null() || (members != nullptr && members->empty()));
}

Problems fill_from_registers(Desk& desk, Request& request) {
  if (!may_be_filled(request)) return {};
  if (auto data = given_before(desk.store(), request); !data.is_null()) {
    request.data = std::move(data);
    return {};
  }
  const auto row = case_for(desk, request.case_id, request.actor, request.command);
  if (!row) return {};  // the desk says so
  const auto kept = desk.store().person_record(row->about.person);
  if (!kept) {
    return {{"no-person-record",
             "/data",
             {"登记中没有该干部的信息，请先用 person record set 登记",
              "the register has no record of this person; put it there first (person record set)"}}};
  }
  request.data = write_described(TakePersonRecord{kept->record, date_in_china(kept->as_of)});
  return {};
}

Problems save_ties(Store& store, PersonId person, const TiesToStaff& ties) {
  if (!store.person(person)) return {no_such_person()};
  Problems bad;
  std::set<std::string> seen;
  std::vector<KinTie> kept;
  for (std::size_t i = 0; i < ties.items.size(); ++i) {
    const auto& [staff, relation] = ties.items[i];
    if (!seen.insert(staff.value).second) {
      bad.push_back({"duplicate",
                     fmt::format("/items/{}/staff", i),
                     {"工作人员编号重复：" + staff.value, "this member of staff is there already: " + staff.value}});
    }
    kept.push_back({person, staff, relation});
  }
  if (bad.empty()) store.save_kin(person, kept);
  return bad;
}

TiesToStaff ties_of(Store& store, PersonId person) {
  TiesToStaff ties;
  for (const auto& tie : store.kin_of(person)) ties.items.push_back({tie.staff, tie.relation});
  return ties;
}

boost::system::result<PersonRecordOf, Problems> save_person_record(Desk& desk, PersonId person,
                                                                   const PersonRecord& record, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, "record.set", person)) return Problems{*lacking};
  return save_person_record(desk, person, record);
}

Problems save_ties(Desk& desk, PersonId person, const TiesToStaff& ties, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, "kin.set", person)) return Problems{*lacking};
  return save_ties(desk.store(), person, ties);
}

}  // namespace renmian
