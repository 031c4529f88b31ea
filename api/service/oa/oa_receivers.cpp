#include "api/service/oa/oa_receivers.hpp"

#include <algorithm>

#include "api/service/events/dead_letters.hpp"
#include "api/service/may.hpp"
#include "api/service/oa/oa_push.hpp"

namespace renmian {
namespace {

constexpr std::string_view kList = "oa.list", kChange = "oa.change";
constexpr int kTries = 3;  // of a change that the push was quicker with

}  // namespace

OaReceivers::Result<std::string> OaReceivers::owner(std::string_view name, const Actor& by, std::string_view act) {
  if (auto lacking = lacks_right(ports_.desk, by, act)) return Problems{std::move(*lacking)};
  const bool known = std::ranges::any_of(ports_.systems, [&](const auto& system) { return system.first == name; });
  if (!known) return Problems{not_there()};
  return oa_owner(name);
}

OaReceivers::Result<std::vector<OaReceiverView>> OaReceivers::list(const Actor& by) {
  if (auto lacking = lacks_right(ports_.desk, by, kList)) return Problems{std::move(*lacking)};
  const auto todos = list_kept<OaTodo>(kept(), "");
  std::vector<OaReceiverView> views;
  for (const auto& [name, url] : ports_.systems) {
    const auto owner = oa_owner(name);
    const auto untold = std::ranges::count_if(todos, [&](const Kept<OaTodo>& todo) {
      return todo.id.starts_with(owner + ":") && !todo.value.pending.empty();
    });
    const auto place = find_kept<DeliveryPlace>(kept(), owner);
    views.push_back({.name = name,
                     .url = url,
                     .next = place ? place->value.next : LogIndex{},
                     .untold = untold,
                     .dead_letters = static_cast<std::int64_t>(list_kept<DeadLetter>(kept(), owner).size())});
  }
  return views;
}

OaReceivers::Result<std::vector<DeadLetter>> OaReceivers::dead_letters(std::string_view name,
                                                                       std::optional<std::uint64_t> after,
                                                                       std::size_t limit, const Actor& by) {
  const auto of = owner(name, by, kList);
  if (!of) return of.error();
  return dead_letters_of(kept(), *of, after, limit);
}

OaReceivers::Result<DeadLetter> OaReceivers::letter(std::string_view name, std::uint64_t log_index, const Actor& by) {
  const auto of = owner(name, by, kChange);
  if (!of) return of.error();
  auto found = find_dead_letter(kept(), *of, log_index);
  if (!found) return Problems{not_there()};
  return std::move(*found);
}

OaReceivers::Result<DeadLetter> OaReceivers::redeliver(std::string_view name, std::uint64_t log_index,
                                                       const Actor& by) {
  auto found = letter(name, log_index, by);
  if (found && ask_for_redelivery(kept(), oa_owner(name), *found)) ports_.put_on_record(oa_owner(name), by);
  return found;
}

OaReceivers::Result<DeadLetter> OaReceivers::discard(std::string_view name, std::uint64_t log_index, const Actor& by) {
  auto found = letter(name, log_index, by);
  if (!found) return found;
  const auto of = oa_owner(name);
  for (int tries = 0; !discard_todos(kept(), of, *found);) {
    if (++tries == kTries)
      throw Fault("store-locked", {"OA 待办正在推送，请稍后再试", "the OA is being told; try again"});
  }
  ports_.put_on_record(of, by);  // first: who asks again finds nothing to put on record
  if (!remove_dead_letter(kept(), of, *found)) return Problems{not_there()};
  return found;
}

}  // namespace renmian
