#include "api/service/oa/oa_push.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "api/service/events/retries.hpp"
#include "api/service/logging.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian {
namespace {

constexpr std::size_t kPage = 500;

const BookCommand* command_of(const Procedure& procedure, std::string_view code) {
  const auto& commands = procedure.book().commands;
  const auto found = std::ranges::find(commands, code, [](const BookCommand& each) { return each.info->code; });
  return found == commands.end() ? nullptr : &*found;
}

// "2026-03-02 09:00:00", in China.
std::string local_time(Timestamp time) {
  constexpr std::int64_t kEast = std::int64_t{8} * 3'600 * 1'000'000;
  auto text = to_string(Timestamp{time.microseconds + kEast}).substr(0, 19);
  text[10] = ' ';
  return text;
}

bool is_of_store(const Fault& fault) { return fault.code().starts_with("store-"); }

// Whether the command that the item waited for was given since it began.
bool was_settled(const LoadedCase& loaded, const OaTodo& todo) {
  const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, todo.version.value));
  for (auto place = from; place < loaded.history.size(); ++place) {
    if (loaded.history[place]->command.info->code == todo.command.value) return true;
  }
  return false;
}

}  // namespace

std::string oa_owner(std::string_view name) { return "oa:" + std::string(name); }

bool discard_todos(KeptRecords& kept, const std::string& owner, const DeadLetter& letter) {
  for (auto& todo : list_kept<OaTodo>(kept, owner + ":" + to_string(letter.case_id))) {
    if (!todo.value.is_of(letter)) continue;
    todo.value.pending.clear();
    if (!save_kept(kept, todo, owner + ":" + to_string(letter.case_id))) return false;
  }
  return true;
}

OaPush::OaPush(Desk& desk, Random& random, const OaSystem& system, PostMessage post)
    : desk_(desk),
      random_(random),
      system_(system),
      post_(std::move(post)),
      owner_(oa_owner(system.name)),
      kept_(desk.store().kept()) {}

std::vector<std::string> OaPush::receivers_of(const DueItem& item) const {
  if (item.assignee.empty()) {
    const auto logins = system_.roles.find(item.role);
    return logins == system_.roles.end() ? std::vector<std::string>{} : logins->second;
  }
  const auto login = system_.accounts.find(item.assignee);
  return {login == system_.accounts.end() ? item.assignee : login->second};
}

std::size_t OaPush::step() {
  take_up_letters();
  follow();
  std::size_t sent = 0;
  for (auto& todo : list_kept<OaTodo>(kept_, "")) {
    if (!todo.id.starts_with(owner_ + ":")) continue;
    if (!todo.value.open && todo.value.pending.empty()) kept_.remove(OaTodo::kKind, todo.id);  // was discarded
    // One after the other for each item; the rest of it waits if one is not taken.
    while (!todo.value.given_up && !todo.value.pending.empty() && todo.value.next_at <= now()) {
      ++sent;
      if (!tell(todo)) break;
      const auto kept = find_kept<OaTodo>(kept_, todo.id);
      if (!kept) break;
      todo = *kept;
    }
  }
  return sent;
}

// What was looked at is written down after what came of it: cut short between, cases are looked at again.
void OaPush::follow() {
  for (;;) {
    auto place = find_kept<DeliveryPlace>(kept_, owner_).value_or(Kept<DeliveryPlace>{owner_, 0, {}});
    const auto page = desk_.store().events_from(static_cast<std::uint64_t>(place.value.next.value), kPage);
    if (page.empty()) return;
    std::map<CaseId, std::uint64_t> moved;
    for (const auto& event : page) moved[event.case_id] = event.log_index;
    for (const auto& [id, log_index] : moved) {
      try {
        look_at(id, log_index);
      } catch (const Fault& fault) {
        if (is_of_store(fault)) throw;
        log_event(spdlog::level::warn, "oa", {{"case", to_string(id)}, {"code", fault.code()}});
      }
    }
    place.value.next = static_cast<std::int64_t>(page.back().log_index + 1);
    if (!save_kept(kept_, place, owner_)) return;  // another node goes on
  }
}

void OaPush::look_at(CaseId id, std::uint64_t log_index) {
  const auto loaded = desk_.load(id);
  if (!loaded || loaded->procedure->book().info.id == system_procedure::kId) return;
  auto known = list_kept<OaTodo>(kept_, owner_of(id));
  const auto closed_by = [&](const OaTodo& todo) {
    if (was_settled(*loaded, todo)) return OaDeed::done;
    return is_over(*loaded) ? OaDeed::finished : OaDeed::withdrawn;
  };

  std::set<std::string> present;
  std::vector<Todo> fresh;
  for (const auto& item : due_of(*loaded, desk_.calendar())) {
    if (item.kind != DueItem::Kind::kWork) continue;
    for (const auto& receiver : receivers_of(item)) {
      const auto record = fmt::format("{}:{}:{}:{}", owner_, to_string(id), item.code, receiver);
      auto same = std::ranges::find(known, record, &Todo::id);
      if (same != known.end() && same->value.open && same->value.since == item.since) {
        present.insert(record);
        continue;
      }
      Todo todo = same != known.end() ? *same : Todo{record, 0, {}};
      if (todo.value.is_discarded()) {
        todo.value.given_up = false;
        todo.value.attempts = 0;
      } else if (same != known.end() && todo.value.open) {
        todo.value.pending.push_back({closed_by(todo.value), todo.value.version});  // owed anew
      }
      todo.value.case_id = id;
      todo.value.code = item.code;
      todo.value.command = item.command;
      todo.value.receiver = receiver;
      todo.value.since = item.since;
      todo.value.version = loaded->version;
      if (!todo.value.given_up) todo.value.log_index = static_cast<std::int64_t>(log_index);
      todo.value.open = true;
      todo.value.created_at = loaded->last_at;
      todo.value.pending.push_back({OaDeed::created, loaded->version});
      present.insert(record);
      fresh.push_back(std::move(todo));
    }
  }
  // What is no more goes first, so that nobody has an item that was handed over and its heir at once.
  for (auto& todo : known) {
    if (todo.value.open && !present.contains(todo.id)) close(todo, closed_by(todo.value), log_index);
  }
  for (auto& todo : fresh) save(std::move(todo));
}

void OaPush::close(Todo todo, OaDeed deed, std::uint64_t log_index) {
  const bool discarded = todo.value.is_discarded();
  todo.value.open = false;
  if (!todo.value.given_up) todo.value.log_index = static_cast<std::int64_t>(log_index);
  if (!discarded) todo.value.pending.push_back({deed, todo.value.version});
  save(std::move(todo));
}

void OaPush::save(Todo todo) {
  if (!save_kept(kept_, todo, owner_of(todo.value.case_id))) {
    throw Fault("store-locked", {"OA 待办正由另一节点推送", "another node is pushing to the OA"});
  }
}

OaValues OaPush::values_of(const OaTodo& todo, std::int64_t version) {
  const auto loaded = desk_.load(todo.case_id);
  if (!loaded) throw Fault("no-such-case", {"没有这个事项", "there is no such case"}, to_string(todo.case_id));
  const auto& book = loaded->procedure->book();
  const auto* command = command_of(*loaded->procedure, todo.command.value);
  const std::string node = command == nullptr ? todo.command.value : std::string(command->info->title.zh);
  const auto case_id = to_string(todo.case_id);
  OaValues values = {{"key", fmt::format("{}:{}:{}:{}", case_id, todo.code.value, version, todo.receiver.value)},
                     {"case", case_id},
                     {"code", todo.code.value},
                     {"version", std::to_string(version)},
                     {"procedure", std::string(book.info.title.zh)},
                     {"node", node},
                     {"title", fmt::format("{}：{}", book.info.title.zh, node)},
                     {"receiver", todo.receiver.value},
                     {"created_at", local_time(todo.created_at)},
                     {"now", local_time(now())}};
  auto link = system_.link;
  constexpr std::string_view kCase = "{case}";
  if (const auto at = link.find(kCase); at != link.npos) link.replace(at, kCase.size(), case_id);
  values["link"] = std::move(link);
  return values;
}

bool OaPush::tell(Todo todo) {
  const auto next = todo.value.pending.front();
  PostResult result;
  try {
    result = push(system_, next.deed, values_of(todo.value, next.version.value), post_);
  } catch (const Fault& fault) {
    if (is_of_store(fault)) throw;
    result.failure = fault.message();  // of a case that cannot be read; the items of others go on
  }
  if (!result.delivered()) {
    failed(std::move(todo), result);
    return false;
  }
  todo.value.pending.erase(todo.value.pending.begin());
  todo.value.attempts = 0;
  if (todo.value.pending.empty() && !todo.value.open) {
    kept_.remove(OaTodo::kKind, todo.id);
  } else {
    save(std::move(todo));
  }
  return true;
}

void OaPush::failed(Todo todo, const PostResult& result) {
  todo.value.attempts.value += 1;
  if (const auto again = next_try(now(), todo.value.attempts.value, random_)) {
    todo.value.next_at = *again;
    return save(std::move(todo));
  }
  const auto id = letter_id(owner_, static_cast<std::uint64_t>(todo.value.log_index.value));
  const auto known = find_kept<DeadLetter>(kept_, id).value_or(Kept<DeadLetter>{id, 0, {}});
  const Kept<DeadLetter> letter{
      id, known.version, {todo.value.case_id, todo.value.log_index, todo.value.attempts, now(), reason_of(result)}};
  if (!save_kept(kept_, letter, owner_)) return;  // somebody is at it: tried once more
  todo.value.given_up = true;
  save(std::move(todo));
}

void OaPush::take_up_letters() {
  for (const auto& wish : list_kept<Redelivery>(kept_, owner_)) {
    if (const auto letter = find_kept<DeadLetter>(kept_, wish.id)) {
      for (auto& todo : list_kept<OaTodo>(kept_, owner_of(letter->value.case_id))) {
        if (!todo.value.is_of(letter->value)) continue;
        todo.value.given_up = false;
        todo.value.attempts = 0;
        todo.value.next_at = now();
        save(std::move(todo));
      }
      kept_.remove(DeadLetter::kKind, wish.id);
    }
    kept_.remove(Redelivery::kKind, wish.id);
  }
}

}  // namespace renmian
