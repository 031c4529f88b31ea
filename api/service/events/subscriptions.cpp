#include "api/service/events/subscriptions.hpp"

#include <algorithm>

#include "api/service/events/dead_letters.hpp"
#include "api/service/events/log_watch.hpp"
#include "api/service/events/standard_webhooks.hpp"
#include "api/service/keyed_id.hpp"
#include "api/service/may.hpp"

namespace renmian {
namespace {

constexpr std::string_view kList = "subscription.list", kAdd = "subscription.add", kChange = "subscription.change",
                           kRemove = "subscription.remove", kOwn = "subscription.own";
constexpr std::size_t kMostOfAnAccount = 100;
constexpr int kTries = 3;  // of a change that somebody else was quicker with

Fault busy() {
  return {"store-locked", {"订阅正在被他人修改，请稍后再试", "somebody else is changing the subscription; try again"}};
}

template <class Known>
void check_codes(const std::optional<std::vector<Line>>& given, std::string_view member, std::string_view code,
                 Known is_known, Problems& bad) {
  if (!given) return;
  for (std::size_t i = 0; i < given->size(); ++i) {
    const auto& each = (*given)[i].value;
    if (is_known(each)) continue;
    bad.push_back({std::string(code),
                   "/only/" + std::string(member) + "/" + std::to_string(i),
                   {"没有“" + each + "”", "there is no '" + each + "'"}});
  }
}

}  // namespace

Problems Subscriptions::problems_of(const SubscriptionSettings& what) {
  Problems bad;
  if (auto problem = ports_.check_url(what.url.value)) {
    problem->place = "/url";
    bad.push_back(std::move(*problem));
  }
  if (!what.only) return bad;
  const auto& procedures = ports_.desk.catalogue().procedures();
  check_codes(
      what.only->procedures, "procedures", "unknown-procedure",
      [&](const std::string& id) { return ports_.desk.catalogue().procedure(id) != nullptr; }, bad);
  check_codes(
      what.only->commands, "commands", "unknown-command",
      [&](const std::string& code) {
        return std::ranges::any_of(procedures, [&](const Procedure* procedure) {
          return std::ranges::any_of(procedure->book().commands,
                                     [&](const BookCommand& known) { return known.info->code == code; });
        });
      },
      bad);
  const auto units = what.only->units.value_or(std::vector<UnitId>{});
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (ports_.desk.store().unit(units[i])) continue;
    bad.push_back({"no-such-unit", "/only/units/" + std::to_string(i), {"没有这个机构", "there is no such unit"}});
  }
  return bad;
}

// Who lacks the right is told so of every id, whether there is such a subscription or not.
Subscriptions::Result<Kept<Subscription>> Subscriptions::mine(SubscriptionId id, const Actor& by,
                                                              std::string_view act) {
  auto found = find_kept<Subscription>(kept(), to_string(id));
  if (found && is_own(found->value.account, by)) return std::move(*found);
  if (auto lacking = lacks_right(ports_.desk, by, act)) return Problems{std::move(*lacking)};
  if (!found) return Problems{not_there()};
  return std::move(*found);
}

bool Subscriptions::is_own(const std::string& account, const Actor& by) {
  return account == by.id && !lacks_right(ports_.desk, by, kOwn);
}

template <class Change>
Subscriptions::Result<Kept<Subscription>> Subscriptions::change(SubscriptionId id, const Actor& by, Change change) {
  for (int tries = 0; tries < kTries; ++tries) {
    auto found = mine(id, by, kChange);
    if (!found) return found;
    change(found->value);
    if (!save_kept(kept(), *found, found->value.account.value)) continue;
    ports_.put_on_record(to_string(id), by);
    ports_.changed();
    return found;
  }
  throw busy();
}

void Subscriptions::new_secret_for(Subscription& subscription) {
  const bool symmetric =
      subscription.settings.signature.value_or(SignatureKind::hmac_sha256) == SignatureKind::hmac_sha256;
  const auto secret = symmetric ? webhooks::new_secret(ports_.random) : webhooks::new_private_key(ports_.random);
  subscription.secrets.insert(subscription.secrets.begin(),
                              ports_.sealing.seal(sealing_purpose(subscription.id), secret));
  if (subscription.secrets.size() > 2) subscription.secrets.resize(2);
  subscription.public_key.reset();
  if (!symmetric) subscription.public_key = webhooks::public_key_of(secret);
}

SubscriptionSecret Subscriptions::shown_once(const Subscription& subscription) {
  SubscriptionSecret shown{view_of(subscription), {}};
  if (!subscription.public_key) {
    shown.secret = ports_.sealing.open(sealing_purpose(subscription.id), subscription.secrets.front().value);
  }
  return shown;
}

std::size_t Subscriptions::count_of(std::string_view kind, const std::string& owner) {
  constexpr std::size_t kMost = 1'000;  // beyond that a number says no more
  return kept().list(kind, owner, "", kMost).size();
}

SubscriptionView Subscriptions::view_of(const Subscription& subscription) {
  const auto owner = to_string(subscription.id);
  const auto place = find_kept<DeliveryPlace>(kept(), owner);
  return {.id = subscription.id,
          .account = subscription.account,
          .settings = subscription.settings,
          .state = subscription.state,
          .why = subscription.why,
          .secrets = static_cast<std::int64_t>(subscription.secrets.size()),
          .public_key = subscription.public_key,
          .created_at = subscription.created_at,
          .next = place ? place->value.next : LogIndex{},
          .cases_behind = static_cast<std::int64_t>(count_of(CaseBehind::kKind, owner)),
          .dead_letters = static_cast<std::int64_t>(count_of(DeadLetter::kKind, owner))};
}

Subscriptions::Result<SubscriptionSecret> Subscriptions::add(const SubscriptionToAdd& what, const Actor& by,
                                                             const std::string& idempotency_key) {
  const auto account = what.account ? what.account->value : by.id;
  if (!is_own(account, by)) {
    if (auto lacking = lacks_right(ports_.desk, by, kAdd)) return Problems{std::move(*lacking)};
  }
  const auto keyed = keyed_id(ports_.desk, "subscription", by, idempotency_key);
  const auto present = list_kept<Subscription>(kept(), account);
  for (const auto& known : present) {
    if (!keyed.names(known.value.id.uuid)) continue;
    return shown_once(known.value);
  }
  auto bad = problems_of(what.settings);
  for (auto& problem : bad) problem.place.insert(0, "/settings");
  if (!ports_.is_account(account)) {
    bad.push_back(
        {"no-such-account", "/account", {"没有这个账号：" + account, "there is no such account: " + account}});
  }
  if (present.size() >= kMostOfAnAccount) {
    const auto most = std::to_string(kMostOfAnAccount);
    bad.push_back({"too-many-subscriptions",
                   "/account",
                   {"一个账号至多 " + most + " 个订阅，请先删除不用的",
                    "an account has at most " + most + " subscriptions; remove those that are not needed"}});
  }
  if (!bad.empty()) return bad;

  Subscription subscription{
      .id = {keyed.id}, .account = account, .settings = what.settings, .created_at = ports_.desk.clock().now()};
  new_secret_for(subscription);
  const auto id = to_string(subscription.id);
  // Its place first: a subscription without one would begin with the first entry of the log.
  const Kept<DeliveryPlace> place{id, 0, {static_cast<std::int64_t>(log_size(ports_.desk.store())), false}};
  if (!save_kept(kept(), place, id) || !save_kept(kept(), Kept<Subscription>{id, 0, subscription}, account))
    throw busy();
  ports_.put_on_record(id, by);
  ports_.changed();
  return shown_once(subscription);
}

Subscriptions::Result<SubscriptionView> Subscriptions::set(SubscriptionId id, const SubscriptionSettings& what,
                                                           const Actor& by) {
  if (const auto found = mine(id, by, kChange); !found) return found.error();
  if (auto bad = problems_of(what); !bad.empty()) return bad;
  const auto changed = change(id, by, [&](Subscription& subscription) { subscription.settings = what; });
  if (!changed) return changed.error();
  return view_of(changed->value);
}

Subscriptions::Result<SubscriptionView> Subscriptions::set_state(SubscriptionId id, SubscriptionWish wish,
                                                                 const Actor& by) {
  const auto changed = change(id, by, [&](Subscription& subscription) {
    subscription.state = wish == SubscriptionWish::active ? SubscriptionState::active : SubscriptionState::paused;
    subscription.why.reset();
  });
  if (!changed) return changed.error();
  return view_of(changed->value);
}

Subscriptions::Result<void> Subscriptions::remove(SubscriptionId id, const Actor& by, bool again) {
  const auto owner = to_string(id);
  if (!again || kept().find(Subscription::kKind, owner)) {
    if (const auto found = mine(id, by, kRemove); !found) return found.error();
  }
  kept().remove(Subscription::kKind, owner);
  for (const auto kind : {DeliveryPlace::kKind, CaseBehind::kKind, DeadLetter::kKind, Redelivery::kKind}) {
    kept().remove_owned(kind, owner);
  }
  ports_.put_on_record(owner, by);
  ports_.changed();
  return {};
}

Subscriptions::Result<SubscriptionSecret> Subscriptions::rotate_secret(SubscriptionId id, const Actor& by,
                                                                       const std::string& idempotency_key) {
  const auto under = key_mark(by, idempotency_key);
  const auto found = mine(id, by, kChange);
  if (!found) return found.error();
  if (under && found->value.rotated_under == under) return shown_once(found->value);
  const auto changed = change(id, by, [&](Subscription& subscription) {
    new_secret_for(subscription);
    subscription.rotated_under = under;
  });
  if (!changed) return changed.error();
  return shown_once(changed->value);
}

Subscriptions::Result<SubscriptionView> Subscriptions::retire_secret(SubscriptionId id, const Actor& by) {
  const auto changed = change(id, by, [](Subscription& subscription) { subscription.secrets.resize(1); });
  if (!changed) return changed.error();
  return view_of(changed->value);
}

Subscriptions::Result<SubscriptionView> Subscriptions::replay(SubscriptionId id, const Replay& what, const Actor& by,
                                                              const std::string& idempotency_key) {
  const auto found = mine(id, by, kChange);
  if (!found) return found.error();
  const auto size = static_cast<std::int64_t>(log_size(ports_.desk.store()));
  if (what.from.value > size) {
    return Problems{
        {"out-of-range",
         "/from",
         {"日志目前只有" + std::to_string(size) + "条", "the log has " + std::to_string(size) + " entries"}}};
  }
  const auto owner = to_string(id);
  const auto under = key_mark(by, idempotency_key);
  for (int tries = 0;; ++tries) {
    if (tries == kTries) throw busy();
    auto place = find_kept<DeliveryPlace>(kept(), owner).value_or(Kept<DeliveryPlace>{owner, 0, {}});
    if (under && place.value.sent_back_under == under) break;
    place.value = {what.from, true, under};
    if (save_kept(kept(), place, owner)) break;
  }
  ports_.put_on_record(owner, by);
  ports_.changed();
  return view_of(found->value);
}

Subscriptions::Result<SubscriptionView> Subscriptions::show(SubscriptionId id, const Actor& by) {
  const auto found = mine(id, by, kList);
  if (!found) return found.error();
  return view_of(found->value);
}

Subscriptions::Result<std::vector<SubscriptionView>> Subscriptions::list(const Actor& by) {
  auto lacking = lacks_right(ports_.desk, by, kList);
  if (lacking && !is_own(by.id, by)) return Problems{std::move(*lacking)};
  std::vector<SubscriptionView> views;
  for (const auto& each : list_kept<Subscription>(kept(), lacking ? by.id : "")) {
    views.push_back(view_of(each.value));
  }
  return views;
}

Subscriptions::Result<std::vector<DeadLetter>> Subscriptions::dead_letters(SubscriptionId id,
                                                                           std::optional<std::uint64_t> after,
                                                                           std::size_t limit, const Actor& by) {
  const auto found = mine(id, by, kList);
  if (!found) return found.error();
  return dead_letters_of(kept(), to_string(id), after, limit);
}

Subscriptions::Result<DeadLetter> Subscriptions::redeliver(SubscriptionId id, std::uint64_t log_index,
                                                           const Actor& by) {
  const auto found = mine(id, by, kChange);
  if (!found) return found.error();
  const auto owner = to_string(id);
  auto letter = find_dead_letter(kept(), owner, log_index);
  if (!letter) return Problems{not_there()};
  if (ask_for_redelivery(kept(), owner, *letter)) {
    ports_.put_on_record(owner, by);
    ports_.changed();
  }
  return std::move(*letter);
}

Subscriptions::Result<DeadLetter> Subscriptions::discard(SubscriptionId id, std::uint64_t log_index, const Actor& by) {
  const auto found = mine(id, by, kChange);
  if (!found) return found.error();
  const auto owner = to_string(id);
  auto letter = find_dead_letter(kept(), owner, log_index);
  if (!letter) return Problems{not_there()};
  ports_.put_on_record(owner, by);  // first: who asks again finds nothing to put on record
  if (!remove_dead_letter(kept(), owner, *letter)) return Problems{not_there()};
  return std::move(*letter);
}

}  // namespace renmian
