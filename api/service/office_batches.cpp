#include <algorithm>

#include "api/service/case_access.hpp"
#include "api/service/keyed_id.hpp"
#include "api/service/office.hpp"
#include "api/service/person_record.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kPage = 500;

// Those of the batch that `actor` may know of.
std::vector<CaseId> cases_of(Desk& desk, BatchId batch, const Actor& actor) {
  std::vector<CaseId> ids;
  CaseQuery query;
  query.batch = batch;
  query.limit = kPage;
  for (;;) {
    const auto rows = desk.store().cases(query);
    for (const auto& row : rows) {
      if (!lacks_right(desk, actor, "case.see", subject_of(row))) ids.push_back(row.about.id);
    }
    if (rows.size() < kPage) return ids;
    query.after = rows.back().about.id;
  }
}

BOOST_DEFINE_ENUM_CLASS(BatchMode, all, each)
struct BatchCommandText {
  Line command;
  std::optional<BatchMode> mode;
  std::optional<std::vector<CaseId>> cases;
  BOOST_DESCRIBE_CLASS(BatchCommandText, (), (command, mode, cases), (), ())
};

// Takes a member out of `object` that must be an object itself, if it is there.
json::object take_object(json::object& object, std::string_view member, Problems& bad) {
  const auto place = object.find(member);
  if (place == object.end()) return {};
  auto value = std::move(place->value());
  object.erase(place);
  if (value.is_object()) return std::move(value.get_object());
  detail::wrong_type(value, {"对象", "an object"}, JsonPlace().member(member), bad);
  return {};
}

}  // namespace

boost::system::result<Batch, Problems> open_batch(Desk& desk, const BatchToOpen& what, const Actor& actor,
                                                  const std::string& idempotency_key) {
  if (auto lacking = lacks_right(desk, actor, "batch.add")) return Problems{*lacking};
  auto& store = desk.store();
  const auto keyed = keyed_id(desk, "batch", actor, idempotency_key);
  std::optional<BatchId> after;
  if (!idempotency_key.empty()) after = BatchId{keyed.since};
  while (after) {
    const auto recent = store.batches(after, kPage);
    for (const auto& batch : recent) {
      if (keyed.names(batch.id.uuid)) return batch;
    }
    after = recent.size() < kPage ? std::nullopt : std::optional{recent.back().id};
  }
  const Batch batch{{keyed.id}, what.title, desk.clock().now()};
  store.save_batch(batch);
  return batch;
}

boost::system::result<BatchCommand, Problems> read_batch_command(const json::value& json) {
  Problems bad;
  if (!json.is_object()) {
    detail::wrong_type(json, {"对象", "an object"}, {}, bad);
    return bad;
  }
  BatchCommand command;
  auto rest = json.get_object();
  command.data = take_object(rest, "data", bad);
  command.each = take_object(rest, "each", bad);
  const JsonPlace top;
  for (const auto& [id, members] : command.each) {
    const auto each = top.member("each");
    if (!parse_id<OfCase>(id)) {
      bad.push_back({"unknown-member", each.member(id).pointer(), {"应为事项编号", "this should be the id of a case"}});
    }
    if (!members.is_object()) detail::wrong_type(members, {"对象", "an object"}, each.member(id), bad);
  }
  auto text = read_described<BatchCommandText>(rest);
  if (!text) std::ranges::move(text.error(), std::back_inserter(bad));
  if (!bad.empty()) return bad;
  command.command = std::move(text->command.value);
  command.all_or_nothing = text->mode == BatchMode::all;
  if (text->cases) command.cases = std::move(*text->cases);
  return command;
}

boost::system::result<std::vector<Answer>, Problems> do_batch(Desk& desk, BatchId batch, const BatchCommand& command,
                                                              const Actor& actor, const std::string& idempotency_key,
                                                              const Trace& trace) {
  if (auto lacking = lacks_right(desk, actor, "batch.command")) return Problems{*lacking};
  if (!desk.store().batch(batch)) {
    return Problems{{"no-such-batch", "/batch", {"没有这个批次", "there is no such batch"}}};
  }
  const auto of_batch = cases_of(desk, batch, actor);
  const auto& chosen = command.cases.empty() ? of_batch : command.cases;
  Problems bad;
  const auto must_be_among = [&](const std::vector<CaseId>& cases, CaseId id, const std::string& place) {
    if (std::ranges::find(cases, id) != cases.end()) return;
    bad.push_back({"not-in-batch", place, {"该事项不在所办之列", "this case is not one of those the command goes to"}});
  };
  for (std::size_t i = 0; i < chosen.size(); ++i) must_be_among(of_batch, chosen[i], "/cases/" + std::to_string(i));
  for (const auto& member : command.each) {
    must_be_among(chosen, *parse_id<OfCase>(member.key()), "/each/" + std::string(member.key()));
  }
  if (!bad.empty()) return bad;

  std::vector<Request> requests;
  std::vector<Problems> lacking;  // what the registers should have completed and could not
  requests.reserve(chosen.size());
  for (const auto& id : chosen) {
    const auto written_id = to_string(id);
    auto& request = requests.emplace_back();
    request.case_id = id;
    request.command = command.command;
    auto data = command.data;
    if (const auto* own = command.each.if_contains(written_id)) {
      for (const auto& [member, value] : own->get_object()) data[member] = value;
    }
    request.data = std::move(data);
    request.actor = actor;
    request.trace = trace;
    if (!idempotency_key.empty()) request.idempotency_key = idempotency_key + ":" + written_id;
    lacking.push_back(fill_from_registers(desk, request));
  }
  auto answers = desk.do_all(std::move(requests), command.all_or_nothing);
  // The desk says of such a request that its data is missing; why it is tells more.
  for (std::size_t i = 0; i < answers.size(); ++i) {
    auto* refusal = std::get_if<Refusal>(&answers[i]);
    if (refusal != nullptr && refusal->kind == Refusal::Kind::kBadInput && !lacking[i].empty()) {
      refusal->problems = std::move(lacking[i]);
    }
  }
  return answers;
}

}  // namespace renmian
