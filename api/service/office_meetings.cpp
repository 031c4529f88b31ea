#include <algorithm>
#include <set>

#include "api/service/may.hpp"
#include "api/service/meetings.hpp"
#include "engine/audit/strict_json.hpp"
#include "workflows/appointment/decision/commands.hpp"
#include "workflows/meeting/item_record.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using meeting::ItemOutcome;
using meeting::ItemResult;

BOOST_DEFINE_ENUM_CLASS(DecideMode, all, each)
struct ItemsToDecideText {
  std::vector<ItemResult> results;
  std::optional<DecideMode> mode;
  BOOST_DESCRIBE_CLASS(ItemsToDecideText, (), (results, mode), (), ())
};

// One decision about many cases, on its way.
struct Sitting {
  Desk& desk;
  CaseId meeting;
  const std::vector<ItemResult>& results;
  const Actor& actor;
  const std::string& key;
  const Trace& trace;
  meeting::ItemRecords records;

  std::string key_of(const std::string& of) const { return key.empty() ? std::string{} : key + ":" + of; }

  // The meeting's own record of the results at these places.
  Request record_of(const std::vector<std::size_t>& places, const std::string& key_suffix) const {
    meeting::DecideItems decided;
    for (const auto place : places) decided.results.push_back(results[place]);
    Request request;
    request.case_id = meeting;
    request.command = meeting::DecideItems::info.code;
    request.data = write_described(decided);
    request.actor = actor;
    request.idempotency_key = key_of(key_suffix);
    request.trace = trace;
    return request;
  }

  Request request_for_case(const ItemResult& result) const {
    Request request;
    request.case_id = result.case_id;
    auto item = records.of(result);
    switch (result.outcome) {
      case ItemOutcome::adopt:
        request.command = appointment::AdoptDecision::info.code;
        request.data = write_described(appointment::AdoptDecision{std::move(item)});
        break;
      case ItemOutcome::reject:
        request.command = appointment::RejectDecision::info.code;
        request.data = write_described(appointment::RejectDecision{std::move(item)});
        break;
      case ItemOutcome::postpone: {
        const auto reason = result.postponed_because.value_or(Paragraph{});
        request.command = appointment::PostponeVote::info.code;
        request.data = write_described(appointment::PostponeVote{item.meeting, reason, item.minutes, std::move(item)});
        break;
      }
    }
    request.actor = actor;
    request.idempotency_key = key_of(to_string(result.case_id));
    request.trace = trace;
    return request;
  }

  // What the meeting says to a record of these results; nothing if it accepts it. Gives no command.
  std::optional<Refusal> objection_to(const std::vector<std::size_t>& places) const {
    auto asked = desk.prepare(record_of(places, {}));
    auto& answer = asked.answer ? *asked.answer : asked.judged->answer;
    if (auto* refusal = std::get_if<Refusal>(&answer)) return std::move(*refusal);
    return std::nullopt;
  }

  // The numbers of the items that were decided under this key before.
  std::set<std::int64_t> decided_before() const {
    std::set<std::int64_t> numbers;
    const auto used = key.empty() ? std::nullopt : desk.store().used_key(actor.id, key_of(to_string(meeting)));
    if (!used) return numbers;
    const auto event = desk.store().events_from(used->log_index, 1);
    if (event.empty() || parse_event(event.front().body).outcome != Event::Outcome::kAccepted) return numbers;
    const auto recorded = read_described<meeting::DecideItems>(data_of(event.front()));
    if (!recorded) return numbers;
    for (const auto& result : recorded->results) numbers.insert(result.item_number);
    return numbers;
  }
};

// The results that the meeting's own rules refuse, with what they say.
struct Objections {
  std::vector<std::size_t> places;
  std::vector<Refusal> refusals;
};

Objections objections_of(const Sitting& sitting) {
  const auto before = sitting.decided_before();
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < sitting.results.size(); ++i) {
    if (!before.contains(sitting.results[i].item_number)) open.push_back(i);
  }
  Objections objections;
  if (open.empty() || !sitting.objection_to(open)) return objections;
  for (const auto place : open) {
    auto objection = sitting.objection_to({place});
    if (!objection) continue;
    objection->case_id = sitting.results[place].case_id;
    objections.places.push_back(place);
    objections.refusals.push_back(std::move(*objection));
  }
  return objections;
}

Problems problems_of(const ItemsToDecide& items, const LoadedCase& loaded) {
  Problems bad;
  const auto& facts = meeting_facts(loaded);
  const auto kind = facts.opened->kind;
  if (kind == common::MeetingKind::dept_meeting || kind == common::MeetingKind::npc_sc) {
    bad.push_back({"not-deciding",
                   "/meeting",
                   {"部务会和人大常委会不作干部任免的讨论决定，请在事项中办理",
                    "a department meeting or a people's congress does not take the Party committee's decision; give "
                    "the case its own command"}});
  }
  if (!facts.roll) bad.push_back({"roll-not-taken", "/meeting", {"尚未签到", "the roll has not been taken"}});
  std::set<std::int64_t> numbers;
  std::set<CaseId> cases;
  for (std::size_t i = 0; i < items.results.size(); ++i) {
    const auto& result = items.results[i];
    const bool first = numbers.insert(result.item_number).second;
    if (cases.insert(result.case_id).second && first) continue;
    bad.push_back({"item-twice",
                   "/results/" + std::to_string(i),
                   {"同一议题或事项只能有一个结果", "an item or a case can have one result only"}});
  }
  return bad;
}

}  // namespace

Request request_to_open_meeting(Desk& desk, const meeting::Open& what, const Actor& actor,
                                std::string idempotency_key) {
  Request request;
  request.case_id = desk.new_case_id();
  request.opening = Opening{std::string(meeting::compiled().book().info.id), {}, {}, {}};
  request.command = meeting::Open::info.code;
  request.data = write_described(what);
  request.actor = actor;
  request.idempotency_key = std::move(idempotency_key);
  return request;
}

boost::system::result<std::shared_ptr<const LoadedCase>, Problem> load_meeting(Desk& desk, CaseId id) {
  auto loaded = desk.load(id);
  if (loaded && loaded->procedure->book().info.id == meeting::compiled().book().info.id) return loaded;
  return Problem{"no-such-meeting", "/meeting", {"没有这个会议", "there is no such meeting"}};
}

const meeting::Facts& meeting_facts(const LoadedCase& loaded) {
  return *static_cast<const meeting::Facts*>(loaded.facts.get());
}

std::vector<CaseRow> meetings(Store& store, std::optional<CaseId> after, std::size_t limit) {
  std::vector<CaseRow> found;
  for (const auto* state : meeting::compiled().book().states) {
    for (const auto standing : {Standing::kActive, Standing::kSuspended, Standing::kTerminated}) {
      std::ranges::move(
          store.cases({.position = to_string(Position{state->code, standing}), .after = after, .limit = limit}),
          std::back_inserter(found));
    }
  }
  std::ranges::sort(found, {}, [](const CaseRow& row) { return row.about.id; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

boost::system::result<ItemsToDecide, Problems> read_items_to_decide(const json::value& json) {
  auto text = read_described<ItemsToDecideText>(json);
  if (!text) return text.error();
  return ItemsToDecide{std::move(text->results), text->mode == DecideMode::all};
}

boost::system::result<ItemsDecided, Problems> decide_in_meeting(Desk& desk, CaseId meeting, const ItemsToDecide& items,
                                                                const Actor& actor, const std::string& idempotency_key,
                                                                const Trace& trace) {
  const auto loaded = load_meeting(desk, meeting);
  if (!loaded) return Problems{loaded.error()};
  const auto subject = desk.subject_of(**loaded);
  if (auto lacking = lacks_right(desk, actor, meeting::DecideItems::info.code, subject)) return Problems{*lacking};
  if (auto bad = problems_of(items, **loaded); !bad.empty()) return bad;
  const auto& facts = meeting_facts(**loaded);
  const Sitting sitting{desk, meeting, items.results, actor, idempotency_key, trace, {*facts.opened, *facts.roll}};

  ItemsDecided decided;
  std::vector<std::optional<Answer>> answers(items.results.size());
  auto objections = objections_of(sitting);
  if (!objections.places.empty()) {
    // The refusal belongs to the record of the meeting, where all that was objected to stands in one event. A meeting
    // that moved on meanwhile might accept it, which it must not without the cases.
    auto objected = sitting.record_of(objections.places, "objected:" + to_string(meeting));
    objected.expected_version = objections.refusals.front().version;
    const auto recorded = desk.do_now(std::move(objected));
    for (std::size_t i = 0; i < objections.places.size(); ++i) {
      auto& refusal = objections.refusals[i];
      if (const auto* told = std::get_if<Refusal>(&recorded)) refusal.receipt = told->receipt;
      answers[objections.places[i]] = std::move(refusal);
    }
  }

  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i]) places.push_back(i);
  }
  if (items.all_or_nothing && !objections.places.empty()) {
    for (const auto place : places) {
      Refusal left;
      left.kind = Refusal::Kind::kNotDone;
      left.case_id = items.results[place].case_id;
      left.message = {"有议题未获通过，本事项未办理", "another item was refused, so this one was left"};
      answers[place] = std::move(left);
    }
  } else if (!places.empty()) {
    std::vector<Request> requests;
    requests.reserve(places.size());
    for (const auto place : places) requests.push_back(sitting.request_for_case(items.results[place]));
    auto joint = desk.do_jointly(
        std::move(requests),
        [&](const std::vector<std::size_t>& accepted) {
          std::vector<std::size_t> of_results;
          for (const auto place : accepted) of_results.push_back(places[place]);
          return sitting.record_of(of_results, to_string(meeting));
        },
        items.all_or_nothing);
    for (std::size_t i = 0; i < places.size(); ++i) answers[places[i]] = std::move(joint.each[i]);
    decided.meeting = std::move(joint.summary);
  }
  for (auto& answer : answers) decided.each.push_back(std::move(*answer));
  return decided;
}

}  // namespace renmian
