#include "api/service/erasure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/service/archive_keeper.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/journal_entries.hpp"
#include "workflows/erasure/erasure.hpp"
#include "workflows/erasure/facts.hpp"
#include "workflows/erasure/states.hpp"

namespace renmian {
namespace {

using boost::system::result;

constexpr std::size_t kMostEntries = 1000;  // of one command

std::string_view own_procedure() { return erasure::compiled().book().info.id; }

// As the last of its events tells it, whose procedure says which states are ends.
bool is_over(const StoredEvent& last, const Catalogue& catalogue) {
  const auto event = parse_event(last.body);
  const auto at = split_position(event.to);
  const auto* procedure = catalogue.procedure(event.procedure, event.procedure_version);
  if (procedure == nullptr || at.standing == Standing::kTerminated) return procedure != nullptr;
  const auto& states = procedure->book().states;
  const auto state = std::ranges::find(states, at.state, &StateInfo::code);
  return state != states.end() && (*state)->end;
}

struct Scope {
  std::vector<erasure::CaseToErase> cases;
  std::vector<erasure::LogIndex> entries;  // whose payloads are still there, ascending
};

result<Scope, Problems> scope_of(Desk& desk, const std::vector<CaseId>& ids) {
  Scope scope;
  Problems bad;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto place = fmt::format("/cases/{}", i);
    const auto events = desk.store().events_of({&ids[i], 1});
    if (events.empty()) {
      bad.push_back({"no-such-case", place, {"没有这个事项", "there is no such case"}});
      continue;
    }
    const auto procedure = parse_event(events.front().body).procedure;
    if (procedure == own_procedure() || procedure == system_procedure::kId) {
      bad.push_back({"not-erasable",
                     place,
                     {"销毁记录和系统记录本身不得销毁", "records of erasures and of the system are not erased"}});
      continue;
    }
    scope.cases.push_back({ids[i], is_over(events.back(), desk.catalogue())});
    for (const auto& event : events) {
      if (event.payload) scope.entries.emplace_back(static_cast<std::int64_t>(event.log_index));
    }
  }
  if (bad.empty() && scope.entries.empty()) {
    bad.push_back({"nothing-to-erase", "/cases", {"没有可销毁的内容", "there is nothing left to erase"}});
  }
  if (scope.entries.size() > kMostEntries) {
    bad.push_back({"too-many-entries",
                   "/cases",
                   {fmt::format("共 {} 条记录，一次至多销毁 {} 条，请分批申请", scope.entries.size(), kMostEntries),
                    fmt::format("{} entries, and at most {} are erased at a time: ask for fewer cases",
                                scope.entries.size(), kMostEntries)}});
  }
  if (!bad.empty()) return bad;
  std::ranges::sort(scope.entries, {}, &erasure::LogIndex::value);
  return scope;
}

template <class Command>
Answer give(Desk& desk, CaseId id, const Command& command, const Actor& actor, std::optional<Opening> opening = {}) {
  Request request;
  request.case_id = id;
  request.opening = std::move(opening);
  request.command = Command::info.code;
  request.data = write_described(command);
  request.actor = actor;
  return desk.do_now(std::move(request));
}

result<std::shared_ptr<const LoadedCase>, Problems> load_erasure(Desk& desk, CaseId id) {
  auto loaded = desk.load(id);
  if (loaded && loaded->procedure->book().info.id == own_procedure()) return loaded;
  return Problems{{"no-such-erasure", "/erasure", {"没有这个销毁事项", "there is no such erasure"}}};
}

const erasure::Facts& facts_of(const LoadedCase& loaded) {
  return *static_cast<const erasure::Facts*>(loaded.facts.get());
}

bool stands_at(const LoadedCase& loaded, const StateInfo& state) { return loaded.position.state == state.code; }

// What the entry says is done: by this call, or by one that was interrupted.
std::size_t remove(Desk& desk, ArchiveKeeper* archive, const LoadedCase& loaded, const Receipt& receipt) {
  std::vector<std::uint64_t> entries;
  for (const auto entry : facts_of(loaded).carried_out->entries) {
    entries.push_back(static_cast<std::uint64_t>(entry.value));
  }
  desk.store().erase_payloads(entries, receipt.log_index);
  if (archive != nullptr) archive->erase(entries);
  return entries.size();
}

// The entry of the log that carried it out. One of an earlier log counts its entries otherwise (trail-format).
result<Advanced, Problems> carried_out(Desk& desk, const LoadedCase& loaded) {
  const auto events = desk.store().events_of({&loaded.id, 1});
  const auto entry = std::ranges::find_if(events, [](const StoredEvent& stored) {
    const auto event = parse_event(stored.body);
    return event.command == erasure::CarryOutErasure::info.code && event.outcome == Event::Outcome::kAccepted;
  });
  if (parse_event(entry->body).origin != desk.committer().origin()) {
    return Problems{
        {"of-an-earlier-log",
         "/erasure",
         {"该销毁事项属于此前的日志，已随该日志结束", "this erasure belongs to an earlier log, and ended with it"}}};
  }
  const auto head = desk.store().head();
  return Advanced{loaded.id,
                  std::string(erasure::CarryOutErasure::info.code),
                  to_string(loaded.position),
                  loaded.version,
                  {entry->log_index, entry->leaf, std::make_shared<const std::string>(head->checkpoint)}};
}

}  // namespace

result<Answer, Problems> request_erasure(Desk& desk, const ErasureToRequest& what, const Actor& actor) {
  auto scope = scope_of(desk, what.cases);
  if (!scope) return scope.error();
  return give(desk, desk.new_case_id(), erasure::RequestErasure{what.rule, what.reason, std::move(scope->cases)}, actor,
              Opening{std::string(own_procedure()), {}, {}, {}});
}

result<Answer, Problems> reject_erasure(Desk& desk, CaseId id, const Paragraph& reason, const Actor& actor) {
  const auto loaded = load_erasure(desk, id);
  if (!loaded) return loaded.error();
  return give(desk, id, erasure::RejectErasure{reason}, actor);
}

result<ErasureDone, Problems> carry_out_erasure(Desk& desk, ArchiveKeeper* archive, CaseId id, const Actor& actor) {
  auto loaded = load_erasure(desk, id);
  if (!loaded) return loaded.error();
  if (stands_at(**loaded, erasure::CarriedOut::info)) {
    auto done = carried_out(desk, **loaded);
    if (!done) return done.error();
    const auto entries = remove(desk, archive, **loaded, done->receipt);
    return ErasureDone{std::move(*done), entries};
  }
  std::vector<CaseId> cases;
  for (const auto& each : facts_of(**loaded).requested->cases) cases.push_back(each.case_id);
  auto scope = scope_of(desk, cases);
  if (!scope) return scope.error();
  if (!stands_at(**loaded, erasure::Approved::info)) {
    auto approved = give(desk, id, erasure::ApproveErasure{}, actor);
    if (std::holds_alternative<Refusal>(approved)) return ErasureDone{std::move(approved)};
  }
  const auto& rule = facts_of(**loaded).requested->rule;
  auto answer = give(desk, id, erasure::CarryOutErasure{rule, std::move(scope->entries)}, actor);
  const auto* done = std::get_if<Advanced>(&answer);
  if (done == nullptr) return ErasureDone{std::move(answer)};
  loaded = load_erasure(desk, id);
  const auto entries = remove(desk, archive, **loaded, done->receipt);
  return ErasureDone{std::move(answer), entries};
}

std::string rule_of_erasure(Store& store, std::uint64_t erased_by) {
  const auto events = store.events_from(erased_by, 1);
  if (events.empty() || !events.front().payload) return {};
  const auto content = parse_strict(events.front().payload->content);
  if (!content) return {};
  const auto* rule = content->is_object() ? content->get_object().if_contains("data") : nullptr;
  if (rule != nullptr && rule->is_object()) rule = rule->get_object().if_contains("rule");
  return rule != nullptr && rule->is_string() ? std::string(rule->get_string()) : std::string{};
}

}  // namespace renmian
